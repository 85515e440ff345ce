import { useQuery } from '@tanstack/react-query'
import { timing } from '#shared/sync/timing.ts'
import { desk } from '../../bridge/index.ts'

/** The accounts that a demo service offers. While the service gives no answer, it is asked again and again. */
export function useDemoAccounts({ enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: ['account.demoAccounts'],
    queryFn: () => desk.call('account.demoAccounts', null),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      state.status === 'error' || state.data?.kind === 'no_answer' ? 2 * timing.retryFirst : false,
  })
}
