import { ItemId } from '#shared/content/identity.ts'
import { type FileId, filesNamedBy } from '#shared/content/kept-file.ts'
import type { UnsentRecords } from '#shared/sync/journal.ts'
import type { LibraryDatabase } from './database.ts'
import type { ItemRecords } from './item-records.ts'
import { allWords } from './outbox.ts'

/** The tables that hold what the service may not have. */
function unsentTables({ drafts, outbox, deletedDrafts }: LibraryDatabase) {
  return [drafts, outbox, deletedDrafts]
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
 * What the service may not have of an item, as it is stored; null where that is nothing. Rejects where the database is
 * not the library `identity` any more: one that was made anew under the same name knows of no words, and says nothing of
 * those that were lost with the other. null: it has no name yet.
 */
export async function readUnsent(
  database: LibraryDatabase,
  item: ItemId,
  identity: string | null,
): Promise<UnsentRecords | null> {
  return database.transaction('r', [...unsentTables(database), database.facts], async () => {
    const [fact, draft, entries, deleted] = await Promise.all([
      database.facts.get('identity'),
      database.drafts.get(item),
      database.outbox.where('item').equals(item).sortBy('order'),
      database.deletedDrafts.get(item),
    ])
    if (identity !== null && fact?.value !== identity) throw new Error('The library was made anew')
    return unsentOf({ draft, entries, deleted })
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
