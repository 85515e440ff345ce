import type { Selectable } from 'kysely'
import type { Person } from '#shared/content/identity.ts'
import { AccountId } from '#shared/content/identity.ts'
import type { MailChoice } from '#shared/notices/mail-choice.ts'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Database, Tables } from '../storage/tables.ts'

/** An account with what it may do. */
export interface Account {
  readonly person: Person
  readonly email: string
  readonly actor: Actor
  readonly passwordHash: string | null
  readonly demoKey: string | null
  readonly mailChoice: MailChoice
}

function selectAccounts(database: Database) {
  return database
    .selectFrom('account')
    .leftJoin('membership', 'membership.account', 'account.id')
    .selectAll('account')
    .select(['membership.role', 'membership.state'])
}

type AccountWithMembership = Selectable<Tables['account']> & {
  readonly role: Tables['membership']['role'] | null
  readonly state: Tables['membership']['state'] | null
}

function accountOf(row: AccountWithMembership): Account {
  return {
    person: { id: row.id, name: row.name, organisation: row.organisation },
    email: row.email,
    actor: {
      account: row.id,
      membership: row.role === null || row.state === null ? null : { role: row.role, state: row.state },
      siteRoles: [...row.site_roles],
    },
    passwordHash: row.password_hash,
    demoKey: row.demo_key,
    mailChoice: row.mail_choice,
  }
}

/** The account of that id, or undefined; anything that is no account id has none. */
export async function findAccount(database: Database, id: string): Promise<Account | undefined> {
  const known = AccountId.safeParse(id)
  if (!known.success) return undefined
  const row = await selectAccounts(database).where('account.id', '=', known.data).executeTakeFirst()
  return row === undefined ? undefined : accountOf(row)
}

/** The account that signs in by this user name; letter case doesn't matter. */
export async function findAccountByUserName(
  database: Database,
  userName: string,
): Promise<Account | undefined> {
  const row = await selectAccounts(database)
    .where('account.user_name', '=', userName.trim().toLowerCase())
    .executeTakeFirst()
  return row === undefined ? undefined : accountOf(row)
}

/** The demo account of that key. */
export async function findDemoAccount(database: Database, key: DemoAccountKey): Promise<Account | undefined> {
  const row = await selectAccounts(database).where('account.demo_key', '=', key).executeTakeFirst()
  return row === undefined ? undefined : accountOf(row)
}
