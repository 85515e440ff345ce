import { type ItemId, instantOf, type Person } from '#shared/content/identity.ts'
import { rowOfItem } from '#shared/library/row.ts'
import { type Change, type ChangePage, type ItemPack, itemOfLine } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import {
  itemsOfPack,
  keepCopiesOf,
  type NewPack,
  type PulledItem,
  packCopies,
  packedHere,
  writeCopies,
} from './copies.ts'
import type { LibraryDatabase } from './database.ts'
import { afterGone } from './deletion.ts'
import { withCopyInSight } from './in-sight.ts'
import { type ItemRecords, itemTables, readItem, writeItem } from './item-records.ts'
import { storeMargin } from './margins.ts'
import { keepNotices, storeNotice } from './notices.ts'
import { storeRowPacks, storeRows } from './rows-listed.ts'
import { waitsForDecision } from './take-pending.ts'

/** A change of one thing. */
type SingleChange = Exclude<Change, { kind: 'items' | 'packs' }>

interface PageParts {
  readonly database: LibraryDatabase
  readonly me: Person
  readonly now: () => Date
}

/**
 * Stores a page of changes and the cursor behind it, in one transaction. Answers whether it let words go that had to wait
 * for a decision: somebody else has taken one, and they can be sent.
 */
export function storePage(parts: PageParts, page: ChangePage): Promise<boolean> {
  const { database } = parts
  const { vocabularies, unreadable, margins, notices, facts } = database
  return database.transaction(
    'rw',
    [...itemTables(database), vocabularies, unreadable, margins, notices],
    async () => {
      const isFirst = page.reset || !(await hasPulledAll(database))
      if (page.reset) {
        await forgetStored(database)
        await keepNotices(
          database,
          page.changes.flatMap(change => (change.kind === 'notice' ? [change.notice.id] : [])),
        )
      }
      const hasFreed = await storeAll(parts, page.changes, isFirst)
      await facts.put({ key: 'cursor', value: page.cursor })
      if (!isFirst) return hasFreed
      await takeAwayNotSent(parts, page)
      if (page.more) await facts.put({ key: 'first_pull', value: 'under_way' })
      else await facts.delete('first_pull')
      return hasFreed
    },
  )
}

/** Whether every item in sight has come: what has no copy is gone then. Not so in a library that was made anew. */
export async function hasPulledAll({ facts }: LibraryDatabase): Promise<boolean> {
  const [cursor, underWay] = await facts.bulkGet(['cursor', 'first_pull'])
  return cursor !== undefined && underWay === undefined
}

/**
 * Items in bulk where nothing of this computer's own is concerned, and nothing else on the page that has to come
 * before or after: a first pull brings thousands.
 */
async function storeAll(parts: PageParts, changes: readonly Change[], isFirst: boolean): Promise<boolean> {
  const { database, me } = parts
  const busy = new Set<string>([
    ...(await database.drafts.toCollection().primaryKeys()),
    ...(await database.outbox.orderBy('item').uniqueKeys()).map(String),
    ...changes.flatMap(change => ('id' in change && change.id !== null ? [change.id] : [])),
  ])
  const packs: ItemPack[] = []
  const plain: PulledItem[] = []
  const others: SingleChange[] = []
  const sort = ({ item, line }: PulledItem) => {
    if (busy.has(item.id)) others.push({ kind: 'item', item })
    else plain.push({ item, line })
  }
  const sortPack = (pack: ItemPack) => {
    if (isFirst && !pack.ids.some(id => busy.has(id))) packs.push(pack)
    else for (const pulled of itemsOfPack(pack)) sort(pulled)
  }
  for (const change of changes) {
    if (change.kind === 'packs') for (const pack of change.packs) sortPack(pack)
    else if (change.kind === 'items') for (const line of change.lines) sort({ item: itemOfLine(line), line })
    else if (change.kind === 'item') sort({ item: change.item, line: null })
    else others.push(change)
  }
  const rowOf = (item: Item) => rowOfItem(item, me)
  const items = plain.map(({ item }) => item)
  if (isFirst) await storePacks(database, [...packedHere(plain, rowOf), ...packs])
  else await Promise.all([writeCopies(database, items), storeRows(database, items.map(rowOf))])
  await forgetUnreadable(database, [...items.map(({ id }) => id), ...packs.flatMap(({ ids }) => ids)])
  let hasFreed = false
  for (const change of others) if (await store(parts, change)) hasFreed = true
  return hasFreed
}

