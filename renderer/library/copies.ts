import { z } from 'zod'
import { ItemId } from '#shared/content/identity.ts'
import { itemOfLine, lineOfItem } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import type { LibraryDatabase } from './database.ts'

/**
 * The service's copies of items. Those of a first pull are stored many to a record, as the text that they came as
 * (`packs`); one that is written by itself is a record of its own (`copies`), and counts before what a pack says.
 * Nothing outside of this file knows where a copy is.
 */
export interface CopyPack {
  /** Later packs have higher numbers: of two that hold an item the later one counts. */
  readonly pack: number
  readonly ids: readonly ItemId[]
  /** The line of each id. */
  readonly lines: readonly string[]
}

/** Which items' copies stand together in a pack. */
export type PackedCopies = Pick<CopyPack, 'pack' | 'ids'>

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

function itemIn(pack: CopyPack | undefined, id: ItemId): Item | undefined {
  const line = pack?.lines[pack.ids.indexOf(id)]
  return line === undefined ? undefined : itemOfLine(line)
}

/** The copy of an item, read inside a transaction over `copyTables`; undefined where there is none. */
export async function readCopy({ copies, packs }: LibraryDatabase, id: ItemId): Promise<Item | undefined> {
  const [single, pack] = await Promise.all([copies.get(id), packs.where('ids').equals(id).last()])
  return single ?? itemIn(pack, id)
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
  const found = new Map((await packs.bulkGet(numbers)).flatMap(pack => (pack ? [[pack.pack, pack]] : [])))
  return ids.map((id, index) => {
    const number = packed[index]
    return singles[index] ?? (number === undefined ? undefined : itemIn(found.get(number), id))
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
  const without = holding.map(({ pack, ids, lines }) => ({
    pack,
    ids: ids.filter(id => !isGone.has(id)),
    lines: lines.filter((_line, index) => {
      const id = ids[index]
      return id !== undefined && !isGone.has(id)
    }),
  }))
  if (without.length > 0) await packs.bulkPut(without)
}

/** Stores copies many to a record, and answers in which. They count before what was stored of them before. */
export async function packCopies(
  { copies, packs }: LibraryDatabase,
  pulled: readonly PulledItem[],
): Promise<readonly PackedCopies[]> {
  const open: { ids: ItemId[]; lines: string[] }[] = []
  let length = Number.POSITIVE_INFINITY
  for (const { item, line } of pulled) {
    const text = line ?? lineOfItem(item)
    if (length + text.length > longestPack) {
      open.push({ ids: [], lines: [] })
      length = 0
    }
    length += text.length
    open.at(-1)?.ids.push(item.id)
    open.at(-1)?.lines.push(text)
  }
  const [singles, numbers] = await Promise.all([copies.count(), packs.bulkAdd(open, { allKeys: true })])
  if (singles > 0) await copies.bulkDelete(pulled.map(({ item }) => item.id))
  return numbers.flatMap((pack, index) => ({ pack, ids: open[index]?.ids ?? [] }))
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
