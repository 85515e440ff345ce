import { ItemId } from '#shared/content/identity.ts'
import { type FileId, filesNamedBy } from '#shared/content/kept-file.ts'
import type { UnsentRecords } from '#shared/sync/journal.ts'
import type { LibraryDatabase } from './database.ts'
import { allWords } from './outbox.ts'

/** The tables that hold what the service may not have. */
function unsentTables({ drafts, outbox, deletedDrafts }: LibraryDatabase) {
  return [drafts, outbox, deletedDrafts]
}

/** What the service may not have of an item, as it is stored; null where that is nothing. */
export async function readUnsent(database: LibraryDatabase, item: ItemId): Promise<UnsentRecords | null> {
  return database.transaction('r', unsentTables(database), async () => {
    const [draft, stored, deleted] = await Promise.all([
      database.drafts.get(item),
      database.outbox.where('item').equals(item).sortBy('order'),
      database.deletedDrafts.get(item),
    ])
    if (!draft && stored.length === 0 && !deleted) return null
    // Positions are those of this database; another one gives its own.
    const entries = stored.map(({ order: _order, ...entry }) => entry)
    return { draft: draft ?? null, entries, deleted: deleted ?? null }
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
