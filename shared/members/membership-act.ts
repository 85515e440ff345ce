import { z } from 'zod'
import { AccountId } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { CollectionRole } from '../workflow/actor.ts'
import { Policy } from '../workflow/policy.ts'
import { EmailAddress, InvitationId, MemberStanding } from './member.ts'

/** Longest reason of an act, in UTF-16 units. */
export const longestActReason = 1_000

const reason = z.string().trim().max(longestActReason)

/** The same id never changes anything twice. */
const common = { id: OperationId }
/** An act on somebody carries how they stood when it was decided on: on what has changed since, it is refused. */
const onMember = { ...common, account: AccountId, seen: MemberStanding.nullable() }
const onInvitation = { ...common, invitation: InvitationId }

/** What somebody asks the service to do about the members of the collection. */
export const MembershipAct = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('join') }),
  z.object({ ...common, kind: z.literal('leave') }),
  z.object({ ...common, kind: z.literal('invite'), email: EmailAddress, role: CollectionRole }),
  z.object({ ...onInvitation, kind: z.literal('withdraw_invitation') }),
  z.object({ ...onInvitation, kind: z.literal('accept_invitation') }),
  z.object({ ...onInvitation, kind: z.literal('decline_invitation') }),
  z.object({ ...onMember, kind: z.literal('approve') }),
  z.object({ ...onMember, kind: z.literal('decline') }),
  z.object({ ...onMember, kind: z.literal('change_role'), role: CollectionRole }),
  z.object({ ...onMember, kind: z.literal('block'), reason }),
  z.object({ ...onMember, kind: z.literal('unblock') }),
  z.object({ ...onMember, kind: z.literal('remove'), reason: reason.exactOptional() }),
  /** `owner`: who was seen to be the owner; null where nobody was. */
  z.object({ ...onMember, kind: z.literal('hand_over'), owner: AccountId.nullable() }),
  /** `seen`: the policy that this one is to take the place of. */
  z.object({ ...common, kind: z.literal('change_policy'), policy: Policy, seen: Policy }),
])
export type MembershipAct = z.infer<typeof MembershipAct>
export type MembershipActKind = MembershipAct['kind']

/** Acts on another member, as a list of members offers them. */
export const memberActKinds = [
  'approve',
  'decline',
  'change_role',
  'hand_over',
  'block',
  'unblock',
  'remove',
] as const satisfies readonly MembershipActKind[]
export type MemberActKind = (typeof memberActKinds)[number]

/** Every kind of act, in the order in which they are told of. */
export const membershipActKinds = [
  'join',
  'leave',
  'invite',
  'withdraw_invitation',
  'accept_invitation',
  'decline_invitation',
  ...memberActKinds,
  'change_policy',
] as const satisfies readonly MembershipActKind[]
