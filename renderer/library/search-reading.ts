import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { StoredRow } from '#shared/library/row.ts'
import { type LabelOf, passagesOf } from '../search/passages.ts'
import type { SearchDocument } from '../search/segment.ts'
import { copyTables, readCopies } from './copies.ts'
import type { LibraryDatabase } from './database.ts'
import { fieldsWithOutbox } from './outbox.ts'
import { entryTables, readEntries } from './outbox-entries.ts'
import { readRows, rowTables } from './packed-rows.ts'

/** An item's row and the words that its person sees. */
export interface ReadText {
  readonly row: StoredRow
  readonly fields: ItemFields
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
        const base = draftsThere[number]?.base.fields ?? copiesThere[number]?.fields ?? {}
        return [{ row, fields: fieldsWithOutbox(base, entries[number] ?? []) }]
      })
    },
  )
}

/** An item as it is put into the search index. */
export function documentOf({ row, fields }: ReadText, labelOf: LabelOf): SearchDocument {
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
  }
}
