import type { Transaction } from 'dexie'
import type { ItemId } from '#shared/content/identity.ts'
import { type ListName, listedAt } from '#shared/library/lists.ts'
import type { StoredRow } from '#shared/library/row.ts'
import type { LibraryDatabase, UnindexedMark } from './database.ts'
import { putRowPacks, putRows, type RowPack } from './packed-rows.ts'

/** The index of a list, as the database names it. */
export function indexOfList(list: ListName): string {
  return `listedAt.${list}`
}

/**
 * Upgrade to version 2: rows of the first version do not say in which lists they stand. Unsent is what has operations,
 * and what the service never acknowledged.
 */
export async function fillListedAt(transaction: Transaction): Promise<void> {
  const unsent = new Set<unknown>(await transaction.table('outbox').orderBy('item').uniqueKeys())
  await transaction
    .table<StoredRow, ItemId>('rows')
    .toCollection()
    .modify((row, context) => {
      const hasUnsent = unsent.has(row.id) || row.acknowledged === 0
      context.value = { ...row, listedAt: listedAt({ ...row, hasUnsent }) }
    })
}

/** Upgrade to version 7: rows stand in their packs as the text that they come as. */
export async function writeRowsAsText(transaction: Transaction): Promise<void> {
  await transaction
    .table<Pick<RowPack, 'pack'> & { readonly rows: unknown }, number>('rowPacks')
    .toCollection()
    .modify(({ pack, rows }, context) => {
      context.value = { pack, rows: JSON.stringify(rows) }
    })
}

/** Upgrade to version 5: a mark of an older version names one item. */
export async function joinMarks(transaction: Transaction): Promise<void> {
  await transaction
    .table<UnindexedMark & { readonly item?: ItemId }, number>('unindexed')
    .toCollection()
    .modify(({ turn, item }, context) => {
      if (item !== undefined) context.value = { turn, items: [item] }
    })
}

/**
 * Stores rows and removes rows. The search index is told in the same transaction, so that it knows what it has not seen
 * after any end of the program.
 */
export async function storeRows(
  database: LibraryDatabase,
  rows: readonly StoredRow[],
  gone: readonly ItemId[] = [],
): Promise<void> {
  await Promise.all([
    putRows(database, rows, gone),
    tellSearch(database, [...rows.map(row => row.id), ...gone]),
  ])
}

/** Stores rows in packs beside those of the copies of these items, and tells the search index as `storeRows` does. */
export async function storeRowPacks(
  database: LibraryDatabase,
  packs: readonly RowPack[],
  items: readonly ItemId[],
): Promise<void> {
  await Promise.all([putRowPacks(database, packs), tellSearch(database, items)])
}

async function tellSearch({ unindexed }: LibraryDatabase, items: readonly ItemId[]): Promise<void> {
  if (items.length > 0) await unindexed.add({ items })
}
