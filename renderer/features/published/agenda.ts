import type { PublishedRow } from '#shared/library/row.ts'
import { type PublishedEvent, spanOfEvent } from '#shared/observatory/published-event.ts'
import type { ItemRow } from '../../library/index.ts'

/** An event in an agenda. */
export interface AgendaEntry {
  readonly row: ItemRow
  readonly published: PublishedRow
  readonly event: PublishedEvent
  /** Milliseconds since 1970 UTC. */
  readonly from: number
  readonly to: number
}

/** Events that begin in one month, on the clocks of their places. */
export interface AgendaMonth {
  /** `2026-12` */
  readonly month: string
  readonly entries: readonly AgendaEntry[]
}

/** Events by their days: those to come or under way, the next first, and those that are over, the last first. */
export interface AgendaEntries {
  readonly upcoming: readonly AgendaEntry[]
  readonly past: readonly AgendaEntry[]
}

/** Days of an agenda, both included; an empty one is no bound: `2026-12-31`. */
export interface AgendaDays {
  readonly from: string
  readonly to: string
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

/** Whether an event is on one of some days, as the calendar of its place counts them. */
function isOn({ starts, ends }: PublishedEvent, { from, to }: AgendaDays): boolean {
  const [first, last] = [starts.local.slice(0, 10), (ends ?? starts).local.slice(0, 10)]
  // Days are ISO 8601, so that text order is time order; what is still being typed bounds nothing.
  return !(isDay.test(from) && last < from) && !(isDay.test(to) && first > to)
}

/** The events among published rows that are on some days. Of equals, the identity decides. */
export function agendaOf(rows: readonly ItemRow[], days: AgendaDays, now: number): AgendaEntries {
  const entries = rows.flatMap((row): readonly AgendaEntry[] => {
    const { published } = row
    const event = published?.event ?? null
    if (published === null || event === null || !isOn(event, days)) return []
    const span = spanOfEvent(event)
    return span === null ? [] : [{ row, published, event, ...span }]
  })
  const byTime = (one: AgendaEntry, other: AgendaEntry) =>
    one.from - other.from || (one.row.id < other.row.id ? -1 : 1)
  return {
    upcoming: entries.filter(({ to }) => to >= now).sort(byTime),
    past: entries.filter(({ to }) => to < now).sort((one, other) => byTime(other, one)),
  }
}

/** Entries in their order, by the month in which they begin. */
export function byMonth(entries: readonly AgendaEntry[]): readonly AgendaMonth[] {
  const months: { month: string; entries: AgendaEntry[] }[] = []
  for (const entry of entries) {
    const month = entry.event.starts.local.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.entries.push(entry)
    else months.push({ month, entries: [entry] })
  }
  return months
}
