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
