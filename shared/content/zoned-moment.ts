import type { ZonedDateTime } from './field-value.ts'

/** How far a zone's wall clock is ahead of UTC at a moment, in milliseconds. Throws a RangeError for an unknown zone. */
function offsetAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(moment)
  const value = (type: string) => Number(parts.find(part => part.type === type)?.value)
  const wallClock = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'))
  return wallClock - Math.floor(moment / 60_000) * 60_000
}

/**
 * The moment that a wall-clock time in a zone means, in milliseconds since 1970 UTC; null for a zone or a date that
 * does not exist. A time that a clock change skips or repeats is read with the offset before the change.
 */
export function momentOf({ local, zone }: ZonedDateTime): number | null {
  const asUtc = Date.parse(`${local}:00Z`)
  if (Number.isNaN(asUtc)) return null
  try {
    const guess = asUtc - offsetAt(asUtc, zone)
    return asUtc - offsetAt(guess, zone)
  } catch {
    return null
  }
}
