const firstWait = 2_000
const longestWait = 15 * 60_000
/** After this time without a failure everything is forgotten. */
const memory = 30 * 60_000

interface Failures {
  readonly count: number
  readonly lastAt: number
}

export interface SignInThrottle {
  /** Milliseconds until this subject may try again; 0 when it may now. */
  readonly waitFor: (subject: string) => number
  readonly failed: (subject: string) => void
  /** One failure was none. */
  readonly takenBack: (subject: string) => void
  readonly succeeded: (subject: string) => void
}

/**
 * Slows down guessing of passwords: after `freeFailures` failures of a subject each further one doubles its wait.
 * `now` in milliseconds.
 */
export function createSignInThrottle(freeFailures: number, now: () => number): SignInThrottle {
  const bySubject = new Map<string, Failures>()
  const forgetOld = () => {
    for (const [subject, failures] of bySubject) {
      if (now() - failures.lastAt > memory) bySubject.delete(subject)
    }
  }
  return {
    waitFor: subject => {
      const failures = bySubject.get(subject)
      if (failures === undefined || failures.count < freeFailures) return 0
      const wait = Math.min(firstWait * 2 ** (failures.count - freeFailures), longestWait)
      return Math.max(0, failures.lastAt + wait - now())
    },
    failed: subject => {
      forgetOld()
      bySubject.set(subject, { count: (bySubject.get(subject)?.count ?? 0) + 1, lastAt: now() })
    },
    takenBack: subject => {
      const failures = bySubject.get(subject)
      if (failures === undefined) return
      if (failures.count > 1) bySubject.set(subject, { ...failures, count: failures.count - 1 })
      else bySubject.delete(subject)
    },
    succeeded: subject => {
      bySubject.delete(subject)
    },
  }
}
