import { type Instant, instantOf } from '../content/identity.ts'
import type { StandingOf, Urgency } from './enquiry.ts'
import type { EnquiryState } from './enquiry-state.ts'
import { afterOfficeMinutes } from './office-hours.ts'

const hour = 60
/** A day of the office. */
const day = 8 * hour

/** Within how many office minutes an enquiry is to be answered for the first time, and to be settled. */
const dueWithin: Readonly<Record<Urgency, { readonly firstAnswer: number; readonly settlement: number }>> = {
  urgent: { firstAnswer: 4 * hour, settlement: 2 * day },
  high: { firstAnswer: day, settlement: 5 * day },
  normal: { firstAnswer: 2 * day, settlement: 10 * day },
  low: { firstAnswer: 5 * day, settlement: 20 * day },
}

/** Whether it is the experts' turn. */
export function isToBeAnswered(state: EnquiryState): boolean {
  return state === 'new' || state === 'triaged' || state === 'assigned'
}

/** What a due time is reckoned from. */
type Reckoned = Pick<
  StandingOf<unknown>,
  'state' | 'urgency' | 'receivedAt' | 'dueFrom' | 'firstAnsweredAt' | 'waitedMinutes'
>

/**
 * When an enquiry is due. The first answer is due until there is one, the settlement until it is answered or closed; while
 * the enquirer is waited for, the clock stands still, and what it stood is added afterwards. What is asked again after it was
 * answered or closed is reckoned from then.
 */
export function dueTimes({
  state,
  urgency,
  receivedAt,
  dueFrom = receivedAt,
  firstAnsweredAt,
  waitedMinutes,
}: Reckoned): {
  readonly firstAnswerDue: Instant | null
  readonly settlementDue: Instant | null
} {
  const { firstAnswer, settlement } = dueWithin[urgency]
  const after = (minutes: number) =>
    instantOf(new Date(afterOfficeMinutes(Date.parse(dueFrom), minutes + waitedMinutes)))
  const isOpen = isToBeAnswered(state)
  return {
    firstAnswerDue: isOpen && firstAnsweredAt === null ? after(firstAnswer) : null,
    settlementDue: isOpen ? after(settlement) : null,
  }
}

/** How an enquiry stands to its next due time. */
export type Timeliness = 'none' | 'in_time' | 'soon' | 'late'

/** From so many milliseconds before a due time on, it is soon. */
const soonBefore = 4 * 3_600_000

/** The due time that comes first; null where nothing is due. */
export function nextDue({
  firstAnswerDue,
  settlementDue,
}: Pick<StandingOf<unknown>, 'firstAnswerDue' | 'settlementDue'>): Instant | null {
  if (firstAnswerDue === null || settlementDue === null) return firstAnswerDue ?? settlementDue
  return firstAnswerDue < settlementDue ? firstAnswerDue : settlementDue
}

export function timelinessOf(due: Instant | null, now: Date): Timeliness {
  if (due === null) return 'none'
  const left = Date.parse(due) - now.getTime()
  if (left < 0) return 'late'
  return left < soonBefore ? 'soon' : 'in_time'
}
