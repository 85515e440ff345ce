import ical from 'ical-generator'
import type { Instant, ItemId, Revision } from '../content/identity.ts'
import { bodyOf, type ItemFields, titleOf } from '../content/item-type.ts'
import { publishedEventOf, spanOfEvent } from './published-event.ts'
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

/** What a line of a calendar cannot hold. */
function printable(text: string): string {
  return [...text].filter(character => character >= ' ' || character === '\n').join('')
}

/**
 * An event as an iCalendar file (RFC 5545); null for an item without a time. `address` is where it can be read. The same
 * revision is the same file to the last byte, and a later revision takes the place of an earlier one in whatever calendar it
 * was put into: its identity is the item's, its number the revision's. Times are in UTC, as clocks stand by the rules of today.
 */
export function calendarFile({ id, revision, at, fields }: EventToShare, address: string): string | null {
  const event = publishedEventOf('event', fields)
  const span = event === null ? null : spanOfEvent(event)
  if (event === null || span === null) return null
  const text = summaryOf(bodyOf('event', fields), longestDescription)
  const [calendar, published] = [ical({ prodId: '-//OSOR Desk//Published events//EN' }), new Date(at)]
  calendar.createEvent({
    id,
    sequence: revision,
    stamp: published,
    lastModified: published,
    start: new Date(span.from),
    end: new Date(span.to),
    summary: printable(titleOf('event', fields)),
    description: printable([text, address].filter(part => part !== '').join('\n\n')),
    location: event.place === '' ? null : printable(event.place),
    url: address,
  })
  return calendar.toString()
}
