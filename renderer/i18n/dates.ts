import type { Instant } from '#shared/content/identity.ts'

const language = 'en-GB'
const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' })
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })

const minute = 60_000
const hour = 60 * minute
const dayLength = 24 * hour

/** The exact moment: “Tuesday, 3 March 2026 at 14:05”. */
export function exactTime(instant: Instant): string {
  return exact.format(new Date(instant))
}

const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
const wholeDay = new Intl.DateTimeFormat(language, { dateStyle: 'full' })

/** The time on this computer's clock: “14:05”. */
export function clockTime(instant: Instant): string {
  return clock.format(new Date(instant))
}

/** Days since the beginning of an era, as this computer's calendar counts them. */
function dayNumber(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayLength
}

/** The day of a moment as a heading: “Today”, “Yesterday”, “Tuesday, 3 March 2026”. */
export function dayHeading(instant: Instant, now: Date): string {
  const date = new Date(instant)
  const ago = dayNumber(now) - dayNumber(date)
  if (ago !== 0 && ago !== 1) return wholeDay.format(date)
  const words = relative.format(-ago, 'day')
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
}

/** A calendar day: “3 March 2026”. */
export function calendarDay(instant: Instant): string {
  return day.format(new Date(instant))
}

const wallClock = new Intl.DateTimeFormat(language, {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
})
const bareDay = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })

function shownBy(format: Intl.DateTimeFormat, written: string, asInstant: string): string {
  const moment = new Date(asInstant)
  return Number.isNaN(moment.getTime()) ? written : format.format(moment)
}

/** A time on the clock of its own zone (`2027-01-07T14:00`): “7 January 2027 at 14:00”. What is no time stays as it is. */
export function localTime(written: string): string {
  return shownBy(wallClock, written, `${written}Z`)
}

/** A day without a time (`2027-01-07`): “7 January 2027”. What is no day stays as it is. */
export function localDay(written: string): string {
  return shownBy(bareDay, written, `${written}T00:00Z`)
}

const shortBareDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const monthAlone = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })

/** A day without a time and without its year (`2027-01-07`): “7 Jan”. What is no day stays as it is. */
export function shortLocalDay(written: string): string {
  return shownBy(shortBareDay, written, `${written}T00:00Z`)
}

/** The month in UTC of a moment: “January 2027”. */
export function monthName(moment: Date): string {
  return month.format(moment)
}

/** The same without its year: “Jan”. */
export function shortMonth(moment: Date): string {
  return monthAlone.format(moment)
}

const shortWallClock = new Intl.DateTimeFormat(language, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
})

/** A time on the clock of its own zone, with its weekday: “Tue 8 Dec 2026, 10:00”. What is no time stays as it is. */
export function localMoment(written: string): string {
  const moment = new Date(`${written}Z`)
  if (Number.isNaN(moment.getTime())) return written
  const parts = shortWallClock.formatToParts(moment)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  const day = ['weekday', 'day', 'month', 'year'].map(part).join(' ')
  return `${day}, ${part('hour')}:${part('minute')}`
}

/**
 * How long ago a moment was, as people say it, or null under a minute, for which the catalogue has words. Beyond a
 * month the date says more than a number of months.
 */
export function timeAgo(instant: Instant, now: Date): string | null {
  const passed = now.getTime() - new Date(instant).getTime()
  if (passed < minute) return null
  if (passed < hour) return relative.format(-Math.floor(passed / minute), 'minute')
  if (passed < dayLength) return relative.format(-Math.floor(passed / hour), 'hour')
  if (passed < 31 * dayLength) return relative.format(-Math.floor(passed / dayLength), 'day')
  return shortDay.format(new Date(instant))
}

/** How far off a moment is: “in 3 hours”, “tomorrow”, “in 5 days”, its day beyond a month; null under a minute, and when it is over. */
export function timeUntil(instant: Instant, now: Date): string | null {
  const left = Date.parse(instant) - now.getTime()
  if (left < minute) return null
  if (left < hour) return relative.format(Math.floor(left / minute), 'minute')
  if (left < dayLength) return relative.format(Math.floor(left / hour), 'hour')
  if (left < 30 * dayLength) return relative.format(dayNumber(new Date(instant)) - dayNumber(now), 'day')
  return shortDay.format(new Date(instant))
}

/** The day of a moment as this computer's calendar counts it: `2026-03-31`. */
export function dayOf(instant: Instant): string {
  const date = new Date(instant)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
