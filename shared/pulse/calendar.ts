import { z } from 'zod'

/** A week of ISO 8601, Monday to Sunday in UTC, named by the date of its Monday: `2026-11-23`. */
export const Week = z.iso.date().brand('Week')
export type Week = z.infer<typeof Week>

/** A calendar month in UTC: `2026-11`. */
export const Month = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
  .brand('Month')
export type Month = z.infer<typeof Month>

const day = 86_400_000

/** Days from 1 January 1970 to the day of a moment, in UTC. */
export function dayNumber(moment: Date): number {
  return Math.floor(moment.getTime() / day)
}

/** The week of a moment. Its days are those of UTC, so that everybody's weeks hold the same. */
export function weekOf(moment: Date): Week {
  // 1 January 1970 was a Thursday: three days after a Monday.
  const sinceMonday = (dayNumber(moment) + 3) % 7
  return Week.parse(new Date((dayNumber(moment) - sinceMonday) * day).toISOString().slice(0, 10))
}

/** The month of a moment, in UTC. */
export function monthOf(moment: Date): Month {
  return Month.parse(moment.toISOString().slice(0, 7))
}

/** When a week or a month begins. */
export function startOf(span: Week | Month): Date {
  return new Date(`${span.length === 7 ? `${span}-01` : span}T00:00:00.000Z`)
}

/** The week of a moment and those before it, `count` together, the oldest first. */
export function lastWeeks(moment: Date, count: number): readonly Week[] {
  const monday = startOf(weekOf(moment)).getTime()
  return Array.from({ length: count }, (_, index) => weekOf(new Date(monday - (count - 1 - index) * 7 * day)))
}

/** The month of a moment and those before it, `count` together, the oldest first. */
export function lastMonths(moment: Date, count: number): readonly Month[] {
  const [year, month] = [moment.getUTCFullYear(), moment.getUTCMonth()]
  return Array.from({ length: count }, (_, index) =>
    monthOf(new Date(Date.UTC(year, month - (count - 1 - index), 1))),
  )
}

/** The number of a week in its year, by ISO 8601: the week with the year's first Thursday is its first. */
export function weekNumber(week: Week): { readonly year: number; readonly number: number } {
  const thursday = new Date(startOf(week).getTime() + 3 * day)
  const year = thursday.getUTCFullYear()
  const days = dayNumber(thursday) - dayNumber(new Date(Date.UTC(year, 0, 1)))
  return { year, number: Math.floor(days / 7) + 1 }
}
