import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { FollowChange } from '#shared/follows/follows.ts'
import { desk } from '../bridge/index.ts'
import { type FollowChangeRecord, keepFollowChange, sendFollowChanges } from './follow-changes.ts'
import { useOpenLibrary } from './provider.tsx'

/** What of one's follows the service does not have yet, live; undefined while it is read. */
export function useFollowChanges(): readonly FollowChangeRecord[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(() => database.followChanges.toArray(), [database])
}

/** What keeps changes of what is followed, and sends them. Rejects where the disk says no. */
export function useFollowWriting() {
  const { database } = useOpenLibrary()
  return useMemo(
    () => ({
      keep: (change: FollowChange) => keepFollowChange(database, change, crypto.randomUUID()),
      send: () =>
        navigator.locks.request(`${database.name} follows`, () =>
          sendFollowChanges(database, changes => desk.call('account.follow', { changes })),
        ),
    }),
    [database],
  )
}
