import type { AccountId } from '#shared/content/identity.ts'
import { nextDue } from '#shared/enquiry/due-times.ts'
import type { EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { searchWords, titleMatches } from '../../lists/title-match.ts'
import type { InboxFilter, InboxOrder } from '../../ui-state/enquiry-choices.ts'
import { enquirerName } from './enquirer-name.ts'

/** What has to be done next, and by whom. */
export function isOpen({ state }: EnquiryRow): boolean {
  return state === 'new' || state === 'triaged' || state === 'assigned'
}

const shows: Readonly<Record<InboxFilter, (enquiry: EnquiryRow, me: AccountId) => boolean>> = {
  open: isOpen,
  mine: (enquiry, me) => enquiry.assignee?.id === me && enquiry.state !== 'closed',
  waiting: ({ state }) => state === 'waiting',
  done: ({ state }) => state === 'answered' || state === 'closed',
  all: () => true,
}

/** Instants are ISO 8601 in UTC, so that text order is time order. Of equals, the number decides. */
function compareReceived(one: EnquiryRow, other: EnquiryRow): number {
  if (one.receivedAt !== other.receivedAt) return one.receivedAt < other.receivedAt ? -1 : 1
  return one.number < other.number ? -1 : 1
}

function compareDue(one: EnquiryRow, other: EnquiryRow): number {
  const [first, second] = [nextDue(one), nextDue(other)]
  if (first === second) return compareReceived(one, other)
  if (first === null || second === null) return first === null ? 1 : -1
  return first < second ? -1 : 1
}

const compareBy: Readonly<Record<InboxOrder, (one: EnquiryRow, other: EnquiryRow) => number>> = {
  due: compareDue,
  newest: (one, other) => compareReceived(other, one),
  oldest: compareReceived,
}

interface InboxQuestion {
  readonly filter: InboxFilter
  readonly order: InboxOrder
}

/** The inbox as it was filtered and sorted. */
export function inboxOf(
  enquiries: readonly EnquiryRow[],
  { filter, order }: InboxQuestion,
  me: AccountId,
): readonly EnquiryRow[] {
  return enquiries.filter(enquiry => shows[filter](enquiry, me)).toSorted(compareBy[order])
}

/** What the index found. */
interface FoundInIndex {
  /** null before the first answer. */
  readonly found: ReadonlySet<EnquiryId> | null
  /** Whether it has read all enquiries. */
  readonly isReady: boolean
}

/**
 * What of an inbox answers a search, in its order: the enquiries in which the index found every word. Until it has read all
 * of them, also those whose number, subject or enquirer has the words.
 */
export function searchedInbox(
  inbox: readonly EnquiryRow[],
  search: string,
  { found, isReady }: FoundInIndex,
): readonly EnquiryRow[] {
  const words = searchWords(search)
  if (words.length === 0) return inbox
  if (isReady) return found === null ? inbox : inbox.filter(({ id }) => found.has(id))
  return inbox.filter(
    row =>
      found?.has(row.id) || titleMatches(`${row.number} ${row.subject} ${enquirerName(row) ?? ''}`, words),
  )
}

/** The enquiry a step away; from outside the inbox a step leads to its first one. Null beyond the ends. */
export function stepFrom(
  inbox: readonly EnquiryRow[],
  from: EnquiryId | null,
  step: 1 | -1,
): EnquiryId | null {
  const at = inbox.findIndex(({ id }) => id === from)
  const next = at === -1 ? inbox[0] : inbox[at + step]
  return next?.id ?? null
}
