import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ResourceCentre } from '#shared/centres/resource-centre.ts'
import { type Instant, instantOf } from '#shared/content/identity.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import { desk, useSyncStatus } from '../../bridge/index.ts'
import { type CentresAt, useAnswerKeeping, useKeptCentres } from '../../library/index.ts'

/** Why there is no newer list: the service gave no answer, said no, or could not even be asked. */
export type CentresTrouble = SyncFailure | 'refused' | 'failed'

/** What the last question brought. */
interface Asked {
  /** The newest list that this window has had from the service; the one before where the last question brought none. */
  readonly last: CentresAt | null
  readonly trouble: CentresTrouble | null
}

export const centresKey = ['service.centres'] as const

/** While it is looked at, the service is asked again so often, in milliseconds: others change the list too. */
const askedEvery = 30_000
/** So long the list on this computer is new enough for a window that does not show it, in milliseconds. */
const newEnough = 3_600_000

async function askForCentres(
  queries: QueryClient,
  keep: (answer: CentresAt) => Promise<void>,
): Promise<Asked> {
  const last = queries.getQueryData<Asked>(centresKey)?.last ?? null
  const outcome = await desk.call('service.centres', null)
  switch (outcome.kind) {
    case 'answer': {
      const answer = { at: instantOf(new Date()), list: outcome.value }
      // Where the disk has no room the list is shown all the same; what keeps words says that there is none.
      await keep(answer).catch(() => undefined)
      return { last: answer, trouble: null }
    }
    case 'no_answer':
      return { last, trouble: outcome.failure }
    case 'refused':
      return { last, trouble: 'refused' }
  }
}

function useQuestion() {
  const queries = useQueryClient()
  const keep = useAnswerKeeping()
  return { queryKey: centresKey, queryFn: () => askForCentres(queries, keep) }
}

/** The list as it is known: from the service just now, or as it was kept on this computer. */
export interface KnownCentres {
  readonly centres: readonly ResourceCentre[]
  readonly at: Instant
}

function newerOf(one: CentresAt | null, other: CentresAt | null): CentresAt | null {
  if (one === null || other === null) return one ?? other
  return one.at >= other.at ? one : other
}

/**
 * The resource centres; `known` is undefined until the first answer, null where neither the service nor this computer has
 * the list. It is asked for when it is looked at, from time to time, and after each sync.
 */
export function useCentres(): {
  readonly known: KnownCentres | null | undefined
  readonly trouble: CentresTrouble | null
  readonly askAgain: () => void
} {
  const { data, isError, isPending, refetch } = useQuery({
    ...useQuestion(),
    refetchInterval: askedEvery,
  })
  const kept = useKeptCentres()
  const status = useSyncStatus()
  const lastSync = status?.phase === 'idle' ? status.lastSyncAt : null
  const seen = useRef(lastSync)
  useEffect(() => {
    if (lastSync === null || lastSync === seen.current) return
    seen.current = lastSync
    void refetch()
  }, [lastSync, refetch])
  const newest = newerOf(data?.last ?? null, kept ?? null)
  const isWaiting = newest === null && (kept === undefined || isPending)
  return {
    known: isWaiting ? undefined : newest && { centres: newest.list.centres, at: newest.at },
    trouble: isError ? 'failed' : (data?.trouble ?? null),
    askAgain: () => void refetch(),
  }
}

/** Has the list kept on this computer once the service is reached, so that it can be read offline without having been opened. */
export function useKeepingCentres(): void {
  const isReached = useSyncStatus()?.phase === 'idle'
  useQuery({
    ...useQuestion(),
    enabled: isReached,
    staleTime: query => (query.state.data?.trouble === null ? newEnough : 0),
  })
}
