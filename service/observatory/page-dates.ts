import type { ZonedDateTime } from '#shared/content/field-value.ts'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import type { PublishedEvent } from '#shared/observatory/published-event.ts'

const language = 'en-GB'
const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' })

/** The day of a moment in UTC, as the service counts days: “3 March 2026”. */
export function dayOf(moment: Date): string {
  return day.format(moment)
}

function shownBy(format: Intl.DateTimeFormat, written: string, asInstant: string): string {
  const moment = new Date(asInstant)
  return Number.isNaN(moment.getTime()) ? written : format.format(moment)
}

/** A day without a time (`2027-01-07`). What is no day stays as it is. */
export function dayAsWritten(written: string): string {
  return shownBy(day, written, `${written}T00:00Z`)
}

/** A time on the clock of its own zone (`2027-01-07T14:00`). What is no time stays as it is. */
export function timeAsWritten(written: string): string {
  return shownBy(time, written, `${written}Z`)
}

/** The city of an IANA zone: “America/New_York” is New York. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function moment({ local, zone }: ZonedDateTime): string {
  return sentences.inZone({ time: timeAsWritten(local), city: cityOf(zone) })
}

/** From when to when an event is, on the clocks of its place; the day once where it is one, the zone once where it is the same. */
export function timeOfEvent({ starts, ends }: Pick<PublishedEvent, 'starts' | 'ends'>): string {
  if (ends === null || (ends.local === starts.local && ends.zone === starts.zone)) return moment(starts)
  if (ends.zone !== starts.zone) return sentences.until({ from: moment(starts), to: moment(ends) })
  const isOneDay = starts.local.slice(0, 10) === ends.local.slice(0, 10)
  const to = isOneDay ? shownBy(clock, ends.local, `${ends.local}Z`) : timeAsWritten(ends.local)
  const span = sentences.until({ from: timeAsWritten(starts.local), to })
  return sentences.inZone({ time: span, city: cityOf(starts.zone) })
}
