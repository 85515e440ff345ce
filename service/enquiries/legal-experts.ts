import { sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import type { Database } from '../storage/tables.ts'

/** The accounts that work on enquiries. */
export async function loadExperts(database: Database): Promise<ReadonlySet<AccountId>> {
  const rows = await database
    .selectFrom('account')
    .leftJoin('membership', 'membership.account', 'account.id')
    .select(['account.id', 'account.site_roles', 'membership.role', 'membership.state'])
    .where(sql<boolean>`account.site_roles @> '["legal_expert"]'::jsonb`)
    .execute()
  const experts = rows.filter(({ site_roles, role, state }) =>
    isLegalExpert({
      siteRoles: [...site_roles],
      membership: role === null || state === null ? null : { role, state },
    }),
  )
  return new Set(experts.map(({ id }) => id))
}
