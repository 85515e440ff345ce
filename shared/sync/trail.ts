import { z } from 'zod'
import { Instant, Person, Revision } from '../content/identity.ts'
import { AnyFields } from '../content/item-type.ts'
import { State } from '../workflow/state.ts'
import { transitionName } from '../workflow/transition-name.ts'

/** One step on an item's trail: who, when, from, to, reason, the exact revision. Immutable. */
export const TrailEntry = z.object({
  at: Instant,
  by: Person,
  /** `create` for the first revision. */
  transition: z.union([z.literal('create'), transitionName]),
  from: State.nullable(),
  to: State,
  reason: z.string().nullable(),
  revision: Revision,
})
export type TrailEntry = z.infer<typeof TrailEntry>

export const Trail = z.object({ entries: z.array(TrailEntry) })
export type Trail = z.infer<typeof Trail>

/** One stored revision of an item. */
export const StoredRevision = z.object({
  revision: Revision,
  state: State,
  at: Instant,
  by: Person,
  fields: AnyFields,
})
export type StoredRevision = z.infer<typeof StoredRevision>
