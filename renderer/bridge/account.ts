import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { AccountState } from '#shared/ipc/contract.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import type { TravellingFile } from '#shared/sync/travelling-file.ts'
import { followClosing } from './closing.ts'
import { desk } from './desk.ts'
import { followSpelling } from './spelling.ts'

const accountKey = ['account.state'] as const
const syncKey = ['sync.status'] as const
const uploadsKey = ['sync.uploads'] as const

/** Who is signed in, live; undefined until the main process has answered. */
export function useAccount(): AccountState | undefined {
  return useQuery({
    queryKey: accountKey,
    queryFn: () => desk.call('account.state', null),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}

/** What the sync engine is doing, live; undefined until the main process has answered. */
export function useSyncStatus(): SyncStatus | undefined {
  return useQuery({
    queryKey: syncKey,
    queryFn: () => desk.call('sync.status', null),
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}

const none: readonly TravellingFile[] = []

/** The files on their way to the service, live; none until the main process has answered. */
export function useUploads(): readonly TravellingFile[] {
  return (
    useQuery({
      queryKey: uploadsKey,
      queryFn: () => desk.call('sync.uploads', null),
      staleTime: Number.POSITIVE_INFINITY,
    }).data ?? none
  )
}

/** Keeps all of it up to date from the main process's events; returns the end of it. */
export function followMainProcess(queries: QueryClient): () => void {
  const ends = [
    desk.on('account.changed', state => {
      // A question that is still under way would bring back an older answer over this one.
      void queries.cancelQueries({ queryKey: accountKey })
      queries.setQueryData(accountKey, state)
    }),
    desk.on('sync.changed', status => {
      void queries.cancelQueries({ queryKey: syncKey })
      queries.setQueryData(syncKey, status)
    }),
    desk.on('sync.uploadsChanged', files => {
      void queries.cancelQueries({ queryKey: uploadsKey })
      queries.setQueryData(uploadsKey, files)
    }),
    followClosing(),
    followSpelling(queries),
  ]
  return () => {
    for (const end of ends) end()
  }
}