/** Copies and rows of the same items, under the same numbers. */
async function storePacks(database: LibraryDatabase, packs: readonly NewPack[]): Promise<void> {
  const numbers = await packCopies(database, packs)
  await storeRowPacks(
    database,
    numbers.flatMap((pack, index) => {
      const added = packs[index]
      return added ? { pack, rows: added.rows } : []
    }),
    packs.flatMap(({ ids }) => ids),
  )
}

/** What could not be read before is readable now. */
async function forgetUnreadable({ unreadable }: LibraryDatabase, ids: readonly ItemId[]): Promise<void> {
  if ((await unreadable.count()) > 0) await unreadable.bulkDelete([...ids])
}

/** Whether words of the item can be sent that had to wait for a decision before. */
function isFreed({ copy, entries }: ItemRecords, item: Item): boolean {
  const [first] = entries
  return first !== undefined && waitsForDecision(first, copy) && !waitsForDecision(first, item)
}

/** Answers what `storePage` does. */
async function store({ database, me, now }: PageParts, change: SingleChange): Promise<boolean> {
  switch (change.kind) {
    case 'item': {
      await database.unreadable.delete(change.item.id)
      const before = await readItem(database, change.item.id)
      await writeItem(database, change.item.id, before, withCopyInSight(before, change.item), me)
      return isFreed(before, change.item)
    }
    case 'gone': {
      await database.unreadable.delete(change.id)
      const before = await readItem(database, change.id)
      await writeItem(database, change.id, before, afterGone(before, instantOf(now())), me)
      await database.margins.delete(change.id)
      return false
    }
    case 'margin':
      await storeMargin(database, change.margin)
      return false
    case 'notice':
      await storeNotice(database, change.notice)
      return false
    case 'vocabulary':
      await database.vocabularies.put(change.vocabulary)
      return false
    case 'unreadable':
      await database.unreadable.put({ ...change, key: change.id ?? change.line.slice(0, 200) })
      return false
  }
}

/** The items that a change tells of. */
function idsIn(change: Change): readonly string[] {
  switch (change.kind) {
    case 'items':
      return change.lines.map(line => itemOfLine(line).id)
    case 'packs':
      return change.packs.flatMap(pack => pack.ids)
    case 'item':
      return [change.item.id]
    case 'gone':
      return [change.id]
    case 'unreadable':
      return change.id === null ? [] : [change.id]
    case 'margin':
    case 'notice':
    case 'vocabulary':
      return []
  }
}

/**
 * Items with words of this computer keep their copies while the service starts from the beginning; what it has not sent
 * again in the end is out of its reader's sight, and gone but for those words.
 */
async function takeAwayNotSent({ database, me, now }: PageParts, page: ChangePage): Promise<void> {
  const { facts } = database
  const kept = await facts.get('not_sent_again')
  if (kept?.key !== 'not_sent_again') return
  const sent = new Set(page.changes.flatMap(idsIn))
  const left = kept.value.filter(id => !sent.has(id))
  if (page.more) {
    await facts.put({ key: 'not_sent_again', value: left })
    return
  }
  await facts.delete('not_sent_again')
  for (const id of left) {
    const before = await readItem(database, id)
    if (before.copy) await writeItem(database, id, before, afterGone(before, instantOf(now())), me)
  }
}

/** The service starts from the beginning: what it does not send again is gone, but for words not sent yet. */
async function forgetStored(database: LibraryDatabase): Promise<void> {
  // Rows of items with words of this computer stand by themselves.
  await database.rowPacks.clear()
  const kept = new Set<ItemId>((await database.outbox.toArray()).map(entry => entry.item))
  await storeRows(database, [], await keepCopiesOf(database, kept))
  await database.facts.put({ key: 'not_sent_again', value: [...kept] })
  // Its revisions may be counted anew: none of them is known to have been made by words of this computer.
  await Promise.all([database.unreadable.clear(), database.margins.clear(), database.ownRuns.clear()])
}
