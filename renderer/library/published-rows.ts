import type { Transaction } from 'dexie'
import type { ItemId } from '#shared/content/identity.ts'
import { type PublishedRow, publishedFacts, type StoredRow } from '#shared/library/row.ts'
import type { Item } from '#shared/sync/item.ts'
import { type CopyPack, itemsInPack } from './copies.ts'
import { type RowPack, rowsIn } from './packed-rows.ts'

type Facts = Pick<PublishedRow, 'topics' | 'countries' | 'event'>
/** As a version before this one has stored it. */
type EarlierPublished = Omit<PublishedRow, keyof Facts>
type EarlierRow = Omit<StoredRow, 'published'> & { readonly published: EarlierPublished | null }

function factsOf({ type, published, fields }: Item): Facts {
  return publishedFacts(type, published?.fields ?? fields)
}

/** What is published of the copies of a library, by item. Packs are opened one after the other: together they are all texts. */
async function readFacts(transaction: Transaction): Promise<ReadonlyMap<ItemId, Facts>> {
  const facts = new Map<ItemId, Facts>()
  const note = (item: Item) => {
    if (item.published !== null) facts.set(item.id, factsOf(item))
  }
  // Of two packs that hold an item the later one counts, and a copy of its own before both.
  await transaction
    .table<CopyPack, number>('packs')
    .orderBy('pack')
    .each(pack => {
      for (const item of itemsInPack(pack)) note(item)
    })
  await transaction.table<Item, ItemId>('copies').each(note)
  return facts
}

/** Upgrade to version 12: rows of the versions before know of a published text its title alone. */
export async function fillPublished(transaction: Transaction): Promise<void> {
  const facts = await readFacts(transaction)
  const filled = (row: EarlierRow): StoredRow => {
    const { topics, countries } = row
    const known = facts.get(row.id) ?? { topics, countries, event: null }
    return { ...row, published: row.published && { ...row.published, ...known } }
  }
  await transaction
    .table<StoredRow, ItemId>('rows')
    .toCollection()
    .modify((row, context) => {
      if (row.published !== null) context.value = filled(row)
    })
  await transaction
    .table<RowPack, number>('rowPacks')
    .toCollection()
    .modify((pack, context) => {
      context.value = { ...pack, rows: JSON.stringify(rowsIn(pack).map(filled)) }
    })
}
