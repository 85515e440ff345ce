import { Dexie } from 'dexie'
import { type ItemId, instantOf, type Person } from '#shared/content/identity.ts'
import { emptyMargin, type ItemMargin, type MarginOf } from '#shared/margin/margin.ts'
import { MarginOperation } from '#shared/margin/margin-operation.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { problemKind } from '#shared/sync/problem.ts'
import { failureOf } from './change-item.ts'
import { copyTables, readCopy } from './copies.ts'
import type { LibraryDatabase } from './database.ts'
import { isOfClaim, type MarginEntry, marginAfter, withMarginOperation } from './margin-outbox.ts'
import { takeTurn } from './turn.ts'

/** A margin as the service has told of it. */
export interface MarginRecord {
  readonly item: ItemId
  readonly margin: MarginOf<Person>
  /** Until when somebody reads the item; empty where nobody does. */
  readonly claimedUntil: string
}

/** An entry as the database holds it. */
export type StoredMarginEntry = MarginEntry & { order: number }

function recordOf(item: ItemId, margin: MarginOf<Person>): MarginRecord {
  return { item, margin, claimedUntil: margin.claim?.until ?? '' }
}

/** The tables that hold what stands in margins, and what is on its way there. */
export function marginTables({ margins, marginOutbox, facts }: LibraryDatabase) {
  return [margins, marginOutbox, facts]
}

/** Stores a margin as the service tells of it. */
export async function storeMargin(
  { margins }: LibraryDatabase,
  { item, ...margin }: ItemMargin,
): Promise<void> {
  await margins.put(recordOf(item, margin))
}

/** The entries of an item, the oldest first. */
export function readMarginEntries(
  { marginOutbox }: LibraryDatabase,
  item: ItemId,
): Promise<StoredMarginEntry[]> {
  return marginOutbox.where('item').equals(item).sortBy('order')
}

/** The entries that carry words, or settle something about them: all but claims. */
export async function readUnsentWords({
  marginOutbox,
}: LibraryDatabase): Promise<readonly StoredMarginEntry[]> {
  return (await marginOutbox.orderBy('order').toArray()).filter(({ operation }) => !isOfClaim(operation))
}

/** Tells the second copy what of an item's margin the service may not have, once it is stored. */
async function tellUnsent(database: LibraryDatabase, item: ItemId): Promise<void> {
  const stored = Dexie.currentTransaction
  const entries = await readMarginEntries(database, item)
  const turn = await takeTurn(database)
  const placeless = entries.map(({ order: _order, ...entry }) => entry)
  stored?.on('complete', () => database.onUnsentMargin({ item, turn, entries: placeless }))
}

async function putEntries(
  database: LibraryDatabase,
  before: readonly StoredMarginEntry[],
  after: readonly MarginEntry[],
): Promise<void> {
  const { marginOutbox } = database
  const kept = new Set(after.map(({ order }) => order))
  await marginOutbox.bulkDelete(before.flatMap(({ order }) => (kept.has(order) ? [] : [order])))
  // Copies: the database writes the position into what it is given.
  for (const entry of after) await marginOutbox.put({ ...entry })
}

/** Stores an operation in a margin, to be sent. Rejects with `LibraryFailure`, and where it breaks a limit of the protocol. */
export async function writeInMargin(database: LibraryDatabase, operation: MarginOperation): Promise<void> {
  const parsed = MarginOperation.parse(operation)
  try {
    await database.transaction('rw', marginTables(database), async () => {
      const before = await readMarginEntries(database, parsed.item)
      await putEntries(database, before, withMarginOperation(before, parsed))
      await tellUnsent(database, parsed.item)
    })
  } catch (error) {
    throw failureOf(error)
  }
}

/** Lets go of an operation that was refused. */
export async function dropRefusedInMargin(database: LibraryDatabase, operation: OperationId): Promise<void> {
  await database.transaction('rw', marginTables(database), async () => {
    const entry = await refusedEntry(database, operation)
    if (entry === undefined) return
    await database.marginOutbox.delete(entry.order)
    await tellUnsent(database, entry.item)
  })
}

async function refusedEntry(
  { marginOutbox }: LibraryDatabase,
  operation: OperationId,
): Promise<StoredMarginEntry | undefined> {
  const entries = await marginOutbox.toArray()
  return entries.find(({ stage, operation: { id } }) => stage === 'refused' && id === operation)
}

