import { sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import { OperationResult } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { isAmong } from '../storage/is-among.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'

/** What is stored of an operation that was answered before. */
export interface KnownResult {
  readonly requestHash: string
  readonly result: OperationResult
}

/**
 * What an account's operations were answered before, by id. Until the end of the transaction nobody else answers
 * them: the same operation sent twice at once takes turns, before there is a row to lock.
 */
export async function findKnownResults(
  transaction: DatabaseTransaction,
  account: AccountId,
  ids: readonly OperationId[],
): Promise<ReadonlyMap<OperationId, KnownResult>> {
  // In a fixed order, so that no two requests wait for each other.
  await sql`
    select pg_advisory_xact_lock(key) from (
      select hashtextextended(${`${account} `} || id, 0) as key from unnest(${[...ids]}::text[]) as id
      order by key offset 0
    ) as keys`.execute(transaction)
  const rows = await transaction
    .selectFrom('operation_result')
    .select(['id', 'request_hash', 'result'])
    .where('account', '=', account)
    .where(isAmong('id', ids))
    .execute()
  return new Map(
    rows.map(row => {
      const result = OperationResult.parse(row.result)
      return [result.operation, { requestHash: row.request_hash, result }]
    }),
  )
}

/** Keeps results, so that the same operations are answered the same when they come again. */
export async function keepResults(
  transaction: DatabaseTransaction,
  account: AccountId,
  results: readonly KnownResult[],
  at: Date,
): Promise<void> {
  if (results.length === 0) return
  const rows = results.map(({ requestHash, result }) => ({
    id: result.operation,
    request_hash: requestHash,
    result,
  }))
  await sql`
    insert into operation_result (account, id, request_hash, result, at)
    select ${account}::uuid, made.id, made.request_hash, made.result, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as made(id uuid, request_hash text, result jsonb)`.execute(transaction)
}
