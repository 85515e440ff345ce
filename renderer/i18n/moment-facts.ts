import type { ZonedDateTime } from '#shared/content/field-value.ts'
import { clockChangeAt, localIn, momentOf } from '#shared/content/zoned-moment.ts'
import { localMoment } from './dates.ts'

/** What a person wants to know of a time and its zone. */
export interface MomentFacts {
  /** On the clocks there: “Tue 8 Dec 2026, 10:00”. */
  readonly there: string
  /** The zone's city: “Brussels”. */
  readonly city: string
  /** On this reader's clock, without the day where it is the same; null where it shows the same. */
  readonly here: string | null
  readonly change: 'skipped' | 'repeated' | null
}

/** The city of an IANA zone: “America/New_York” is New York. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** The zone of this computer. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** A time as the clocks of its zone and of the reader's show it; null for a time that does not exist. */
export function momentFacts(moment: ZonedDateTime, readerZone: string): MomentFacts | null {
  const at = momentOf(moment)
  const there = at === null ? null : localIn(at, moment.zone)
  if (at === null || there === null) return null
  const own = localIn(at, readerZone)
  const [thereDay, hereDay] = [there.slice(0, 10), own?.slice(0, 10)]
  const here = own === null || own === there ? null : thereDay === hereDay ? own.slice(11) : localMoment(own)
  return { there: localMoment(there), city: cityOf(moment.zone), here, change: clockChangeAt(moment) }
}

/** Minutes from a start to an end; null where there is no such time, or nothing between them. */
export function minutesBetween(start: ZonedDateTime, end: ZonedDateTime): number | null {
  const [begins, ends] = [momentOf(start), momentOf(end)]
  return begins === null || ends === null || ends <= begins ? null : Math.round((ends - begins) / 60_000)
}
