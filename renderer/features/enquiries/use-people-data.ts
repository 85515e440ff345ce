import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ErasedPerson, PersonAddress, PersonExport, PrivacyLog } from '#shared/enquiry/people-data.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import { desk } from '../../bridge/index.ts'
import { useEnquiryDesk } from '../../library/index.ts'

/** Why the service did not do what it was asked. */
type PeopleDataTrouble = SyncFailure | 'refused'

/** An answer of the service, or why there is none. */
type PeopleDataAnswer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'trouble'; readonly trouble: PeopleDataTrouble }

type Answer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'no_answer'; readonly failure: SyncFailure }
  | { readonly kind: 'refused' }

function told<Value>(answer: Answer<Value>): PeopleDataAnswer<Value> {
  if (answer.kind === 'answer') return answer
  return { kind: 'trouble', trouble: answer.kind === 'no_answer' ? answer.failure : 'refused' }
}

const logKey = ['enquiries.privacyLog'] as const

/** The log, asked for when it is looked at; whatever there was before is not shown as if it were all. */
export function usePrivacyLog() {
  return useQuery({
    queryKey: logKey,
    queryFn: async (): Promise<PeopleDataAnswer<PrivacyLog>> =>
      told(await desk.call('enquiries.privacyLog', null)),
    gcTime: 0,
  })
}

interface PeopleData {
  readonly exportPerson: (email: PersonAddress) => Promise<PeopleDataAnswer<PersonExport>>
  /** What is here of the person is anonymous too once this has resolved. */
  readonly erasePerson: (email: PersonAddress) => Promise<PeopleDataAnswer<ErasedPerson>>
}

/** What is asked of the service about one person. Each is in the log afterwards. */
export function usePeopleData(): PeopleData {
  const enquiries = useEnquiryDesk()
  const queries = useQueryClient()
  const exportPerson = useCallback(
    async (email: PersonAddress) => {
      const answer = told(await desk.call('enquiries.exportPerson', { email }))
      void queries.invalidateQueries({ queryKey: logKey })
      return answer
    },
    [queries],
  )
  const erasePerson = useCallback(
    async (email: PersonAddress) => {
      const answer = told(await desk.call('enquiries.erasePerson', { email }))
      void queries.invalidateQueries({ queryKey: logKey })
      if (answer.kind === 'answer') await enquiries.sync()
      return answer
    },
    [queries, enquiries],
  )
  return { exportPerson, erasePerson }
}
