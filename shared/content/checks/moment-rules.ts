import type { ZonedDateTime } from '../field-value.ts'
import { clockTimeOf, momentOf } from '../zoned-moment.ts'
import type { FieldRule } from './finding.ts'

/** A day that the calendar has, in a zone that exists: anything else cannot be put in a calendar. */
export function checkMoment(value: ZonedDateTime): readonly FieldRule[] {
  if (momentOf(value) !== null) return []
  const isDay = clockTimeOf(value.local) !== null
  return [isDay ? { rule: 'unknown_zone', value: value.zone } : { rule: 'not_a_date', value: value.local }]
}

/** An end does not come before its start; moments are compared, not wall clocks. */
export function checkNotBefore(start: ZonedDateTime, end: ZonedDateTime): readonly FieldRule[] {
  const [begins, ends] = [momentOf(start), momentOf(end)]
  return begins !== null && ends !== null && ends < begins ? [{ rule: 'before_start' }] : []
}
