import { z } from 'zod'
import { AccountId } from '../content/identity.ts'
import { Follows } from '../follows/follows.ts'
import { MailChoice } from '../notices/mail-choice.ts'
import { type Actor, Membership, SiteRole } from '../workflow/actor.ts'
import { Policy } from '../workflow/policy.ts'

/** The signed-in account, its roles, and the collection's policy: what the desk must know to grey a button offline. */
export const Me = z.object({
  account: z.object({ id: AccountId, name: z.string(), email: z.string(), organisation: z.string() }),
  membership: Membership.nullable(),
  siteRoles: z.array(SiteRole),
  /** How they are told by mail, and whether the service sends any; absent from a service of before. */
  mail: z.object({ choice: MailChoice, isSent: z.boolean() }).optional(),
  /** The topics and countries that they follow; absent from a service of before. */
  follows: Follows.optional(),
  collection: z.object({ name: z.string(), policy: Policy }),
  service: z.object({
    /** Made once for each set of data: another one means another library. */
    instance: z.uuid(),
    name: z.string(),
  }),
})
export type Me = z.infer<typeof Me>

/** The account as the workflow sees it. */
export function actorOf(me: Me): Actor {
  return { account: me.account.id, membership: me.membership, siteRoles: me.siteRoles }
}

/** An account that a demo service offers on the welcome screen. */
export const DemoAccount = z.object({
  key: z.enum(['editor', 'contributor', 'facilitator', 'owner', 'moderator', 'legal']),
  name: z.string(),
  organisation: z.string(),
})
export type DemoAccount = z.infer<typeof DemoAccount>
export type DemoAccountKey = DemoAccount['key']

export const DemoAccounts = z.object({ accounts: z.array(DemoAccount) })
