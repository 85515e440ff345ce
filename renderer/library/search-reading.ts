import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { StoredRow } from '#shared/library/row.ts'
import type { Item } from '#shared/sync/item.ts'
import { type LabelOf, passagesOf } from '../search/passages.ts'
import type { SearchDocument } from '../search/segment.ts'
import { copyTables, readCopies } from './copies.ts'
import type { LibraryDatabase } from './database.ts'
import { fieldsWithOutbox } from './outbox.ts'
import { entryTables, readEntries } from './outbox-entries.ts'
import { readRows, rowTables } from './packed-rows.ts'

/** An item's row, the words that its person sees, and those that readers see where they may be others. */
export interface ReadText {
  readonly row: StoredRow
  readonly fields: ItemFields
  readonly published: ItemFields | null
}

/** What readers see of an item, where a newer revision or words of this computer stand before it. */
function publishedBeside(copy: Item | undefined, hasOwnWords: boolean): ItemFields | null {
  if (copy === undefined || copy.published === null) return null
  return copy.published.fields ?? (hasOwnWords ? copy.fields : null)
}

/** The texts of some items as their person sees them; what is not there any more is left out. */
export async function readTexts(
  database: LibraryDatabase,
  ids: readonly ItemId[],
): Promise<readonly ReadText[]> {
  const { drafts } = database
  return database.transaction(
    'r',
    [...rowTables(database), ...copyTables(database), ...entryTables(database), drafts],
    async () => {
      const keys = [...ids]
      const [rowsThere, copiesThere, draftsThere, entries] = await Promise.all([
        readRows(database, ids),
        readCopies(database, keys),
        drafts.bulkGet(keys),
        readEntries(database, ids),
      ])
      return rowsThere.flatMap((row, number) => {
        if (!row) return []
        const [copy, draft, own] = [copiesThere[number], draftsThere[number], entries[number] ?? []]
        const fields = fieldsWithOutbox(draft?.base.fields ?? copy?.fields ?? {}, own)
        return [{ row, fields, published: publishedBeside(copy, draft !== undefined || own.length > 0) }]
      })
    },
  )
}

/** An item as it is put into the search index. */
export function documentOf({ row, fields, published }: ReadText, labelOf: LabelOf): SearchDocument {
  return {
    id: row.id,
    type: row.type,
    documentType: row.documentType,
    state: row.state,
    title: row.title,
    changedAt: Date.parse(row.changedAt),
    topics: row.topics,
    countries: row.countries,
    passages: passagesOf(row.type, fields, labelOf),
    published: published && passagesOf(row.type, published, labelOf),
  }
}
