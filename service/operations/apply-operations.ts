import { ItemId } from '#shared/content/identity.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { problemOf } from '../problem-details.ts'
import { type Affected, affectedTogether, isAnyAffected } from '../storage/affected.ts'
import { isUnconnected } from '../storage/database-limits.ts'
import type { Storage } from '../storage/storage.ts'
import { type AppliedRun, applyRun } from './apply-run.ts'
import { NotTogether } from './known-files.ts'

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

function putOff({ id }: Operation): OperationResult {
  return { operation: id, outcome: 'retry', problem: problemOf('unavailable') }
}

/** The operations from the first on that concern different items under different ids. */
function firstRun(operations: readonly Operation[]): readonly Operation[] {
  const named = new Set<string>()
  const end = operations.findIndex(({ id, item }) => {
    if (named.has(id) || named.has(item)) return true
    named.add(id)
    named.add(item)
    return false
  })
  return end < 0 ? operations : operations.slice(0, end)
}

/** The ids as the database writes them, so that one id written in two ways is one. */
function asStored(operation: Operation): Operation {
  return {
    ...operation,
    id: OperationId.parse(operation.id.toLowerCase()),
    item: ItemId.parse(operation.item.toLowerCase()),
  }
}

function isPassing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && passingFailures.includes(failure.code)
}

function inTransaction(
  desk: OperationsDesk,
  actor: Actor,
  operations: readonly Operation[],
): Promise<AppliedRun> {
  return desk.storage.database
    .transaction()
    .execute(transaction => applyRun(transaction, actor, operations, desk.clock()))
}

async function applyAlone(desk: OperationsDesk, actor: Actor, operation: Operation): Promise<AppliedRun> {
  const later = { results: [putOff(operation)], affected: [] }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(desk, actor, [operation])
    } catch (failure) {
      if (isUnconnected(failure)) throw failure
      if (isPassing(failure) && attempt < attempts) continue
      if (!isPassing(failure)) desk.report(failure)
      return later
    }
  }
}

/** A run in one transaction; where something is in the way of that, one by one, so that no operation harms another. */
async function applyTogether(
  desk: OperationsDesk,
  actor: Actor,
  run: readonly Operation[],
): Promise<AppliedRun> {
  if (run.length > 1) {
    try {
      return await inTransaction(desk, actor, run)
    } catch (failure) {
      if (isUnconnected(failure)) throw failure
      if (!isPassing(failure) && !(failure instanceof NotTogether)) desk.report(failure)
    }
  }
  const results: OperationResult[] = []
  let affected: Affected = []
  for (const operation of run) {
    const alone = await applyAlone(desk, actor, operation)
    results.push(...alone.results)
    affected = affectedTogether(affected, alone.affected)
  }
  return { results, affected }
}

/**
 * Applies operations in their order and answers one result for each, as if each were a transaction of its own. When
 * one has to be sent again later, so have the following ones of the same item: on their own they would be
 * misunderstood. Throws when the database cannot be asked; what was applied by then is answered when it comes again.
 */
export async function applyOperations(
  desk: OperationsDesk,
  actor: Actor,
  operations: readonly Operation[],
): Promise<readonly OperationResult[]> {
  const results: OperationResult[] = []
  let affected: Affected = []
  const waiting = new Set<ItemId>()
  let rest: readonly Operation[] = operations.map(asStored)
  while (rest.length > 0) {
    const run = firstRun(rest)
    rest = rest.slice(run.length)
    const applied = await applyTogether(
      desk,
      actor,
      run.filter(({ item }) => !waiting.has(item)),
    )
    affected = affectedTogether(affected, applied.affected)
    const byId = new Map(applied.results.map(result => [result.operation, result]))
    for (const operation of run) {
      const result = byId.get(operation.id) ?? putOff(operation)
      if (result.outcome === 'retry') waiting.add(operation.item)
      results.push(result)
    }
  }
  if (isAnyAffected(affected)) await desk.storage.announceChange(affected)
  return results.map((result, index) => ({ ...result, operation: operations[index]?.id ?? result.operation }))
}
