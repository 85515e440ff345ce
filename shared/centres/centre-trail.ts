import { z } from 'zod'
import { Instant, Person } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { CentreFields } from './resource-centre.ts'

const common = { id: OperationId, number: z.int().positive(), at: Instant, by: Person }

/** One change of the list: who, when, what, from, to. Immutable. `number` grows with each change. */
export const CentreTrailEntry = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('add'), to: CentreFields }),
  z.object({ ...common, kind: z.literal('correct'), from: CentreFields, to: CentreFields }),
  z.object({ ...common, kind: z.literal('remove'), from: CentreFields, reason: z.string() }),
])
export type CentreTrailEntry = z.infer<typeof CentreTrailEntry>

/** A page of the trail, the newest first. */
export const CentreTrail = z.object({ entries: z.array(CentreTrailEntry), more: z.boolean() })
export type CentreTrail = z.infer<typeof CentreTrail>

/** Entries on one page of the trail. */
export const centreEntriesPerPage = 50
