import { ItemId } from '#shared/content/identity.ts'
import { type FileId, filesNamedBy } from '#shared/content/kept-file.ts'
import type { UnsentRecords } from '#shared/sync/journal.ts'
import type { LibraryDatabase } from './database.ts'
import type { ItemRecords } from './item-records.ts'
import type { MarginEntry } from './margin-outbox.ts'
import { allWords } from './outbox.ts'
import { entryTables, readEntries } from './outbox-entries.ts'
import { lastTurn } from './turn.ts'

/** The tables that hold what the service may not have. */
function unsentTables(database: LibraryDatabase) {
  const { drafts, deletedDrafts } = database
  return [...entryTables(database), drafts, deletedDrafts]
}

/** What the service may not have of an item, null where that is nothing, and since which turn of the library. */
export interface ToldUnsent {
  readonly item: ItemId
  readonly turn: number
  readonly records: UnsentRecords | null
}

/** What was written in an item's margin and the service may not have, and since which turn of the library. */
export interface ToldUnsentMargin {
  readonly item: ItemId
  readonly turn: number
  readonly entries: readonly MarginEntry[]
}

type StoredUnsent = Pick<ItemRecords, 'draft' | 'entries' | 'deleted'>

/** What the service may not have of an item, of all that is stored of it; null where that is nothing. */
export function unsentOf({ draft, entries, deleted }: StoredUnsent): UnsentRecords | null {
  if (!draft && entries.length === 0 && !deleted) return null
  // Positions are those of this database; another one gives its own.
  const placeless = entries.map(({ order: _order, ...entry }) => entry)
  return { draft: draft ?? null, entries: placeless, deleted: deleted ?? null }
}

/**
 * What the service may not have of some items, in their order, as it is stored. Rejects where the database is not the library `identity` any more: one that was made anew under the same name knows of no words, and
 * says nothing of those that were lost with the other. null: it has no name yet.
 */
export async function readUnsent(
  database: LibraryDatabase,
  items: readonly ItemId[],
  identity: string | null,
): Promise<readonly ToldUnsent[]> {
  return database.transaction('r', [...unsentTables(database), database.facts], async () => {
    const [fact, turn, drafts, entries, deleted] = await Promise.all([
      database.facts.get('identity'),
      lastTurn(database),
      database.drafts.bulkGet([...items]),
      readEntries(database, items),
      database.deletedDrafts.bulkGet([...items]),
    ])
    if (identity !== null && fact?.value !== identity) throw new Error('The library was made anew')
    return items.map((item, index) => {
      const [draft, own, gone] = [drafts[index], entries[index] ?? [], deleted[index]]
      return { item, turn, records: unsentOf({ draft, entries: own, deleted: gone }) }
    })
  })
}

/** What is on its way to margins, as it is stored, and the library's turn. */
export async function readUnsentMargins(
  database: LibraryDatabase,
): Promise<{ readonly margins: readonly ToldUnsentMargin[]; readonly turn: number }> {
  const { marginOutbox, facts } = database
  return database.transaction('r', [marginOutbox, facts], async () => {
    const turn = await lastTurn(database)
    const entriesOf = new Map<ItemId, MarginEntry[]>()
    for (const { order: _order, ...entry } of await marginOutbox.orderBy('order').toArray())
      entriesOf.set(entry.item, [...(entriesOf.get(entry.item) ?? []), entry])
    return { margins: [...entriesOf].map(([item, entries]) => ({ item, turn, entries })), turn }
  })
}

/** The items of which the service may not have everything. */
export async function unsentItems(database: LibraryDatabase): Promise<readonly ItemId[]> {
  return database.transaction('r', unsentTables(database), async () => {
    const [drafts, entries, deleted] = await Promise.all([
      database.drafts.toCollection().primaryKeys(),
      database.outbox.orderBy('item').uniqueKeys(),
      database.deletedDrafts.toCollection().primaryKeys(),
    ])
    return [...new Set([...drafts, ...entries.flatMap(key => ItemId.safeParse(key).data ?? []), ...deleted])]
  })
}

/** The files that unsent words name and the text that they stand on does not: the service may not have them. */
export function filesOfUnsent({ draft, entries, deleted }: UnsentRecords): readonly FileId[] {
  const atService = new Set(draft ? filesNamedBy(draft.base.fields) : [])
  const named = [...filesNamedBy(allWords(entries)), ...(deleted ? filesNamedBy(deleted.unsent) : [])]
  return [...new Set(named)].filter(file => !atService.has(file))
}
