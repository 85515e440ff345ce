import { TitledLink, ZonedDateTime } from '../content/field-value.ts'
import type { ItemFields, ItemType } from '../content/item-type.ts'
import { momentOf } from '../content/zoned-moment.ts'

/** When and where an event is: what an agenda shows of it. */
export interface PublishedEvent {
  readonly starts: ZonedDateTime
  /** null where nobody has said. */
  readonly ends: ZonedDateTime | null
  /** In one line, and short; empty where there is no address. */
  readonly place: string
  readonly isOnline: boolean
}

/** Letters of a place that lists have room for. */
const longestPlace = 120

/** Where an event is, all of it in one line; empty where there is no address. */
export function addressOfEvent(fields: ItemFields): string {
  const address = fields['address']
  return typeof address === 'string' ? address.replace(/\s+/g, ' ').trim() : ''
}

function shortened(line: string): string {
  return line.length <= longestPlace ? line : `${line.slice(0, longestPlace - 1).trimEnd()}…`
}

/** Where one takes part in an event from afar. */
export function onlineLinksOf(fields: ItemFields): readonly TitledLink[] {
  return TitledLink.array().safeParse(fields['virtual_links']).data ?? []
}

/** When and where an item takes place; null for what is no event, or has no beginning. */
export function publishedEventOf(type: ItemType, fields: ItemFields): PublishedEvent | null {
  if (type !== 'event') return null
  const starts = ZonedDateTime.safeParse(fields['starts_at']).data
  if (starts === undefined) return null
  return {
    starts,
    ends: ZonedDateTime.safeParse(fields['ends_at']).data ?? null,
    place: shortened(addressOfEvent(fields)),
    isOnline: onlineLinksOf(fields).length > 0,
  }
}

/**
 * When an event begins and is over, in milliseconds since 1970 UTC; null where it begins at no time that there is. An
 * event without an end, or with one before its beginning, is over when it begins.
 */
export function spanOfEvent({
  starts,
  ends,
}: Pick<PublishedEvent, 'starts' | 'ends'>): { readonly from: number; readonly to: number } | null {
  const from = momentOf(starts)
  if (from === null) return null
  const to = ends === null ? null : momentOf(ends)
  return { from, to: to === null || to < from ? from : to }
}
