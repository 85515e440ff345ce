import { Me } from '#shared/sync/me.ts'
import type { elena } from './a-row.ts'

/** An account for tests: a member, or somebody with a role on the whole site and no membership. */
export function anAccount(person: typeof elena, siteRoles: Me['siteRoles'] = []): Me {
  return Me.parse({
    account: { ...person, email: 'someone@example.eu' },
    membership: siteRoles.length === 0 ? { role: 'member', state: 'active' } : null,
    siteRoles,
    collection: {
      name: 'OSOR',
      policy: { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' },
    },
    service: { instance: '20000000-0000-4000-8000-000000000001', name: 'Test' },
  })
}
