import { inflateSync, strFromU8 } from 'fflate'
import { z } from 'zod'
import { ItemId } from '#shared/content/identity.ts'
import type { StoredRow } from '#shared/library/row.ts'
import { type ItemPack, itemOfLine, lineOfItem } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import type { LibraryDatabase } from './database.ts'

/**
 * The service's copies of items. Those of a first pull are stored many to a record (`packs`), as the main process packed
 * them or as lines; one that is written by itself is a record of its own (`copies`), and counts before what a pack says.
 * Nothing outside of this file knows where a copy is.
 */
export type CopyPack = {
  /** Later packs have higher numbers: of two that hold an item the later one counts. */
  readonly pack: number
  readonly ids: readonly ItemId[]
} & PackedLines

/** The line of each id: deflated as they came, or as text where something was taken out or put together here. */
type PackedLines = { readonly lines: readonly string[] } | Pick<ItemPack, 'deflated'>

/** Items to be stored together: their copies, and what lists show of them. */
export type NewPack = Pick<ItemPack, 'ids' | 'rows'> & PackedLines

/** An item together with its line, where it came as one. */
export interface PulledItem {
  readonly item: Item
  readonly line: string | null
}

/** Characters of a pack: the browser moves values of more than 64 kB into files of their own, which are slower to read. */
const longestPack = 56_000

const ItemIds = z.array(ItemId)

/** The tables that a transaction over copies works on. */
export function copyTables({ copies, packs }: LibraryDatabase) {
  return [copies, packs]
}

/** The lines of a pack, in the order of its ids. */
export function linesIn(packed: PackedLines): readonly string[] {
  return 'lines' in packed ? packed.lines : strFromU8(inflateSync(packed.deflated)).split('\n')
}

/** The items of a pack as it came. */
export function itemsOfPack(pack: ItemPack): readonly PulledItem[] {
  return linesIn(pack).map(line => ({ item: itemOfLine(line), line }))
}

/** The items of a stored pack, in the order of its ids. */
export function itemsInPack(pack: CopyPack): readonly Item[] {
  return linesIn(pack).map(itemOfLine)
}

function itemIn(ids: readonly ItemId[], lines: readonly string[], id: ItemId): Item | undefined {
  const line = lines[ids.indexOf(id)]
  return line === undefined ? undefined : itemOfLine(line)
}

/** The copy of an item, read inside a transaction over `copyTables`; undefined where there is none. */
export async function readCopy({ copies, packs }: LibraryDatabase, id: ItemId): Promise<Item | undefined> {
  const [single, pack] = await Promise.all([copies.get(id), packs.where('ids').equals(id).last()])
  return single ?? (pack && itemIn(pack.ids, linesIn(pack), id))
}

/** The copies of some items, in their order. */
export async function readCopies(
  { copies, packs }: LibraryDatabase,
  ids: readonly ItemId[],
): Promise<readonly (Item | undefined)[]> {
  const singles = await copies.bulkGet([...ids])
  const packed = await Promise.all(
    ids.map(async (id, index) =>
      singles[index] ? undefined : (await packs.where('ids').equals(id).primaryKeys()).at(-1),
    ),
  )
  const numbers = [...new Set(packed.flatMap(number => number ?? []))]
  const found = new Map(
    (await packs.bulkGet(numbers)).flatMap(pack =>
      pack ? [[pack.pack, { ids: pack.ids, lines: linesIn(pack) }] as const] : [],
    ),
  )
  return ids.map((id, index) => {
    const number = packed[index]
    const pack = number === undefined ? undefined : found.get(number)
    return singles[index] ?? (pack && itemIn(pack.ids, pack.lines, id))
  })
}

/** Stores copies one by one. */
export async function writeCopies({ copies }: LibraryDatabase, items: readonly Item[]): Promise<void> {
  await copies.bulkPut([...items])
}

/** Takes the copies of some items away, to the last word. */
export async function deleteCopies(
  { copies, packs }: LibraryDatabase,
  gone: readonly ItemId[],
): Promise<void> {
  const [holding] = await Promise.all([
    packs
      .where('ids')
      .anyOf([...gone])
      .distinct()
      .toArray(),
    copies.bulkDelete([...gone]),
  ])
  const isGone = new Set(gone)
  const without = holding.map(pack => ({
    pack: pack.pack,
    ids: pack.ids.filter(id => !isGone.has(id)),
    lines: linesIn(pack).filter((_line, index) => {
      const id = pack.ids[index]
      return id !== undefined && !isGone.has(id)
    }),
  }))
  if (without.length > 0) await packs.bulkPut(without)
}

/** Puts items that came one by one together into packs. */
export function packedHere(
  pulled: readonly PulledItem[],
  rowOf: (item: Item) => StoredRow,
): readonly NewPack[] {
  const open: { ids: ItemId[]; lines: string[]; rows: StoredRow[] }[] = []
  let length = Number.POSITIVE_INFINITY
  for (const { item, line } of pulled) {
    const text = line ?? lineOfItem(item)
    if (length + text.length > longestPack) {
      open.push({ ids: [], lines: [], rows: [] })
      length = 0
    }
    length += text.length
    const pack = open.at(-1)
    pack?.ids.push(item.id)
    pack?.lines.push(text)
    pack?.rows.push(rowOf(item))
  }
  return open.map(({ rows, ...pack }) => ({ ...pack, rows: JSON.stringify(rows) }))
}

/** Stores packs of copies, and answers with their numbers. They count before what was stored of their items before. */
export async function packCopies(
  { copies, packs }: LibraryDatabase,
  added: readonly NewPack[],
): Promise<readonly number[]> {
  const [singles, numbers] = await Promise.all([
    copies.count(),
    packs.bulkAdd(
      added.map(({ rows: _, ...pack }) => pack),
      { allKeys: true },
    ),
  ])
  if (singles > 0) await copies.bulkDelete(added.flatMap(({ ids }) => ids))
  return numbers
}

/** Takes all copies away but those of the items given, and answers which those are that went. */
export async function keepCopiesOf(
  database: LibraryDatabase,
  kept: ReadonlySet<ItemId>,
): Promise<readonly ItemId[]> {
  const { copies, packs } = database
  const staying = (await readCopies(database, [...kept])).flatMap(copy => copy ?? [])
  const [single, packed] = await Promise.all([
    copies.toCollection().primaryKeys(),
    packs.orderBy('ids').uniqueKeys(),
  ])
  await Promise.all([copies.clear(), packs.clear()])
  await writeCopies(database, staying)
  const ids = new Set([...single, ...ItemIds.parse(packed)])
  return [...ids].filter(id => !kept.has(id))
}
