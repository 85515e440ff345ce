import { z } from 'zod'
import { AccountId } from '../content/identity.ts'

export const CollectionRole = z.enum(['member', 'author', 'facilitator'])
export type CollectionRole = z.infer<typeof CollectionRole>

export const Membership = z.object({
  role: CollectionRole,
  state: z.enum(['active', 'pending', 'blocked']),
})
export type Membership = z.infer<typeof Membership>

export const SiteRole = z.enum(['moderator', 'legal_expert'])
export type SiteRole = z.infer<typeof SiteRole>

/** Who acts, as far as the workflow asks: a signed-in account with its roles. */
export const Actor = z.object({
  account: AccountId,
  membership: Membership.nullable(),
  siteRoles: z.array(SiteRole),
})
export type Actor = z.infer<typeof Actor>

/** A reader who is not signed in. */
export const anonymous = 'anonymous'
export type Reader = Actor | typeof anonymous

/** The role in the collection that counts: only an active membership does. */
export function activeRole(actor: Actor): CollectionRole | null {
  return actor.membership?.state === 'active' ? actor.membership.role : null
}

export function isModerator(actor: Actor): boolean {
  return actor.siteRoles.includes('moderator')
}

/**
 * Legal experts alone see enquiries, and work on them. They need be no members, and to ask to become one takes nothing from
 * them; whoever is blocked is trusted with nobody's data.
 */
export function isLegalExpert({ siteRoles, membership }: Pick<Actor, 'siteRoles' | 'membership'>): boolean {
  return siteRoles.includes('legal_expert') && membership?.state !== 'blocked'
}

/** Facilitators and site moderators decide on other people's texts. */
export function isPrivileged(actor: Actor): boolean {
  return isModerator(actor) || activeRole(actor) === 'facilitator'
}
