import ical from 'ical-generator'
import type { TitledLink } from '../content/field-value.ts'
import type { Instant, ItemId, Revision } from '../content/identity.ts'
import { bodyOf, type ItemFields, titleOf } from '../content/item-type.ts'
import { addressOfEvent, onlineLinksOf, publishedEventOf, spanOfEvent } from './published-event.ts'
import { summaryOf } from './summary.ts'

/** A published event, as a calendar file is made of it. */
export interface EventToShare {
  readonly id: ItemId
  readonly revision: Revision
  /** When this revision was published. */
  readonly at: Instant
  readonly fields: ItemFields
}

/** Letters of the text that stand in a calendar: whoever wants the rest follows the address. */
const longestDescription = 600

/** The words for where one takes part online, of one link at least. */
type TakePartAt = (said: { readonly links: readonly TitledLink[] }) => string

/** What a line of a calendar cannot hold. */
function printable(text: string): string {
  return [...text].filter(character => character >= ' ' || character === '\n').join('')
}

/**
 * What a calendar shows below the title of an event: what it is about, where one takes part online, and where to read it. The
 * links are among the words because the library does not write CONFERENCE (RFC 7986).
 */
function descriptionOf(fields: ItemFields, address: string, takePartAt: TakePartAt): string {
  const text = summaryOf(bodyOf('event', fields), longestDescription)
  const links = onlineLinksOf(fields)
  const online = links.length === 0 ? '' : takePartAt({ links })
  return [text, online, address].filter(part => part !== '').join('\n\n')
}

/**
 * An event as an iCalendar file (RFC 5545); null for an item without a time. `address` is where it can be read. The same
 * revision is the same file to the last byte, and a later revision takes the place of an earlier one in whatever calendar it
 * was put into: its identity is the item's, its number the revision's. Times are in UTC, as clocks stand by the rules of today.
 */
export function calendarFile(
  { id, revision, at, fields }: EventToShare,
  address: string,
  takePartAt: TakePartAt,
): string | null {
  const event = publishedEventOf('event', fields)
  const span = event === null ? null : spanOfEvent(event)
  if (event === null || span === null) return null
  const place = addressOfEvent(fields)
  const [calendar, published] = [ical({ prodId: '-//OSOR Desk//Published events//EN' }), new Date(at)]
  calendar.createEvent({
    id,
    sequence: revision,
    stamp: published,
    lastModified: published,
    start: new Date(span.from),
    // An end is later than the beginning, or it is not said (RFC 5545, 3.8.2.2).
    end: span.to > span.from ? new Date(span.to) : null,
    summary: printable(titleOf('event', fields)),
    description: printable(descriptionOf(fields, address, takePartAt)),
    location: place === '' ? null : printable(place),
    url: address,
  })
  // The library parts lines; each of a file is ended (RFC 5545, 3.1).
  return `${calendar.toString()}\r\n`
}
