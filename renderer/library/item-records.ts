import type { ItemId, Person } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { DraftRecord, LibraryDatabase } from './database.ts'
import type { OutboxEntry } from './outbox.ts'
import { rowOf } from './row.ts'

/** Everything stored of one item, read inside a transaction. */
export interface ItemRecords {
  readonly copy: Item | undefined
  readonly draft: DraftRecord | undefined
  /** Oldest first. */
  readonly entries: readonly OutboxEntry[]
}

/** Reads what is stored of an item. */
export async function readItem(database: LibraryDatabase, id: ItemId): Promise<ItemRecords> {
  const [copy, draft, entries] = await Promise.all([
    database.copies.get(id),
    database.drafts.get(id),
    database.outbox.where('item').equals(id).sortBy('order'),
  ])
  return { copy, draft, entries }
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
  if (after.copy !== before.copy) {
    if (after.copy) await database.copies.put(after.copy)
    else await database.copies.delete(id)
  }
  const isDraftOver = after.entries.length === 0 && after.copy !== undefined
  const draft = isDraftOver ? undefined : after.draft
  if (draft !== before.draft) {
    if (draft) await database.drafts.put(draft)
    else await database.drafts.delete(id)
  }
  await writeEntries(database, before.entries, after.entries)
  const row = rowOf(after.copy, draft, after.entries, me)
  if (row) await database.rows.put(row)
  else await database.rows.delete(id)
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
  if (gone.length > 0) await database.outbox.bulkDelete(gone)
  for (const entry of after) await database.outbox.put({ ...entry })
}
