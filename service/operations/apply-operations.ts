import { sql } from 'kysely'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import { type Operation, OperationResult } from '#shared/sync/operation.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { problemOf } from '../problem-details.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Storage } from '../storage/storage.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { create } from './create.ts'
import { deleteItem } from './delete.ts'
import { edit } from './edit.ts'
import type { OperationOutcome } from './operation-outcome.ts'
import { requestHash } from './request-hash.ts'
import { transition } from './transition.ts'
import type { WorkingContext } from './working-context.ts'

/** Attempts at an operation that another writer got in the way of. */
const attempts = 4
/** PostgreSQL's codes for that: serialization failure, deadlock. */
const passingFailures: readonly unknown[] = ['40001', '40P01']

export interface OperationsDesk {
  readonly storage: Storage
  readonly clock: () => Date
  /** Told of a failure that nobody foresaw. */
  readonly report: (failure: unknown) => void
}

function apply(context: WorkingContext, operation: Operation): Promise<OperationOutcome> {
  switch (operation.kind) {
    case 'create':
      return create(context, operation)
    case 'edit':
      return edit(context, operation)
    case 'transition':
      return transition(context, operation)
    case 'delete':
      return deleteItem(context, operation)
  }
}

function resultOf(operation: Operation, outcome: OperationOutcome, at: Date): OperationResult {
  switch (outcome.outcome) {
    case 'applied':
      return { operation: operation.id, ...outcome, at: instantOf(at) }
    case 'conflict':
    case 'refused':
    case 'retry':
      return { operation: operation.id, ...outcome }
  }
}

/**
 * One operation in one transaction together with its stored result: it happens wholly or not at all, and sent again
 * it is answered the same. Results are kept by account, so an id that somebody else used says nothing.
 */
async function applyOnce(
  transaction: DatabaseTransaction,
  actor: Actor,
  operation: Operation,
  at: Date,
): Promise<OperationResult> {
  const hash = requestHash(operation)
  // The same operation sent twice at once takes turns, before there is a row to lock.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.account} ${operation.id}`}, 0))`.execute(
    transaction,
  )
  const known = await transaction
    .selectFrom('operation_result')
    .select(['request_hash', 'result'])
    .where('account', '=', actor.account)
    .where('id', '=', operation.id)
    .executeTakeFirst()
  if (known !== undefined) {
    if (known.request_hash === hash) return OperationResult.parse(known.result)
    return { operation: operation.id, outcome: 'refused', problem: problemOf('operation-reused') }
  }
  const { policy } = await loadCollection(transaction)
  const outcome = await apply({ transaction, actor, policy, at }, operation)
  const result = resultOf(operation, outcome, at)
  if (result.outcome === 'retry') return result
  await transaction
    .insertInto('operation_result')
    .values({
      account: actor.account,
      id: operation.id,
      request_hash: hash,
      result: JSON.stringify(result),
      at,
    })
    .execute()
  return result
}

function isPassing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && passingFailures.includes(failure.code)
}

async function applyOperation(
  desk: OperationsDesk,
  actor: Actor,
  operation: Operation,
): Promise<OperationResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await desk.storage.database
        .transaction()
        .execute(transaction => applyOnce(transaction, actor, operation, desk.clock()))
    } catch (failure) {
      if (isPassing(failure) && attempt < attempts) continue
      if (!isPassing(failure)) desk.report(failure)
      return { operation: operation.id, outcome: 'retry', problem: problemOf('unavailable') }
    }
  }
}

/**
 * Applies operations one after the other, each in a transaction of its own, and answers one result for each. When one
 * has to be sent again later, so have the following ones of the same item: on their own they would be misunderstood.
 */
export async function applyOperations(
  desk: OperationsDesk,
  actor: Actor,
  operations: readonly Operation[],
): Promise<readonly OperationResult[]> {
  const results: OperationResult[] = []
  const waiting = new Set<ItemId>()
  for (const operation of operations) {
    const result: OperationResult = waiting.has(operation.item)
      ? { operation: operation.id, outcome: 'retry', problem: problemOf('unavailable') }
      : await applyOperation(desk, actor, operation)
    if (result.outcome === 'retry') waiting.add(operation.item)
    results.push(result)
  }
  if (results.some(result => result.outcome === 'applied')) await desk.storage.announceChange()
  return results
}
