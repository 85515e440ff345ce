import { type RawBuilder, sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { Database } from '../storage/tables.ts'

const day = 86_400_000
/** So long the service answers an operation that is sent again as it did the first time, in milliseconds. */
const resultsKept = 30 * day
/** Results that are forgotten in one transaction. */
const atOnce = 5_000

/** What stays of a forgotten result. Nobody can read an account or an id from it, and two never share one. */
function digestOf(account: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`substring(sha256(convert_to(${account}::text || ' ' || ${id}::text, 'UTF8')) from 1 for 16)`
}

/** Those of an account's operations whose results were forgotten: they were answered, and must not happen again. */
export async function findForgotten(
  database: Database,
  account: AccountId,
  ids: readonly OperationId[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select asked.id::text as id
    from unnest(${[...ids]}::uuid[]) as asked(id)
    join forgotten_operation on digest = ${digestOf(sql`${account}`, sql`asked.id`)}`.execute(database)
  return new Set(rows.map(({ id }) => id))
}

/**
 * Forgets what operations were answered more than 30 days ago. Of each, a digest stays for good, so that it is told
 * from one that was written as long ago and comes for the first time.
 */
export async function forgetOldResults(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - resultsKept)
  for (;;) {
    const { rows } = await sql<{ forgotten: number }>`
      with old as (
        delete from operation_result where (account, id) in (
          select account, id from operation_result where at < ${before}::timestamptz
          order by at limit ${atOnce} for update skip locked
        ) returning account, id
      ), kept as (
        insert into forgotten_operation
        select ${digestOf(sql`account`, sql`id`)} from old
        on conflict do nothing
      )
      select count(*)::integer as forgotten from old`.execute(database)
    if ((rows[0]?.forgotten ?? 0) < atOnce) return
  }
}
