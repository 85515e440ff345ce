import type { ZonedDateTime } from './field-value.ts'

/** Making one takes a hundred times as long as using it, and whole libraries of events are read at once. */
const clocks = new Map<string, Intl.DateTimeFormat>()

/** What tells the wall clock of a zone. Throws a RangeError for an unknown one. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(zone, clock)
  return clock
}

/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. Throws a RangeError for an unknown zone. */
function offsetAt(moment: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(moment)
  const value = (type: string) => Number(parts.find(part => part.type === type)?.value)
  const wallClock = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'))
  return wallClock - Math.floor(moment / 60_000) * 60_000
}

const day = 24 * 60 * 60_000

/** The moments that a wall-clock time may mean: with the offset of the day before and of the day after. Throws as `offsetAt`. */
function candidates(asUtc: number, zone: string): readonly [before: number, after: number] {
  // Clocks do not change twice within two days.
  return [asUtc - offsetAt(asUtc - day, zone), asUtc - offsetAt(asUtc + day, zone)]
}

/**
 * A wall-clock time as if it were one of UTC, in milliseconds since 1970; null for what no clock shows. Years of fewer than
 * four digits are slips (0026 for 2026), and dates count some of them from 1900 on.
 */
export function clockTimeOf(local: string): number | null {
  const asUtc = Date.parse(`${local}:00Z`)
  return Number.isNaN(asUtc) || local < '1000' ? null : asUtc
}

/**
 * The moment that a wall-clock time in a zone means, in milliseconds since 1970 UTC; null for a zone or a date that
 * does not exist. A time that a clock change skips or repeats is read with the offset before the change.
 */
export function momentOf({ local, zone }: ZonedDateTime): number | null {
  const asUtc = clockTimeOf(local)
  if (asUtc === null) return null
  try {
    const [before, after] = candidates(asUtc, zone)
    return localIn(before, zone) !== local && localIn(after, zone) === local ? after : before
  } catch {
    return null
  }
}

function twoDigits(value: number): string {
  return value.toString().padStart(2, '0')
}

/** What clocks in a zone show at a moment, as `2026-12-08T10:00`; null for a zone that does not exist. */
export function localIn(moment: number, zone: string): string | null {
  try {
    const shown = new Date(moment + offsetAt(moment, zone))
    const day = [shown.getUTCFullYear(), twoDigits(shown.getUTCMonth() + 1), twoDigits(shown.getUTCDate())]
    return `${day.join('-')}T${twoDigits(shown.getUTCHours())}:${twoDigits(shown.getUTCMinutes())}`
  } catch {
    return null
  }
}

/**
 * What a change of the clocks does to a wall-clock time: `skipped`, where clocks jump over it, `repeated`, where they
 * show it twice; null for every other time.
 */
export function clockChangeAt({ local, zone }: ZonedDateTime): 'skipped' | 'repeated' | null {
  const asUtc = clockTimeOf(local)
  if (asUtc === null) return null
  try {
    const [before, after] = candidates(asUtc, zone)
    if (before === after) return null
    const shown = [before, after].filter(moment => localIn(moment, zone) === local)
    if (shown.length === 1) return null
    return shown.length === 0 ? 'skipped' : 'repeated'
  } catch {
    return null
  }
}
