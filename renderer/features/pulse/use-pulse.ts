import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Pulse } from '#shared/pulse/pulse.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import { desk, useSyncStatus } from '../../bridge/index.ts'

/** The last numbers that the service has given, and whether it gave them just now. */
export type KnownPulse =
  | { readonly kind: 'now'; readonly pulse: Pulse }
  /** It did not answer; the numbers are those of before, or none. `failure` null: it could not even be asked. */
  | { readonly kind: 'not_now'; readonly pulse: Pulse | null; readonly failure: SyncFailure | null }
  /** The role for it has ended, and so have its numbers. */
  | { readonly kind: 'refused' }

const key = ['service.pulse'] as const

/**
 * How the review desk is doing; undefined until the first answer. It is asked for when it is looked at, and again after
 * each sync: what was decided here or elsewhere is counted then.
 */
export function usePulse(): { readonly known: KnownPulse | undefined; readonly askAgain: () => void } {
  const queries = useQueryClient()
  const { data, isError, refetch } = useQuery({
    queryKey: key,
    queryFn: async (): Promise<KnownPulse> => {
      const before = queries.getQueryData<KnownPulse>(key)
      const outcome = await desk.call('service.pulse', null)
      switch (outcome.kind) {
        case 'answer':
          return { kind: 'now', pulse: outcome.value }
        case 'no_answer':
          return { kind: 'not_now', pulse: pulseOf(before), failure: outcome.failure }
        case 'refused':
          return { kind: 'refused' }
      }
    },
    // Whoever comes back without a network finds the numbers of before.
    gcTime: Number.POSITIVE_INFINITY,
  })
  const status = useSyncStatus()
  const lastSync = status?.phase === 'idle' ? status.lastSyncAt : null
  const seen = useRef(lastSync)
  useEffect(() => {
    if (lastSync === null || lastSync === seen.current) return
    seen.current = lastSync
    void refetch()
  }, [lastSync, refetch])
  const known = isError ? { kind: 'not_now' as const, pulse: pulseOf(data), failure: null } : data
  return { known, askAgain: () => void refetch() }
}

function pulseOf(known: KnownPulse | undefined): Pulse | null {
  return known === undefined || known.kind === 'refused' ? null : known.pulse
}
