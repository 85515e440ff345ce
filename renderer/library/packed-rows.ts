import { Dexie } from 'dexie'
import { z } from 'zod'
import type { ItemId } from '#shared/content/identity.ts'
import type { StoredRow } from '#shared/library/row.ts'
import type { LibraryDatabase } from './database.ts'
import { inToldParts } from './told.ts'

/**
 * List rows. Those of a first pull are stored many to a record (`rowPacks`), beside the pack of their copies and under
 * its number, and get a record and a place in the index of each list (`rows`) when there is nothing better to do. Whoever
 * writes a row by itself takes it out of its packs: what a pack says counts, and of two packs the later one. This file
 * knows where a row is, and `rows-store.ts`, which reads lists.
 */
export interface RowPack {
  readonly pack: number
  /** Rows as JSON: as such they come, and mostly they are only carried on. */
  readonly rows: string
}

const Rows = z.array(z.custom<StoredRow>())

/** The rows of a pack. */
export function rowsIn({ rows }: RowPack): readonly StoredRow[] {
  return Rows.parse(JSON.parse(rows))
}

/** Packs that are opened in one transaction: a keystroke has to wait no longer than for these. */
const openedTogether = 8

/** The tables that a transaction over rows works on. */
export function rowTables({ rows, rowPacks, packs }: LibraryDatabase) {
  return [rows, rowPacks, packs]
}

/** The rows of some items, in their order; undefined where an item is in no list. */
export function readRows(
  database: LibraryDatabase,
  ids: readonly ItemId[],
): Promise<readonly (StoredRow | undefined)[]> {
  const { rows, rowPacks } = database
  return database.transaction('r', rowTables(database), async () => {
    const [single, packed] = await Promise.all([rows.bulkGet([...ids]), rowPacks.count()])
    if (packed === 0) return single
    const holding = await packsHolding(database, ids)
    const found = new Map(holding.flatMap(pack => rowsIn(pack).map(row => [row.id, row] as const)))
    return ids.map((id, index) => found.get(id) ?? single[index])
  })
}

/** The row of an item; undefined where it is in no list. */
export async function readRow(database: LibraryDatabase, id: ItemId): Promise<StoredRow | undefined> {
  return (await readRows(database, [id]))[0]
}

/** The items of all rows, the newest first where they stand by themselves. */
export function rowIds(database: LibraryDatabase): Promise<readonly ItemId[]> {
  const { rows, rowPacks } = database
  return database.transaction('r', [rows, rowPacks], async () => {
    const [packed, single] = await Promise.all([
      rowPacks.toArray(),
      rows.orderBy('listedAt.everything').primaryKeys(),
    ])
    return [...new Set([...packed.flatMap(pack => rowsIn(pack).map(({ id }) => id)), ...single])]
  })
}

/** The packs of rows that hold some of these items, the older ones first. */
async function packsHolding(
  { packs, rowPacks }: LibraryDatabase,
  ids: readonly ItemId[],
): Promise<readonly RowPack[]> {
  // All asked for at once: a cursor over many items would wait for each of them.
  const holding = await Promise.all(ids.map(id => packs.where('ids').equals(id).primaryKeys()))
  const numbers = [...new Set(holding.flat())].sort((one, other) => one - other)
  const found = await rowPacks.bulkGet(numbers)
  return found.flatMap(pack => pack ?? [])
}

/** Stores the rows of a first pull beside the copies they are of. */
export async function putRowPacks({ rowPacks }: LibraryDatabase, packs: readonly RowPack[]): Promise<void> {
  await Promise.all(inToldParts(packs).map(some => rowPacks.bulkPut([...some])))
}

/** Stores rows by themselves, and removes rows, wherever they are. */
export async function putRows(
  database: LibraryDatabase,
  put: readonly StoredRow[],
  gone: readonly ItemId[],
): Promise<void> {
  const { rows, rowPacks } = database
  const packed = await rowPacks.count()
  const ids = new Set([...put.map(({ id }) => id), ...gone])
  await Promise.all([
    ...inToldParts(put).map(some => rows.bulkPut([...some])),
    gone.length > 0 && rows.bulkDelete([...gone]),
    packed > 0 && ids.size > 0 && takeOutOfPacks(database, ids),
  ])
}

/** To be called while the copies' packs still say which items they hold. */
async function takeOutOfPacks(database: LibraryDatabase, ids: ReadonlySet<ItemId>): Promise<void> {
  const holding = await packsHolding(database, [...ids])
  const store = storeOf(database.rowPacks)
  for (const pack of holding) {
    const staying = rowsIn(pack).filter(({ id }) => !ids.has(id))
    store.put({ pack: pack.pack, rows: JSON.stringify(staying) })
  }
}

/**
 * A table of the transaction that runs, to write in without anybody being told: what is written says the same of each
 * item as before, or the item is told of by itself. What fails ends the transaction.
 */
function storeOf({ name }: { readonly name: string }): IDBObjectStore {
  const { currentTransaction } = Dexie
  if (!currentTransaction) throw new Error('Packs are written in a transaction only')
  return currentTransaction.idbtrans.objectStore(name)
}

/**
 * Gives the rows of some packs, the older ones first, records of their own. Nobody is told: no row is another one than
 * before. False where there is no pack left, or a first pull is under way, which needs the time itself.
 */
export function openPacks(database: LibraryDatabase): Promise<boolean> {
  const { rows, rowPacks, facts } = database
  return database.transaction('rw', [rows, rowPacks, facts], async () => {
    if ((await facts.get('first_pull')) !== undefined) return false
    const packs = await rowPacks.limit(openedTogether).toArray()
    // Nothing is written either: who waits for writes here would be woken for ever.
    if (packs.length === 0) return false
    const store = storeOf(rows)
    for (const row of packs.flatMap(rowsIn)) store.put(row)
    await rowPacks.bulkDelete(packs.map(({ pack }) => pack))
    return packs.length === openedTogether
  })
}
