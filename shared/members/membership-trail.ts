import { z } from 'zod'
import { Instant, Person } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { CollectionRole } from '../workflow/actor.ts'
import { Policy } from '../workflow/policy.ts'
import { MemberStanding } from './member.ts'
import { membershipActKinds } from './membership-act.ts'

/** What an act changed, from what to what; null: nothing was there, or nothing is left. */
export const MembershipChange = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('member'),
    person: Person,
    from: MemberStanding.nullable(),
    to: MemberStanding.nullable(),
  }),
  /** `person`: whoever answered it. */
  z.object({
    about: z.literal('invitation'),
    email: z.string(),
    role: CollectionRole,
    person: Person.nullable(),
  }),
  z.object({ about: z.literal('ownership'), from: Person.nullable(), to: Person }),
  z.object({ about: z.literal('policy'), from: Policy, to: Policy }),
])
export type MembershipChange = z.infer<typeof MembershipChange>

/** One act: who, when, what, on whom, from, to, reason. Immutable. */
export const MembershipTrailEntry = z.object({
  id: OperationId,
  /** Grows with each act: where an earlier page goes on. */
  number: z.int().positive(),
  at: Instant,
  by: Person,
  kind: z.enum(membershipActKinds),
  change: MembershipChange,
  reason: z.string().nullable(),
})
export type MembershipTrailEntry = z.infer<typeof MembershipTrailEntry>

/** A page of the trail, the newest first. */
export const MembershipTrail = z.object({ entries: z.array(MembershipTrailEntry), more: z.boolean() })
export type MembershipTrail = z.infer<typeof MembershipTrail>

/** Entries on one page of the trail. */
export const trailEntriesPerPage = 100
