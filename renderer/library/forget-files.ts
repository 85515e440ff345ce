import { type Instant, instantOf } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { LibraryDatabase } from './database.ts'

const day = 86_400_000
/** So long a file that nothing names is kept: a picture that was taken out of a text may come back with an undo. */
export const keptUnnamed = 30 * day

/** Tables whose records name no file themselves. Every other one counts, also one that comes later. */
const withoutWords: ReadonlySet<string> = new Set([
  'files',
  'rows',
  'vocabularies',
  'facts',
  'searchParts',
  'unindexed',
  'savedFilters',
  'languages',
])

/** Those of the files that some record names. However deep a name stands, its 64 letters are nothing else. */
async function namedAmong(
  database: LibraryDatabase,
  candidates: ReadonlySet<FileId>,
): Promise<ReadonlySet<FileId>> {
  const named = new Set<FileId>()
  for (const table of database.tables) {
    if (withoutWords.has(table.name)) continue
    await table.each((record: unknown) => {
      const text = JSON.stringify(record)
      for (const id of candidates) if (text.includes(id)) named.add(id)
    })
  }
  return named
}

/**
 * Forgets files that were kept long ago and that no item, unsent words, local version, deleted draft or template
 * names. The library is read outside of the transaction that deletes, so that nobody's save waits for it; words that
 * were stored meanwhile are looked at once more inside. Answers how many were forgotten.
 */
export async function forgetUnnamedFiles(database: LibraryDatabase, now: Date): Promise<number> {
  const before: Instant = instantOf(new Date(now.getTime() - keptUnnamed))
  const isOld = ({ keptAt }: { readonly keptAt: Instant }) => keptAt < before
  const old = await database.files.filter(isOld).primaryKeys()
  if (old.length === 0) return 0
  const named = await namedAmong(database, new Set(old))
  const unnamed = old.filter(id => !named.has(id))
  if (unnamed.length === 0) return 0
  return database.transaction('rw', [database.files, database.outbox], async () => {
    const words = JSON.stringify(await database.outbox.toArray())
    const records = await database.files.bulkGet(unnamed)
    const gone = records.flatMap(record =>
      record && isOld(record) && !words.includes(record.id) ? [record.id] : [],
    )
    await database.files.bulkDelete(gone)
    return gone.length
  })
}