/** Writes what was refused anew, as another operation with the same content: where it was taken after all, it is there once. */
export async function sendAgainInMargin(
  database: LibraryDatabase,
  operation: OperationId,
  originOf: (item: ItemId) => Pick<MarginOperation, 'id' | 'item' | 'madeAt'>,
): Promise<void> {
  await database.transaction('rw', marginTables(database), async () => {
    const entry = await refusedEntry(database, operation)
    if (entry === undefined) return
    const { order: _order, ...known } = entry
    const again = { ...known.operation, ...originOf(entry.item) }
    await database.marginOutbox.delete(entry.order)
    await database.marginOutbox.add({
      ...known,
      operation: again,
      stage: 'written',
      handedOutAt: null,
      problem: null,
    })
    await tellUnsent(database, entry.item)
  })
}

/**
 * Of an item that is decided on: a claim that nobody has seen is not sent any more, for the service ends it with the
 * decision. To be called in the transaction of the decision, or before.
 */
export async function dropUnsentClaims(database: LibraryDatabase, item: ItemId): Promise<void> {
  const before = await readMarginEntries(database, item)
  const gone = before.filter(({ stage, operation }) => stage === 'written' && isOfClaim(operation))
  if (gone.length === 0) return
  await database.marginOutbox.bulkDelete(gone.map(({ order }) => order))
  await tellUnsent(database, item)
}

/**
 * The next operation of each item, oldest first, at most `limit`, but those in `besides` and what waits behind them; handed
 * out from then on. `waiting`: items of which something in the margin is on its way or waits for it.
 */
export async function takePendingInMargins(
  database: LibraryDatabase,
  now: () => Date,
  limit: number,
  besides: ReadonlySet<OperationId>,
): Promise<{ readonly operations: readonly MarginOperation[]; readonly waiting: ReadonlySet<ItemId> }> {
  const { marginOutbox } = database
  if ((await marginOutbox.count()) === 0) return { operations: [], waiting: new Set() }
  const entries = (await marginOutbox.orderBy('order').toArray()).filter(({ stage }) => stage !== 'refused')
  const seen = new Set<ItemId>()
  const taken: StoredMarginEntry[] = []
  for (const entry of entries) {
    if (seen.has(entry.item)) continue
    seen.add(entry.item)
    if (taken.length < limit && !besides.has(entry.operation.id)) taken.push(entry)
  }
  const handedOutAt = instantOf(now())
  const fresh = taken.filter(({ stage }) => stage === 'written')
  await marginOutbox.bulkPut(fresh.map(entry => ({ ...entry, stage: 'handed_out' as const, handedOutAt })))
  for (const { item } of fresh) await tellUnsent(database, item)
  return { operations: taken.map(({ operation }) => operation), waiting: seen }
}

/** Stores what became of operations in margins; answers the results that are of no such operation. */
export async function acknowledgeInMargins(
  database: LibraryDatabase,
  me: Person,
  results: readonly OperationResult[],
): Promise<readonly OperationResult[]> {
  // Mostly there are none, which needs no transaction.
  if ((await database.marginOutbox.count()) === 0) return results
  return database.transaction('rw', [...marginTables(database), ...copyTables(database)], async () => {
    const entries = await database.marginOutbox.toArray()
    const entryOf = new Map(entries.map(entry => [entry.operation.id, entry]))
    const others: OperationResult[] = []
    for (const result of results) {
      const entry = entryOf.get(result.operation)
      if (entry === undefined) others.push(result)
      else await settle(database, me, entry, result)
    }
    return others
  })
}

async function settle(
  database: LibraryDatabase,
  me: Person,
  entry: StoredMarginEntry,
  result: OperationResult,
): Promise<void> {
  const { margins, marginOutbox } = database
  const { item, operation, order } = entry
  switch (result.outcome) {
    case 'retry':
      return
    case 'refused':
      // Of a claim only that somebody else was quicker is worth a word.
      if (isOfClaim(operation) && problemKind(result.problem) !== 'claimed') await marginOutbox.delete(order)
      else await marginOutbox.put({ ...entry, stage: 'refused', problem: result.problem })
      break
    // The service has no conflicts in margins; what it should not say must not be said again without end.
    case 'conflict':
    case 'applied': {
      await marginOutbox.delete(order)
      if (result.outcome === 'conflict') break
      // Until the feed tells of it, this is what stands there.
      const stored = (await margins.get(item))?.margin ?? emptyMargin
      const fields = (await readCopy(database, item))?.fields ?? {}
      const next = marginAfter(stored, operation, { me, at: result.at, fields })
      if (next !== stored) await margins.put(recordOf(item, next))
    }
  }
  await tellUnsent(database, item)
}

/** Puts what was on its way to an item's margin back; whether there was anything, and nothing here already. */
export async function restoreInMargin(
  database: LibraryDatabase,
  item: ItemId,
  entries: readonly MarginEntry[],
): Promise<boolean> {
  return database.transaction('rw', marginTables(database), async () => {
    const before = await readMarginEntries(database, item)
    if (before.length > 0 || entries.length === 0) return false
    await putEntries(database, before, entries)
    await tellUnsent(database, item)
    return true
  })
}
