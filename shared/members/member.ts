import { z } from 'zod'
import { Instant, Person } from '../content/identity.ts'
import { CollectionRole, Membership } from '../workflow/actor.ts'
import { Policy } from '../workflow/policy.ts'

/** How somebody stands in the collection. One member is its owner: an active facilitator. */
export const MemberStanding = Membership.extend({ isOwner: z.boolean() })
export type MemberStanding = z.infer<typeof MemberStanding>

/** Somebody who is, wants to be, or may no longer be a member. */
export const Member = MemberStanding.extend({
  person: Person,
  /** For administrators of the members alone. */
  email: z.string().nullable(),
  /** Since when they stand so; null where that was not noted. */
  since: Instant.nullable(),
})
export type Member = z.infer<typeof Member>

/** Identity of an invitation. Knowing it opens nothing: the link has a secret of its own. */
export const InvitationId = z.uuid().brand('InvitationId')
export type InvitationId = z.infer<typeof InvitationId>

/** An e-mail address as it is compared: two that differ in letter case or white space around them are one. */
export const EmailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email())
export type EmailAddress = z.infer<typeof EmailAddress>

/** An invitation that can still be accepted. */
export const Invitation = z.object({
  id: InvitationId,
  email: z.string(),
  role: CollectionRole,
  invitedBy: Person,
  at: Instant,
  expiresAt: Instant,
})
export type Invitation = z.infer<typeof Invitation>

/** What the collection's members are to somebody: where they stand, who invited them, and what waits for them. */
export const MyMembership = z.object({
  standing: MemberStanding.nullable(),
  /** Open invitations to their address. */
  invitations: z.array(Invitation),
  /** How many wait for an administrator's answer; null for everybody else. */
  waiting: z.int().nonnegative().nullable(),
})
export type MyMembership = z.infer<typeof MyMembership>

/**
 * The members of the collection as one account may see them: everybody sees the active ones, administrators also who
 * waits, who is blocked, the addresses, and the open invitations.
 */
export const MembersPage = z.object({
  policy: Policy,
  members: z.array(Member),
  invitations: z.array(Invitation),
  mine: MyMembership,
})
export type MembersPage = z.infer<typeof MembersPage>
