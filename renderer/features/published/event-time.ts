import type { ZonedDateTime } from '#shared/content/field-value.ts'
import type { Messages } from '#shared/messages/en.ts'
import type { PublishedEvent } from '#shared/observatory/published-event.ts'
import { momentFacts, shortMonth } from '../../i18n/index.ts'

/** When an event is, in words. */
export interface EventTime {
  /** On the clocks of its place. */
  readonly there: string
  /** When it begins on this reader's clock; null where it shows the same. */
  readonly here: string | null
}

function endOf(starts: ZonedDateTime, ends: ZonedDateTime | null, there: string): string | null {
  if (ends === null || (ends.local === starts.local && ends.zone === starts.zone)) return null
  const isOneDay = ends.zone === starts.zone && ends.local.slice(0, 10) === starts.local.slice(0, 10)
  return isOneDay ? ends.local.slice(11) : there
}

/** When an event is, as a person who lives in `readerZone` wants to know it; null where it begins at no time that there is. */
export function eventTime(
  { starts, ends }: Pick<PublishedEvent, 'starts' | 'ends'>,
  readerZone: string,
  { published: { agenda } }: Messages,
): EventTime | null {
  const begins = momentFacts(starts, readerZone)
  if (begins === null) return null
  const over = ends === null ? null : momentFacts(ends, readerZone)
  const end = endOf(starts, ends, over?.there ?? '')
  const span = end === null || end === '' ? begins.there : agenda.span({ from: begins.there, to: end })
  return { there: agenda.at({ time: span, city: begins.city }), here: begins.here }
}

/** The day on which an event begins, for a calendar's leaf: `8`, `Dec`. */
export function leafOf({ local }: ZonedDateTime): { readonly day: string; readonly month: string } {
  return {
    day: String(Number(local.slice(8, 10))),
    month: shortMonth(new Date(`${local.slice(0, 10)}T00:00Z`)),
  }
}
