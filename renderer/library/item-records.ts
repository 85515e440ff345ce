import { Dexie } from 'dexie'
import type { ItemId, Person } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import { copyTables, deleteCopies, readCopies, readCopy, writeCopies } from './copies.ts'
import type { DraftRecord, LibraryDatabase } from './database.ts'
import type { DeletedDraft } from './deleted-drafts.ts'
import type { OutboxEntry } from './outbox.ts'
import { entryTables, readEntries } from './outbox-entries.ts'
import { runOf } from './own-runs.ts'
import { rowOf } from './row.ts'
import { storeRows } from './rows-listed.ts'
import { takeTurn } from './turn.ts'
import { type ToldUnsent, unsentOf } from './unsent-records.ts'

/** The tables that an item's records are read from. */
export function recordTables(database: LibraryDatabase) {
  const { drafts, deletedDrafts } = database
  return [...copyTables(database), ...entryTables(database), drafts, deletedDrafts]
}

/** The tables that a transaction over items works on. */
export function itemTables(database: LibraryDatabase) {
  const { rows, rowPacks, unindexed, mergeReports, facts, ownRuns } = database
  return [...recordTables(database), rows, rowPacks, unindexed, mergeReports, facts, ownRuns]
}

/** Everything stored of one item, read inside a transaction. */
export interface ItemRecords {
  readonly copy: Item | undefined
  readonly draft: DraftRecord | undefined
  /** Oldest first. */
  readonly entries: readonly OutboxEntry[]
  /** Its words from before it was deleted, while they are kept. */
  readonly deleted: DeletedDraft | undefined
}

/** Of an item that is not on this computer. */
export const noRecords: ItemRecords = {
  copy: undefined,
  draft: undefined,
  entries: [],
  deleted: undefined,
}

/** Reads what is stored of an item. */
export async function readItem(database: LibraryDatabase, id: ItemId): Promise<ItemRecords> {
  const [copy, draft, entries, deleted] = await Promise.all([
    readCopy(database, id),
    database.drafts.get(id),
    readEntries(database, [id]),
    database.deletedDrafts.get(id),
  ])
  return { copy, draft, entries: entries[0] ?? [], deleted }
}

/** Reads what is stored of some items, in their order. */
export async function readItems(
  database: LibraryDatabase,
  ids: readonly ItemId[],
): Promise<readonly ItemRecords[]> {
  const keys = [...ids]
  const [copies, drafts, entries, deleted] = await Promise.all([
    readCopies(database, ids),
    database.drafts.bulkGet(keys),
    readEntries(database, ids),
    readDeleted(database, ids),
  ])
  return ids.map((_id, index) => ({
    copy: copies[index],
    draft: drafts[index],
    entries: entries[index] ?? [],
    deleted: deleted[index],
  }))
}

/** The deleted drafts among some items: mostly there are none at all, which is quicker to see than for each. */
async function readDeleted(
  { deletedDrafts }: LibraryDatabase,
  ids: readonly ItemId[],
): Promise<readonly (DeletedDraft | undefined)[]> {
  return (await deletedDrafts.count()) === 0 ? [] : deletedDrafts.bulkGet([...ids])
}

/** What was stored of an item, and what became of it. */
export interface ItemChange {
  readonly id: ItemId
  readonly before: ItemRecords
  readonly after: ItemRecords
}

/** What of `changes` is to be put into a table, and what is to be taken out of it. */
function differing<Value>(
  changes: readonly (readonly [id: ItemId, before: Value | undefined, after: Value | undefined])[],
): { readonly put: Value[]; readonly gone: ItemId[] } {
  const differ = changes.filter(([, before, after]) => before !== after)
  return {
    put: differ.flatMap(([, , after]) => after ?? []),
    gone: differ.flatMap(([id, , after]) => (after === undefined ? [id] : [])),
  }
}

/**
 * Stores what became of items, and their list rows with them, so that a row never tells something else than the
 * records. A draft without operations is kept while the service does not know the item, and ends otherwise. No item may
 * be told of twice.
 */
