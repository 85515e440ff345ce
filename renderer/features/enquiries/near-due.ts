import type { AccountId } from '#shared/content/identity.ts'
import { nextDue, timelinessOf } from '#shared/enquiry/due-times.ts'
import type { EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { isHeld } from '#shared/margin/write-in-margin.ts'
import { isOpen } from './inbox.ts'

/** Whether nobody else answers it: it is one's own, or in nobody's hands. */
function isMineToAnswer({ assignee, claim }: EnquiryRow, me: AccountId, now: Date): boolean {
  if (assignee !== null) return assignee.id === me
  return claim === null || !isHeld(claim, now) || claim.by.id === me
}

/**
 * The enquiries that somebody has to look at soon: theirs, or nobody's, whose due time is over or near. What is longest overdue
 * first; of equals, the number decides.
 */
export function nearDue(enquiries: readonly EnquiryRow[], me: AccountId, now: Date): readonly EnquiryRow[] {
  return enquiries
    .flatMap(enquiry => {
      const due = nextDue(enquiry)
      const timeliness = timelinessOf(due, now)
      const isNear = timeliness === 'late' || timeliness === 'soon'
      return due !== null && isNear && isOpen(enquiry) && isMineToAnswer(enquiry, me, now)
        ? [{ enquiry, due }]
        : []
    })
    .toSorted((one, other) =>
      one.due === other.due
        ? one.enquiry.number.localeCompare(other.enquiry.number)
        : one.due < other.due
          ? -1
          : 1,
    )
    .map(({ enquiry }) => enquiry)
}
