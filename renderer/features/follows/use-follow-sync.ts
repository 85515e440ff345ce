import { useEffect, useRef } from 'react'
import { desk, useAccount, useSyncStatus } from '../../bridge/index.ts'
import { useFollowChanges, useFollowWriting } from '../../library/index.ts'

/**
 * So often it is asked, behind a sync, whether another computer has changed what is followed; in milliseconds. Where it is
 * looked at, it is asked at once.
 */
const askedEvery = 300_000

/** Sends what was changed of one's follows when the service is there, and hears what another computer has changed. */
export function useFollowSync(): void {
  const account = useAccount()
  const isOffered = account?.kind === 'signed_in' && account.me.follows !== undefined
  const status = useSyncStatus()
  const lastSync = status?.phase === 'idle' ? status.lastSyncAt : null
  const changes = useFollowChanges()
  const { send } = useFollowWriting()
  // The account was asked for when the library was connected.
  const askedAt = useRef<number | null>(null)
  useEffect(() => {
    if (!isOffered || lastSync === null || changes === undefined) return
    const now = Date.now()
    askedAt.current ??= now
    if (changes.length > 0) {
      // What was not taken is tried again behind the next sync.
      void send().catch(() => undefined)
    } else if (now - askedAt.current >= askedEvery) {
      askedAt.current = now
      void desk.call('account.askAgain', null).catch(() => undefined)
    }
  }, [isOffered, lastSync, changes, send])
}

/** Asks what is followed by now, where that comes on screen. */
export function useFollowsAnew(): void {
  useEffect(() => {
    // Without an answer what is known stays.
    void desk.call('account.askAgain', null).catch(() => undefined)
  }, [])
}
