import { type EnquiryHand, isHeldByOther, moved } from './act-on-enquiry.ts'
import { isToBeAnswered } from './due-times.ts'
import type { StandingOf } from './enquiry.ts'
import type { EnquiryRefusal } from './enquiry-refusal.ts'
import type { EnquiryState } from './enquiry-state.ts'

/** How an enquiry stands that another one was merged into, or why that cannot be. */
export type Merged<Who> =
  | { readonly kind: 'done'; readonly standing: StandingOf<Who> }
  | { readonly kind: 'refused'; readonly refusal: EnquiryRefusal }

/**
 * What a merge makes of the enquiry that stays. `from`: where the one that goes stood before. A question that was still to be
 * answered brings back what is answered, or waits for the enquirer, as a message of theirs does.
 */
export function mergedStanding<Who>(
  from: EnquiryState,
  into: StandingOf<Who>,
  hand: Omit<EnquiryHand<Who>, 'expert'>,
): Merged<Who> {
  if (into.mergedInto !== null || into.state === 'closed') return { kind: 'refused', refusal: 'no_such_step' }
  if (isHeldByOther(into, hand)) return { kind: 'refused', refusal: 'claimed' }
  const standing = isToBeAnswered(from) ? moved(into, 'message_came', hand.at) : into
  return standing === null ? { kind: 'refused', refusal: 'no_such_step' } : { kind: 'done', standing }
}
