import { type Affected, affectedTogether, isAnyAffected } from './affected.ts'

/** How soon a change that is committed but not settled yet is looked for again, in milliseconds. */
const settlePause = 50

/** Numbers of transactions, which rise as they write for the first time. */
export interface Snapshot {
  /** Everything before it has ended. */
  readonly oldestRunning: bigint
  /** Everything that was committed when the snapshot was taken is before it. */
  readonly next: bigint
}

export interface SettledChangesParts {
  /** Rejects when the database cannot be asked. */
  readonly snapshot: () => Promise<Snapshot>
  /** Calls back after so many milliseconds. */
  readonly later: (wait: number, act: () => void) => void
  readonly settled: (affected: Affected) => void
}

export interface SettledChanges {
  /** To be told of each commit. */
  readonly heard: (affected: Affected) => void
  readonly stop: () => void
}

/**
 * Hands changes on as soon as the feed can show them. It holds a committed change back while an older transaction is
 * still running, and nobody tells when that one ends without a change of its own; so this looks until it has. While the
 * database cannot be asked, nobody could fetch anything either, and everything waits.
 */
export function createSettledChanges({ snapshot, later, settled }: SettledChangesParts): SettledChanges {
  /** What was heard since the last look began. */
  let fresh: Affected = []
  /** What each look has found, until all transactions before `until` have ended. */
  let waiting: readonly { readonly affected: Affected; readonly until: bigint }[] = []
  let isLooking = false
  let isStopped = false

  async function look(): Promise<void> {
    // What is heard from here on may have been committed after the question.
    const asked = fresh
    fresh = []
    const now = await snapshot().catch(() => null)
    if (now === null) {
      fresh = affectedTogether(asked, fresh)
      return
    }
    const all = isAnyAffected(asked) ? [...waiting, { affected: asked, until: now.next }] : waiting
    const isSettled = ({ until }: { until: bigint }) => until <= now.oldestRunning
    waiting = all.filter(each => !isSettled(each))
    const affected = all
      .filter(isSettled)
      .reduce<Affected>((sum, each) => affectedTogether(sum, each.affected), [])
    if (isAnyAffected(affected) && !isStopped) settled(affected)
  }

  function lookAfter(wait: number): void {
    if (isLooking || isStopped) return
    isLooking = true
    later(wait, async () => {
      try {
        await look()
      } finally {
        isLooking = false
        if (waiting.length > 0 || isAnyAffected(fresh)) lookAfter(settlePause)
      }
    })
  }

  return {
    heard: affected => {
      fresh = affectedTogether(fresh, affected)
      lookAfter(0)
    },
    stop: () => {
      isStopped = true
    },
  }
}
