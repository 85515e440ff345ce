import { z } from 'zod'
import { Instant } from '../content/identity.ts'
import { ItemType } from '../content/item-type.ts'
import { ByCountry } from './by-country.ts'
import { Month, Week } from './calendar.ts'
import { DecisionKind } from './decision-kind.ts'
import { DecisionTimes } from './decision-times.ts'
import { WaitingByAge } from './waiting-age.ts'

const count = z.int().nonnegative()

/** How many weeks and months the pulse tells of, the one under way among them. */
export const pulseSpan = { weeks: 26, months: 12 } as const

export const DecisionCounts = z.record(DecisionKind, count)
export const TypeCounts = z.record(ItemType, count)

/** How the review desk is doing, for those who decide there; all of it at one moment. Weeks and months are in UTC. */
export const Pulse = z.object({
  at: Instant,
  /** What waits now, by how long it has been in its state. */
  waiting: WaitingByAge,
  /**
   * Decisions of each week, the oldest first. What was decided on an item that is deleted by now counts: it was decided.
   * `deleted`: somebody has deleted an item of somebody else's that waited.
   */
  decisions: z.array(z.object({ week: Week, counts: DecisionCounts })),
  /** How long first decisions took, by the week in which they were asked for, and of all these weeks together. */
  times: z.object({ all: DecisionTimes, weeks: z.array(DecisionTimes.extend({ week: Week })) }),
  /**
   * Items by type. Published: with a live revision, archived ones left out. An item that is published and has a newer
   * draft or proposal counts as both. Drafts are those that the reader may see.
   */
  types: z.array(z.object({ type: ItemType, published: count, waiting: count, drafts: count })),
  /** Items by the month in which they were published for the first time; those deleted since are left out. */
  publications: z.array(z.object({ month: Month, counts: TypeCounts })),
  /** Of the published items. */
  countries: ByCountry,
})
export type Pulse = z.infer<typeof Pulse>
