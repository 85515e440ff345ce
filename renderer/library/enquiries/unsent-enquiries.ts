import type { EnquiryId, EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { enquiryOfRequest } from '#shared/enquiry/enquiry-request.ts'
import type { EnquirySnapshot } from './enquiry-snapshot.ts'

/** An enquiry, or the text modules as one, about which the service has not done all that was asked. */
export interface UnsentEnquiry {
  /** null: the text modules. */
  readonly id: EnquiryId | null
  /** null for the text modules, and where the enquiry is not here any more. */
  readonly number: EnquiryNumber | null
  /** Whether the service has refused something of it: that does not go by itself. */
  readonly isRefused: boolean
}

/** What is not sent about enquiries, by enquiry, in the order in which it was asked; what is refused comes last. */
export function unsentIn({
  waiting,
  refused,
  enquiries,
}: Pick<EnquirySnapshot, 'waiting' | 'refused' | 'enquiries'>): readonly UnsentEnquiry[] {
  const refusedIds = new Set(refused.map(({ request }) => enquiryOfRequest(request)))
  const waitingIds = new Set(waiting.map(enquiryOfRequest).filter(id => !refusedIds.has(id)))
  const numbers = new Map(enquiries.map(({ id, number }) => [id, number]))
  return [...waitingIds, ...refusedIds].map(id => ({
    id,
    number: id === null ? null : (numbers.get(id) ?? null),
    isRefused: refusedIds.has(id),
  }))
}