export async function writeItems(
  database: LibraryDatabase,
  changes: readonly ItemChange[],
  me: Person,
): Promise<void> {
  const drafted = changes.map(({ id, before, after }) => {
    const isDraftOver = after.entries.length === 0 && after.copy !== undefined
    return [id, before.draft, isDraftOver ? undefined : after.draft] as const
  })
  const rows = changes.map(({ id, after }, index) => ({
    id,
    row: rowOf(after.copy, drafted[index]?.[2], after.entries, me),
  }))
  // The copy that words begin on leaves its pack: it is read at each step of these words until they are sent.
  const copies = differing(
    changes.map(({ id, before, after }, index) => {
      const beginsDraft = !before.draft && drafted[index]?.[2] !== undefined
      return [id, beginsDraft && after.copy ? undefined : before.copy, after.copy]
    }),
  )
  const drafts = differing(drafted)
  const runs = changes.flatMap(({ before, after }, index) =>
    before.draft && drafted[index]?.[2] === undefined ? (runOf(after.draft, after.copy) ?? []) : [],
  )
  const deleted = differing(changes.map(({ id, before, after }) => [id, before.deleted, after.deleted]))
  const unsentOther = changes.flatMap(({ id, before, after }, index) => {
    const draft = drafted[index]?.[2]
    const isSame =
      before.draft === draft && before.entries === after.entries && before.deleted === after.deleted
    return isSame ? [] : [{ item: id, records: unsentOf({ ...after, draft }) }]
  })
  const rowsStored = storeRows(
    database,
    rows.flatMap(({ row }) => row ?? []),
    rows.flatMap(({ id, row }) => (row ? [] : [id])),
  )
  // All at once: one after the other each would wait for the way to the disk and back. Only copies leave their packs
  // after the rows, which are found by them.
  await Promise.all([
    rowsStored,
    copies.put.length > 0 && writeCopies(database, copies.put),
    copies.gone.length > 0 && rowsStored.then(() => deleteCopies(database, copies.gone)),
    drafts.put.length > 0 && database.drafts.bulkPut(drafts.put),
    drafts.gone.length > 0 && database.drafts.bulkDelete(drafts.gone),
    runs.length > 0 && database.ownRuns.bulkPut(runs),
    deleted.put.length > 0 && database.deletedDrafts.bulkPut(deleted.put),
    deleted.gone.length > 0 && database.deletedDrafts.bulkDelete(deleted.gone),
    writeEntries(database, changes),
    unsentOther.length > 0 && tellUnsent(database, unsentOther),
  ])
}

/** Tells of what the service may not have, once it is stored. */
async function tellUnsent(
  database: LibraryDatabase,
  changed: readonly Omit<ToldUnsent, 'turn'>[],
): Promise<void> {
  const stored = Dexie.currentTransaction
  const turn = await takeTurn(database)
  stored?.on('complete', () => {
    for (const each of changed) database.onUnsent({ ...each, turn })
  })
}

/** The same for one item. */
export function writeItem(
  database: LibraryDatabase,
  id: ItemId,
  before: ItemRecords,
  after: ItemRecords,
  me: Person,
): Promise<void> {
  return writeItems(database, [{ id, before, after }], me)
}

async function writeEntries({ outbox }: LibraryDatabase, changes: readonly ItemChange[]): Promise<void> {
  const gone: number[] = []
  const put: OutboxEntry[] = []
  for (const { before, after } of changes) {
    if (before.entries === after.entries) continue
    const kept = new Set(after.entries.map(entry => entry.order))
    for (const { order } of before.entries) if (order !== undefined && !kept.has(order)) gone.push(order)
    put.push(...after.entries)
  }
  await Promise.all([
    gone.length > 0 && outbox.bulkDelete(gone),
    // Copies: the database writes the position into what it is given.
    ...put.map(entry => outbox.put({ ...entry })),
  ])
}
