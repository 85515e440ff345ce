import type { ItemId, Person } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { DraftRecord, LibraryDatabase } from './database.ts'
import type { DeletedDraft } from './deleted-drafts.ts'
import type { OutboxEntry } from './outbox.ts'
import { rowOf } from './row.ts'
import { storeRows } from './rows-listed.ts'

/** The tables that an item's records are read from. */
export function recordTables({ copies, drafts, outbox, deletedDrafts }: LibraryDatabase) {
  return [copies, drafts, outbox, deletedDrafts]
}

/** The tables that a transaction over items works on. */
export function itemTables(database: LibraryDatabase) {
  return [...recordTables(database), database.rows, database.unindexed, database.mergeReports]
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
    database.copies.get(id),
    database.drafts.get(id),
    database.outbox.where('item').equals(id).sortBy('order'),
    database.deletedDrafts.get(id),
  ])
  return { copy, draft, entries, deleted }
}

/**
 * Stores what became of an item, and its list row with it, so that a row never tells something else than the
 * records. A draft without operations is kept while the service does not know the item, and ends otherwise.
 */
export async function writeItem(
  database: LibraryDatabase,
  id: ItemId,
  before: ItemRecords,
  after: ItemRecords,
  me: Person,
): Promise<void> {
  const isDraftOver = after.entries.length === 0 && after.copy !== undefined
  const draft = isDraftOver ? undefined : after.draft
  const row = rowOf(after.copy, draft, after.entries, me)
  // All at once: one after the other each would wait for the way to the disk and back.
  await Promise.all([
    after.copy !== before.copy && (after.copy ? database.copies.put(after.copy) : database.copies.delete(id)),
    draft !== before.draft && (draft ? database.drafts.put(draft) : database.drafts.delete(id)),
    after.deleted !== before.deleted &&
      (after.deleted ? database.deletedDrafts.put(after.deleted) : database.deletedDrafts.delete(id)),
    writeEntries(database, before.entries, after.entries),
    storeRows(database, row ? [row] : [], row ? [] : [id]),
  ])
}

async function writeEntries(
  database: LibraryDatabase,
  before: readonly OutboxEntry[],
  after: readonly OutboxEntry[],
): Promise<void> {
  if (before === after) return
  const kept = new Set(after.map(entry => entry.order))
  const gone = before.flatMap(entry =>
    entry.order === undefined || kept.has(entry.order) ? [] : [entry.order],
  )
  await Promise.all([
    gone.length > 0 && database.outbox.bulkDelete(gone),
    // Copies: the database writes the position into what it is given.
    ...after.map(entry => database.outbox.put({ ...entry })),
  ])
}
