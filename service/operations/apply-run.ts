import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import { standingOf } from '../items/view-of.ts'
import { noticeOf } from '../notices/made-notice.ts'
import { storeNotices } from '../notices/stored-notices.ts'
import { problemOf } from '../problem-details.ts'
import type { Affected, AffectedStanding } from '../storage/affected.ts'
import { loadCollection } from '../storage/collection.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { create } from './create.ts'
import type { Decision, Writing } from './decision.ts'
import { deleteItem } from './delete.ts'
import { edit } from './edit.ts'
import { findForgotten } from './forgotten-operations.ts'
import { findKnownResults, keepResults } from './known-results.ts'
import { type OperationOutcome, refused } from './operation-outcome.ts'
import { requestHash } from './request-hash.ts'
import { storeMarginWritings, storeNewItems, storeWritings } from './store-writings.ts'
import { claimTitles } from './title-claims.ts'
import { transition } from './transition.ts'
import { loadWorld, type World } from './world.ts'
import { writeMargin } from './write-margin.ts'

function decide(world: World, operation: Operation): Decision {
  switch (operation.kind) {
    case 'create':
      return create(world, operation)
    case 'edit':
      return edit(world, operation)
    case 'transition':
      return transition(world, operation)
    case 'delete':
      return deleteItem(world, operation)
    case 'claim':
    case 'release':
    case 'comment':
    case 'resolve':
    case 'suggest':
    case 'answer_suggestion':
      return writeMargin(world, operation)
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

/** How an item stood before a writing and stands after it. */
function standingsAround({ items }: World, { item, change }: Writing): readonly ItemStanding[] {
  const before = items.get(change.item)?.item
  const { author } = item.row
  const { state, is_published: isPublished } = change
  return [
    ...(before === undefined ? [] : [standingOf(before)]),
    ...(state === null ? [] : [{ author, state, isPublished }]),
  ]
}

/**
 * Decides on operations on different items that were not answered before, and stores what they do. What one does can
 * hang on another only by a title; titles are claimed in the operations' order.
 */
async function applyFresh(
  transaction: DatabaseTransaction,
  actor: Actor,
  operations: readonly Operation[],
  at: Date,
): Promise<{
  readonly outcomes: readonly OperationOutcome[]
  readonly affected: readonly AffectedStanding[]
}> {
  const { policy } = await loadCollection(transaction)
  const world = await loadWorld(transaction, { actor, policy, at }, operations)
  const decisions = operations.map(operation => decide(world, operation))
  const writings = decisions.flatMap(decision => (decision.kind === 'write' ? [decision.writing] : []))
  const newRows = writings.flatMap(({ item }) => (item.kind === 'new' ? [item.row] : []))
  const taken = await storeNewItems(transaction, newRows)
  const possible = writings.filter(({ item }) => !taken.has(item.row.id))
  const refusals = await claimTitles(
    transaction,
    possible.map(({ item, titles }) => ({ item: item.row.id, wish: titles })),
  )
  const stored = possible.filter(({ item }) => !refusals.has(item.row.id))
  await storeWritings(transaction, stored)
  const margins = decisions.flatMap(decision => (decision.kind === 'margin' ? [decision] : []))
  await storeMarginWritings(transaction, stored, margins)
  const applied = new Set<Writing>(stored)
  await storeNotices(
    transaction,
    policy,
    operations.flatMap((operation, index) => {
      const decision = decisions[index]
      if (decision === undefined || (decision.kind === 'write' && !applied.has(decision.writing))) return []
      return noticeOf(world, operation, decision) ?? []
    }),
  )
  const outcomes = decisions.map((decision): OperationOutcome => {
    if (decision.kind !== 'write') return decision.outcome
    const id: ItemId = decision.writing.item.row.id
    if (taken.has(id)) return refused('item-exists')
    const titles = refusals.get(id)
    return titles === undefined ? decision.writing.outcome : refused('title-taken', titles)
  })
  const affected = stored.flatMap(writing => standingsAround(world, writing))
  const ofMargins = margins.map(({ standing }) => ({ ...standing, ofMargin: true }))
  return { outcomes, affected: [...affected, ...ofMargins] }
}

/**
 * What became of a run: a result for each operation, and how what it changed stood and stands. What was applied before
 * may not have been told of: it is repeated because something broke.
 */
export interface AppliedRun {
  readonly results: readonly OperationResult[]
  readonly affected: Affected
}

const nothingFresh = { outcomes: [], affected: [] }

/**
 * Applies operations on different items, with different ids, in one transaction together with their stored results:
 * what was sent before is answered as it was then. The results are those that one operation after the other would
 * have. Results are kept by account, so an id that somebody else used says nothing. Throws when something fails that
 * nobody foresaw, or `NotTogether`; nothing has happened then.
 */
export async function applyRun(
  transaction: DatabaseTransaction,
  actor: Actor,
  operations: readonly Operation[],
  at: Date,
): Promise<AppliedRun> {
  const { account } = actor
  const ids = operations.map(({ id }) => id)
  const known = await findKnownResults(transaction, account, ids)
  const forgotten = await findForgotten(transaction, account, ids)
  const fresh = operations.filter(({ id }) => !known.has(id) && !forgotten.has(id))
  const { outcomes, affected } =
    fresh.length === 0 ? nothingFresh : await applyFresh(transaction, actor, fresh, at)
  const made = new Map<OperationId, OperationResult>()
  for (const [index, operation] of fresh.entries()) {
    const outcome = outcomes[index]
    if (outcome !== undefined) made.set(operation.id, resultOf(operation, outcome, at))
  }
  const hashes = new Map(operations.map(operation => [operation.id, requestHash(operation)]))
  const kept = [...made].flatMap(([id, result]) =>
    result.outcome === 'retry' ? [] : [{ requestHash: hashes.get(id) ?? '', result }],
  )
  await keepResults(transaction, account, kept, at)
  const isRepeated = [...known.values()].some(({ result }) => result.outcome === 'applied')
  const results = operations.flatMap(({ id }): readonly OperationResult[] => {
    if (forgotten.has(id)) {
      return [{ operation: id, outcome: 'refused', problem: problemOf('operation-too-old') }]
    }
    const before = known.get(id)
    if (before !== undefined && before.requestHash !== hashes.get(id)) {
      return [{ operation: id, outcome: 'refused', problem: problemOf('operation-reused') }]
    }
    const result = before?.result ?? made.get(id)
    return result === undefined ? [] : [result]
  })
  return { results, affected: isRepeated ? 'unknown' : affected }
}
