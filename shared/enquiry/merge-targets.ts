import type { EnquiryRow } from './enquiry.ts'

/**
 * The enquiries that one can be merged into, the newest first: open ones of the same person. Addresses are compared without
 * regard to case, as the service does.
 */
export function mergeTargets(enquiry: EnquiryRow, enquiries: readonly EnquiryRow[]): readonly EnquiryRow[] {
  const person = enquiry.enquirer?.email.toLowerCase()
  if (person === undefined) return []
  return enquiries
    .filter(
      ({ id, enquirer, state, mergedInto }) =>
        id !== enquiry.id &&
        enquirer?.email.toLowerCase() === person &&
        state !== 'closed' &&
        mergedInto === null,
    )
    .toSorted((one, other) => (one.receivedAt > other.receivedAt ? -1 : 1))
}
