import { DemoAccount } from '#shared/sync/me.ts'
import type { Database } from '../storage/tables.ts'

const order = DemoAccount.shape.key.options

/** The accounts that a demonstration offers, in the order of their roles. */
export async function offeredAccounts(database: Database): Promise<DemoAccount[]> {
  const rows = await database
    .selectFrom('account')
    .select(['demo_key as key', 'name', 'organisation'])
    .where('demo_key', 'is not', null)
    .execute()
  const accounts = rows.map(row => DemoAccount.parse(row))
  return accounts.toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
}
