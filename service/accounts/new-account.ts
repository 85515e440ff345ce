import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AccountId } from '#shared/content/identity.ts'
import type { SiteRole } from '#shared/workflow/actor.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/** Least characters of a password. */
export const leastPassword = 10

/** What somebody types to sign in; letter case does not matter. */
export const UserName = z
  .string({ error: 'is missing' })
  .trim()
  .toLowerCase()
  .regex(/^[\w.@+-]{2,100}$/, 'needs 2 to 100 letters, digits or . _ @ + -')

/** What somebody is called, as others read it. */
export const PersonName = z.string({ error: 'is missing' }).trim().min(1).max(200)
export const OrganisationName = z.string().trim().max(200)

export interface NewAccount {
  readonly userName: string
  readonly name: string
  readonly organisation: string
  readonly email: string
  /** As `hashPassword` makes it, which takes a while: before the transaction. */
  readonly passwordHash: string
  readonly siteRoles: readonly SiteRole[]
}

/** Stores an account; undefined when the user name is taken. */
export async function storeAccount(
  transaction: DatabaseTransaction,
  account: NewAccount,
): Promise<AccountId | undefined> {
  const stored = await transaction
    .insertInto('account')
    .values({
      id: AccountId.parse(randomUUID()),
      user_name: account.userName,
      name: account.name,
      organisation: account.organisation,
      email: account.email,
      password_hash: account.passwordHash,
      site_roles: JSON.stringify(account.siteRoles),
    })
    .onConflict(conflict => conflict.column('user_name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return stored?.id
}
