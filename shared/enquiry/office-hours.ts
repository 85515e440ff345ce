import { localIn, momentOf } from '../content/zoned-moment.ts'

/** A day of the year on which nobody works. */
type OfficeHoliday =
  | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
  /** So many days after Easter Sunday of the Gregorian calendar; before it where negative. */
  | { readonly kind: 'easter'; readonly days: number }

const fixed = (month: number, day: number): OfficeHoliday => ({ kind: 'fixed', month, day })
const easter = (days: number): OfficeHoliday => ({ kind: 'easter', days })

/**
 * The days on which the offices of the European Commission are closed year after year. The list of each year, which moves
 * what falls on a weekend, is published in the Official Journal, series C ("Public holidays of the institutions").
 */
const officeHolidays: readonly OfficeHoliday[] = [
  fixed(1, 1),
  fixed(1, 2),
  // Maundy Thursday, Good Friday, Easter Monday.
  easter(-3),
  easter(-2),
  easter(1),
  fixed(5, 1),
  // The anniversary of the Schuman declaration.
  fixed(5, 9),
  // Ascension Day and the day after, Whit Monday.
  easter(39),
  easter(40),
  easter(50),
  // The Belgian National Day, the Assumption, All Saints' and All Souls' Day.
  fixed(7, 21),
  fixed(8, 15),
  fixed(11, 1),
  fixed(11, 2),
  // The end of the year.
  ...[24, 25, 26, 27, 28, 29, 30, 31].map(day => fixed(12, day)),
]

/** When the office works: on weekdays between two times of the day, by the clocks of one zone. */
export interface OfficeHours {
  readonly zone: string
  /** Minutes after midnight. */
  readonly opens: number
  readonly closes: number
  readonly holidays: readonly OfficeHoliday[]
}

const officeHours: OfficeHours = {
  zone: 'Europe/Brussels',
  opens: 9 * 60,
  closes: 17 * 60,
  holidays: officeHolidays,
}

const minute = 60_000
const day = 24 * 60 * minute

/** Easter Sunday as midnight UTC. Source: the "anonymous Gregorian algorithm" (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1)
}

function isClosed(date: number, { holidays }: OfficeHours): boolean {
  const at = new Date(date)
  if (at.getUTCDay() === 0 || at.getUTCDay() === 6) return true
  const fromEaster = Math.round((date - easterSunday(at.getUTCFullYear())) / day)
  return holidays.some(holiday =>
    holiday.kind === 'easter'
      ? holiday.days === fromEaster
      : holiday.month === at.getUTCMonth() + 1 && holiday.day === at.getUTCDate(),
  )
}

/** The moments between which the office works on a day (given as midnight UTC of its date); null where it is closed. */
function workOf(date: number, hours: OfficeHours): { readonly from: number; readonly to: number } | null {
  if (isClosed(date, hours)) return null
  const at = (minutes: number) => {
    const local = new Date(date + minutes * minute).toISOString().slice(0, 16)
    const moment = momentOf({ local, zone: hours.zone })
    if (moment === null) throw new RangeError(`No clock shows ${local} in ${hours.zone}`)
    return moment
  }
  return { from: at(hours.opens), to: at(hours.closes) }
}

/** The date that clocks of the office show at a moment, as midnight UTC. */
function dateOf(moment: number, { zone }: OfficeHours): number {
  const local = localIn(moment, zone)
  if (local === null) throw new RangeError(`No clock is known in ${zone}`)
  return Date.parse(`${local.slice(0, 10)}T00:00Z`)
}

/** Longest stretch that is looked through, in days: no due time is further away. */
const furthest = 10 * 366

/**
 * The moment at which the office has worked for so many minutes since another one. Both are milliseconds since 1970 UTC.
 * What is further away than ten years is that far away.
 */
export function afterOfficeMinutes(start: number, minutes: number, hours: OfficeHours = officeHours): number {
  let left = minutes * minute
  const first = dateOf(start, hours)
  for (let days = 0; days < furthest; days += 1) {
    const work = workOf(first + days * day, hours)
    if (work === null) continue
    const from = Math.max(work.from, start)
    if (from >= work.to) continue
    if (left <= work.to - from) return from + left
    left -= work.to - from
  }
  return start + furthest * day
}

/** For how many whole minutes the office works between two moments; 0 where the second one is not later. */
export function officeMinutesBetween(start: number, end: number, hours: OfficeHours = officeHours): number {
  let worked = 0
  for (let date = dateOf(start, hours); date <= dateOf(Math.max(start, end), hours); date += day) {
    const work = workOf(date, hours)
    if (work !== null) worked += Math.max(0, Math.min(work.to, end) - Math.max(work.from, start))
  }
  return Math.floor(worked / minute)
}
