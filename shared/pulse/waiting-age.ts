import { z } from 'zod'
import type { State } from '../workflow/state.ts'
import { dayNumber } from './calendar.ts'

/** States that wait for somebody, each a number of its own. The same as `waitingStates` of the workflow. */
const WaitingState = z.enum(['proposed', 'needs_update', 'deletion_request']) satisfies z.ZodType<State>
export type WaitingState = z.infer<typeof WaitingState>
export const waitingKinds: readonly WaitingState[] = WaitingState.options

/** How long something has waited, by the days (in UTC) on which each band begins. */
const bands = [
  { band: 'today', from: 0 },
  { band: 'days_1_2', from: 1 },
  { band: 'days_3_6', from: 3 },
  { band: 'days_7_13', from: 7 },
  { band: 'days_14_29', from: 14 },
  { band: 'days_30', from: 30 },
] as const

export const AgeBand = z.enum(bands.map(({ band }) => band))
export type AgeBand = z.infer<typeof AgeBand>

const count = z.int().nonnegative()

/** What waits, by how long it has been in its state: each band once, the youngest first. */
export const WaitingByAge = z.array(
  z.object({ band: AgeBand, proposed: count, needs_update: count, deletion_request: count }),
)
export type WaitingByAge = z.infer<typeof WaitingByAge>

/**
 * The band of something that has waited since a moment: by the midnights in UTC since then. What came today is `today`,
 * be it for a minute or for 23 hours; a clock that runs behind makes nothing younger than that.
 */
export function ageBandOf(since: Date, now: Date): AgeBand {
  const days = dayNumber(now) - dayNumber(since)
  return bands.findLast(({ from }) => from <= days)?.band ?? 'today'
}

/** Items in one state since about the same moment. */
export interface WaitingItems {
  readonly state: State
  readonly since: Date
  readonly count: number
}

/** Counts what waits; items in other states are not counted. */
export function waitingByAge(items: readonly WaitingItems[], now: Date): WaitingByAge {
  const rows = bands.map(({ band }) => ({ band, proposed: 0, needs_update: 0, deletion_request: 0 }))
  for (const { state, since, count: many } of items) {
    const kind = waitingKinds.find(each => each === state)
    const row = rows.find(({ band }) => band === ageBandOf(since, now))
    if (kind !== undefined && row !== undefined) row[kind] += many
  }
  return rows
}

/** How many items of one band wait. */
export function waitingIn(row: WaitingByAge[number]): number {
  return waitingKinds.reduce((sum, kind) => sum + row[kind], 0)
}

/** How many items wait, and how many of them for seven days or longer. */
export function countWaiting(rows: WaitingByAge): { readonly all: number; readonly weekOrMore: number } {
  const old: readonly AgeBand[] = ['days_7_13', 'days_14_29', 'days_30']
  const sum = (some: WaitingByAge) => some.reduce((total, row) => total + waitingIn(row), 0)
  return { all: sum(rows), weekOrMore: sum(rows.filter(({ band }) => old.includes(band))) }
}
