import type { AccountId } from '#shared/content/identity.ts'
import { nextDue } from '#shared/enquiry/due-times.ts'
import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import { searchWords } from '../../lists/title-match.ts'
import type { InboxFilter, InboxOrder } from '../../ui-state/enquiry-choices.ts'

/** What has to be done next, and by whom. */
export function isOpen({ state }: Enquiry): boolean {
  return state === 'new' || state === 'triaged' || state === 'assigned'
}

const shows: Readonly<Record<InboxFilter, (enquiry: Enquiry, me: AccountId) => boolean>> = {
  open: isOpen,
  mine: (enquiry, me) => enquiry.assignee?.id === me && enquiry.state !== 'closed',
  waiting: ({ state }) => state === 'waiting',
  done: ({ state }) => state === 'answered' || state === 'closed',
  all: () => true,
}

/** Instants are ISO 8601 in UTC, so that text order is time order. Of equals, the number decides. */
function compareReceived(one: Enquiry, other: Enquiry): number {
  if (one.receivedAt !== other.receivedAt) return one.receivedAt < other.receivedAt ? -1 : 1
  return one.number < other.number ? -1 : 1
}

function compareDue(one: Enquiry, other: Enquiry): number {
  const [first, second] = [nextDue(one), nextDue(other)]
  if (first === second) return compareReceived(one, other)
  if (first === null || second === null) return first === null ? 1 : -1
  return first < second ? -1 : 1
}

const compareBy: Readonly<Record<InboxOrder, (one: Enquiry, other: Enquiry) => number>> = {
  due: compareDue,
  newest: (one, other) => compareReceived(other, one),
  oldest: compareReceived,
}

const texts = new WeakMap<Enquiry, string>()

/** All that was written in an enquiry, as it is searched: made once for each version of it. */
function searchedText(enquiry: Enquiry): string {
  const known = texts.get(enquiry)
  if (known !== undefined) return known
  const { number, subject, enquirer, messages, notes, replies } = enquiry
  const people = enquirer === null ? [] : Object.values(enquirer)
  const written = [
    ...messages.map(({ text }) => text),
    ...notes.map(({ internal }) => internal),
    ...replies.map(({ letter }) => letter),
  ]
  const text = searchWords([number, subject, ...people, ...written].join(' ')).join(' ')
  texts.set(enquiry, text)
  return text
}

interface InboxQuestion {
  readonly filter: InboxFilter
  readonly order: InboxOrder
  readonly search: string
}

/** The inbox as it was filtered, searched and sorted. Every word of a search has to occur somewhere in an enquiry. */
export function inboxOf(
  enquiries: readonly Enquiry[],
  { filter, order, search }: InboxQuestion,
  me: AccountId,
): readonly Enquiry[] {
  const words = searchWords(search)
  return enquiries
    .filter(enquiry => shows[filter](enquiry, me))
    .filter(enquiry => {
      if (words.length === 0) return true
      const text = searchedText(enquiry)
      return words.every(word => text.includes(word))
    })
    .toSorted(compareBy[order])
}

/** The enquiry a step away; from outside the inbox a step leads to its first one. Null beyond the ends. */
export function stepFrom(inbox: readonly Enquiry[], from: EnquiryId | null, step: 1 | -1): EnquiryId | null {
  const at = inbox.findIndex(({ id }) => id === from)
  const next = at === -1 ? inbox[0] : inbox[at + step]
  return next?.id ?? null
}
