import { retryDelay } from '#shared/sync/backoff.ts'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import type { Account } from '../account/account.ts'
import type { Clock } from '../sync/engine.ts'

interface KeepSignedInParts {
  readonly account: Pick<Account, 'demoAccount' | 'signIn'>
  readonly clock: Clock
  readonly random: () => number
}

/** Signs in to a demo account at start, unless it is signed in; while the service is away, it tries again. */
export function keepSignedInAs({ account, clock, random }: KeepSignedInParts): {
  start(key: DemoAccountKey): void
  stop(): void
} {
  let cancel: (() => void) | null = null
  let isStopped = false

  async function attempt(key: DemoAccountKey, failures: number): Promise<void> {
    cancel = null
    const outcome = await account.signIn(key)
    if (isStopped || outcome.kind !== 'failed') return
    cancel = clock.after(retryDelay(failures + 1, random()), () => void attempt(key, failures + 1))
  }

  return {
    start: key => {
      if (account.demoAccount() !== key) void attempt(key, 0)
    },
    stop: () => {
      isStopped = true
      cancel?.()
    },
  }
}
