import { searchedTexts } from '../search/query.ts'
import { SearchIndex } from '../search/search-index.ts'
import type { LibraryDatabase } from './database.ts'
import { type ReadIndex, readEdition, storeIndex } from './search-parts.ts'

/** An index as it was stored. */
export function restoredIndex({ parts }: ReadIndex): SearchIndex {
  const index = new SearchIndex()
  for (const { text, name, segment, gone } of parts) index.of(text).restore(name, segment, gone)
  return index
}

interface StoringParts {
  readonly newName: () => string
  /** The edition that the index was taken up from or stored as; another one in the database is another window's. */
  readonly edition: string | null
  readonly labels: string
  readonly upTo: number
}

/** Stores an index in place of what was stored, of it only what is new; answers under which edition. */
export async function storeSearchIndex(
  database: LibraryDatabase,
  index: SearchIndex,
  { newName, edition: before, labels, upTo }: StoringParts,
): Promise<string> {
  const edition = newName()
  const parts = searchedTexts.flatMap(text => index.of(text).parts.map(part => ({ text, part })))
  const names = await database.transaction('rw', [database.searchParts, database.unindexed], async () => {
    const stored = await readEdition(database)
    const isOurs = stored !== null && stored.edition === before
    const toStore = parts.map(({ text, part: { name, segment, gone, isGoneStored } }) => ({
      name: isOurs && name !== null ? name : newName(),
      text,
      segment,
      gone,
      isStored: isOurs && name !== null,
      isGoneStored: isOurs && isGoneStored,
    }))
    await storeIndex(database, { edition, labels, upTo }, toStore)
    return toStore.map(({ name }) => name)
  })
  for (const [number, { part }] of parts.entries()) {
    part.name = names[number] ?? null
    part.isGoneStored = true
  }
  return edition
}
