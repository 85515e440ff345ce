import type { Messages } from '#shared/messages/en.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'

/** What somebody is, in the word that says most about what they may do. */
export function roleName(me: Me, { frame }: Messages): string {
  // Whoever is blocked is no expert meanwhile.
  const [siteRole] = me.siteRoles.filter(role => role !== 'legal_expert' || isLegalExpert(actorOf(me)))
  if (siteRole !== undefined) return frame.roles[siteRole]
  switch (me.membership?.state) {
    case undefined:
      return frame.roles.reader
    case 'active':
      return frame.roles[me.membership.role]
    case 'pending':
      return frame.roles.pending
    case 'blocked':
      return frame.roles.blocked
  }
}
