import type { Instant, ItemId, Person, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { MergedPart } from '#shared/merge/decision.ts'
import type { LibraryDatabase } from './database.ts'

/** What was merged into one text, and how to take it back. */
export interface MergeReport {
  /** Position in the order of merging; undefined until the database has given it one. */
  readonly key?: number
  readonly item: ItemId
  readonly type: ItemType
  readonly at: Instant
  /** Who wrote the text that mine was merged with. */
  readonly by: Person
  /** The revision that mine was merged with. */
  readonly revision: Revision
  /** What came from whom. */
  readonly parts: readonly MergedPart[]
  /** Whether a person has decided on passages that both had changed. */
  readonly isDecided: boolean
  /** My text as it stood before. */
  readonly before: ItemFields
  /** The merged text. */
  readonly after: ItemFields
  /** When it was taken back; null where it stands. */
  readonly undoneAt: Instant | null
}

/** So long a merge is told of and can be taken back, in milliseconds: 30 days. */
const keptReports = 30 * 86_400_000

/** Stores a report; within the transaction that stores the merged text. */
export async function storeReport(database: LibraryDatabase, report: MergeReport): Promise<void> {
  await database.mergeReports.add({ ...report })
}

/** The reports of an item, the newest first. */
export async function reportsOf(
  database: LibraryDatabase,
  item: ItemId,
): Promise<readonly (MergeReport & { readonly key: number })[]> {
  return (await database.mergeReports.where('item').equals(item).sortBy('key')).reverse()
}

/** Marks the newest merge of an item that stands as taken back, at the instant `at`, and answers it; null: there is none. */
export function markUndone(
  database: LibraryDatabase,
  item: ItemId,
  at: Instant,
): Promise<MergeReport | null> {
  return database.transaction('rw', [database.mergeReports], async () => {
    const report = (await reportsOf(database, item)).find(({ undoneAt }) => undoneAt === null)
    if (report === undefined) return null
    await database.mergeReports.update(report.key, { undoneAt: at })
    return report
  })
}

/** Lets old reports go. */
export async function forgetOldReports(database: LibraryDatabase, now: Date): Promise<void> {
  const end: string = new Date(now.getTime() - keptReports).toISOString()
  await database.mergeReports.where('at').below(end).delete()
}
