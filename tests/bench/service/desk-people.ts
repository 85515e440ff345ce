import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { AccountId } from '#shared/content/identity.ts'
import { hashPassword } from '../../../service/accounts/password.ts'
import type { Tables } from '../../../service/storage/tables.ts'
import type { Credentials } from '../../support/sign-in.ts'

type Person = Exclude<Credentials, string>

/** Rows in one statement. */
const atOnce = 100

/** Makes accounts of members, and of some facilitators, who see what waits for them; answers how they sign in. */
export async function addPeople(
  databaseUrl: string,
  members: number,
  facilitators: number,
): Promise<readonly Person[]> {
  const password = 'a password of some length'
  // One hash for all: what is measured begins when everybody has signed in.
  const hash = await hashPassword(password)
  const people = Array.from({ length: members + facilitators }, (_, number) => ({
    id: AccountId.parse(randomUUID()),
    userName: `desk.${number}`,
    role: number < members ? ('member' as const) : ('facilitator' as const),
  }))
  const pool = new Pool({ connectionString: databaseUrl, max: 1 })
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  for (let start = 0; start < people.length; start += atOnce) {
    const some = people.slice(start, start + atOnce)
    await database
      .insertInto('account')
      .values(
        some.map(({ id, userName }) => ({
          id,
          user_name: userName,
          name: `Desk ${userName}`,
          organisation: 'Ministry of Examples',
          email: `${userName}@example.eu`,
          password_hash: hash,
          site_roles: '[]',
        })),
      )
      .execute()
    await database
      .insertInto('membership')
      .values(some.map(({ id, role }) => ({ account: id, role, state: 'active' as const })))
      .execute()
  }
  await database.destroy()
  return people.map(({ userName }) => ({ userName, password }))
}
