import { sql } from 'kysely'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { VocabularyName } from '#shared/content/vocabulary.ts'
import type { NoticeId } from '#shared/notices/notice.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { mayReadMargin } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { itemReader } from '../items/load-items.ts'
import type { RevisionTexts } from '../items/revision-texts.ts'
import { seenBefore } from '../items/seen-before.ts'
import { seesAnything, standingOfRow, viewOf } from '../items/view-of.ts'
import { readMargins } from '../margins/stored-margins.ts'
import { readNotices } from '../notices/stored-notices.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database, ItemRow } from '../storage/tables.ts'
import { type ChangedSince, changedSince } from './changed-since.ts'
import type { FeedPosition } from './cursor.ts'
import { type FeedLine, feedLine, itemLine, lengthOf } from './feed-line.ts'

/** Fewest and most items that are read at once: so many are in memory, however large a page is. */
const fewestAtOnce = 25
const mostAtOnce = 200
/** Bytes of the lines that are read at once, as far as the last ones tell: asking for few items more often costs time. */
const bytesAtOnce = 500_000

/** Who reads, and from where. */
interface Reader {
  readonly database: Database
  readonly actor: Actor
  readonly policy: Policy
}

export interface Reading extends Reader {
  readonly texts: RevisionTexts
  /** Things that a page may hold. */
  readonly limit: number
}

/** A line of the feed, or none where there is nothing to tell this reader, and where the reader stands behind it. */
interface Step {
  readonly line: FeedLine | null
  readonly position: FeedPosition
  /** Whether a page may end behind it: not in front of an item whose margin it has told of. */
  readonly mayEnd: boolean
}

/** Steps one by one, read as they are asked for; in the end, whether there is more behind the last one. */
export type Stretch = AsyncGenerator<Step, { readonly position: FeedPosition; readonly more: boolean }>

type CopyPosition = Extract<FeedPosition, { phase: 'copy' }>
type Changed = ChangedSince['changed'][number]
type ChangesPosition = Extract<FeedPosition, { phase: 'changes' }>

/** How many items are read at once, by how long their lines were so far. */
interface Pace {
  readonly atOnce: () => number
  readonly note: (lines: Iterable<FeedLine>) => void
}

function createPace(): Pace {
  let atOnce = fewestAtOnce
  return {
    atOnce: () => atOnce,
    note: lines => {
      const lengths = Array.from(lines, lengthOf)
      if (lengths.length === 0) return
      const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
      // No more than twice as many: the next ones may be long.
      atOnce = Math.max(fewestAtOnce, Math.min(mostAtOnce, 2 * atOnce, Math.floor(bytesAtOnce / mean)))
    },
  }
}

/** The values in their order, cut behind each one with which a portion has so many that are read. */
function* portions<Value>(values: readonly Value[], isRead: (value: Value) => boolean, { atOnce }: Pace) {
  let start = 0
  let read = 0
  for (const [index, value] of values.entries()) {
    if (isRead(value)) read += 1
    if (read < atOnce() && index < values.length - 1) continue
    yield values.slice(start, index + 1)
    start = index + 1
    read = 0
  }
}

async function vocabularyLines(
  database: Database,
  names: readonly VocabularyName[] | 'all',
): Promise<ReadonlyMap<VocabularyName, FeedLine>> {
  if (names !== 'all' && names.length === 0) return new Map()
  const all = database.selectFrom('vocabulary').selectAll().orderBy('name')
  const rows = await (names === 'all' ? all : all.where('name', 'in', [...names])).execute()
  return new Map(
    rows.map(({ name, terms }) => [
      name,
      feedLine({ kind: 'vocabulary', vocabulary: { name, terms: [...terms] } }),
    ]),
  )
}

/** The lines of what this reader is told of. */
async function noticeLines(
  { database, actor, policy }: Reader,
  ids: readonly NoticeId[] | 'latest',
): Promise<ReadonlyMap<NoticeId, FeedLine>> {
  if (ids !== 'latest' && ids.length === 0) return new Map()
  const notices = await readNotices(database, actor, policy, ids)
  return new Map(notices.map(notice => [notice.id, feedLine({ kind: 'notice', notice })]))
}

/** Reads the lines of items, some at a time, as far as this reader sees them; `rows` are all that will be asked for. */
function lineReader({ database, texts, actor, policy }: Reading, rows: readonly ItemRow[], pace: Pace) {
  const read = itemReader(database, texts, rows)
  return async (some: readonly ItemRow[]): Promise<ReadonlyMap<ItemId, FeedLine>> => {
    const views = (await read(some)).flatMap(item => viewOf(item, actor, policy) ?? [])
    const lines = new Map(views.map(item => [item.id, itemLine(item)]))
    pace.note(lines.values())
    return lines
  }
}

/** The lines of the margins of items as far as this reader reads those; of most items there is none. */
async function marginLines(
  { database, actor, policy }: Reader,
  rows: readonly ItemRow[],
): Promise<ReadonlyMap<ItemId, FeedLine>> {
  const readable = rows.filter(row => mayReadMargin(actor, policy, standingOfRow(row)))
  const margins = await readMargins(
    database,
    readable.map(({ id }) => id),
  )
  return new Map([...margins].map(([item, margin]) => [item, feedLine({ kind: 'margin', margin })]))
}

/**
 * The first copy of everything in sight, newest first, so that a desk is of use before the last page has come; from
 * its beginning (`after` is null) the vocabularies go in front. `settled` is from where changes are read afterwards.
 */
export async function* copyStretch(
  reading: Reading,
  settled: string,
  after: CopyPosition['after'] | null,
): Stretch {
  const { database, actor, policy, limit } = reading
  const behind = { phase: 'changes', xid: settled, seq: '0' } as const
  if (after === null) {
    // A page never ends here: there is no place in front of the first item.
    for (const line of (await vocabularyLines(database, 'all')).values())
      yield { line, position: behind, mayEnd: false }
    for (const line of (await noticeLines(reading, 'latest')).values())
      yield { line, position: behind, mayEnd: false }
  }
  const newest = database
    .selectFrom('item')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  const found = await (after === null
    ? newest
    : newest.where(sql<boolean>`(changed_at, id) < (${after.changedAt}::timestamptz, ${after.item}::uuid)`)
  ).execute()
  let position: FeedPosition = behind
  const isSeen = (row: ItemRow) => seesAnything(standingOfRow(row), actor, policy)
  const page = found.slice(0, limit)
  const pace = createPace()
  const read = lineReader(reading, page.filter(isSeen), pace)
  for (const rows of portions(page, isSeen, pace)) {
    const seen = rows.filter(isSeen)
    const lines = await read(seen)
    const margins = await marginLines(reading, seen)
    for (const { id, changed_at } of rows) {
      // In front of its item: a page may end behind that.
      const margin = margins.get(id)
      if (margin !== undefined) yield { line: margin, position, mayEnd: false }
      position = { phase: 'copy', settled, after: { changedAt: instantOf(changed_at), item: id } }
      yield { line: lines.get(id) ?? null, position, mayEnd: true }
    }
  }
  if (found.length > limit) return { position, more: true }
  const { changed, isLost } = await changedSince(database, behind, 1)
  return { position: behind, more: isLost || changed.length > 0 }
}

/** The items that the changes are of, be it of their margins alone. */
function itemsOf(changed: ChangedSince['changed']): readonly ItemId[] {
  return [...new Set(changed.flatMap(({ item, margin }) => item ?? margin ?? []))]
}

/** Of some items what there is to tell this reader: the rows of those in sight, and which are gone. */
interface Sight {
  readonly inSight: ReadonlyMap<ItemId, ItemRow>
  readonly gone: ReadonlySet<ItemId>
}

/** Whether a change is of an item in sight itself. */
function isOfItem({ item }: Changed, { inSight }: Sight): boolean {
  return item !== null && inSight.has(item)
}

/** Whether a change is of the margin alone of an item, and this reader reads that. */
function isOfMargin({ margin }: Changed, { inSight }: Sight, { actor, policy }: Reader): boolean {
  const row = margin === null ? undefined : inSight.get(margin)
  return row !== undefined && mayReadMargin(actor, policy, standingOfRow(row))
}

/** Read without their texts, so that many items of other people cost a reader little. */
async function sightOf({ database, actor, policy }: Reader, ids: readonly ItemId[]): Promise<Sight> {
  if (ids.length === 0) return { inSight: new Map(), gone: new Set() }
  const rows = await database.selectFrom('item').selectAll().where(isAmong('id', ids)).execute()
  const seen = rows.filter(row => row.deleted_at === null && seesAnything(standingOfRow(row), actor, policy))
  const inSight = new Map(seen.map(row => [row.id, row]))
  const outOfSight = rows.filter(({ id }) => !inSight.has(id))
  return { inSight, gone: await seenBefore(database, outOfSight, actor, policy) }
}

/** Whether a line of the feed tells this reader of any of the changes. */
export async function tellsAnything(reader: Reader, changed: ChangedSince['changed']): Promise<boolean> {
  if (changed.some(({ vocabulary }) => vocabulary !== null)) return true
  const told = changed.flatMap(({ notice }) => notice ?? [])
  if ((await noticeLines(reader, told)).size > 0) return true
  const sight = await sightOf(reader, itemsOf(changed))
  return changed.some(
    change =>
      isOfItem(change, sight) ||
      isOfMargin(change, sight, reader) ||
      (change.item !== null && sight.gone.has(change.item)),
  )
}

/** The changes behind a place, each thing as it is now, at the place of its last change. */
export async function* changesStretch(
  reading: Reading,
  from: ChangesPosition,
  { changed }: ChangedSince,
): Stretch {
  const page = changed.slice(0, reading.limit)
  const sight = await sightOf(reading, itemsOf(page))
  const { inSight, gone } = sight
  const names = page.flatMap(({ vocabulary }) => (vocabulary === null ? [] : [vocabulary]))
  const vocabularies = await vocabularyLines(reading.database, names)
  const notices = await noticeLines(
    reading,
    page.flatMap(({ notice }) => notice ?? []),
  )
  let position = from
  const pace = createPace()
  const isRead = (change: Changed) => isOfItem(change, sight)
  const ofItems = new Set(page.flatMap(({ item }) => item ?? []))
  const read = lineReader(
    reading,
    [...inSight.values()].filter(({ id }) => ofItems.has(id)),
    pace,
  )
  for (const things of portions(page, isRead, pace)) {
    const items = await read(things.flatMap(({ item }) => (item === null ? [] : (inSight.get(item) ?? []))))
    const margins = await marginLines(
      reading,
      things.flatMap(({ item, margin }) => {
        const id = item ?? margin
        return (id && inSight.get(id)) ?? []
      }),
    )
    const lineOf = ({ item, margin, vocabulary, notice }: Changed): FeedLine | undefined => {
      if (notice !== null) return notices.get(notice)
      if (margin !== null) return margins.get(margin)
      if (item === null) return vocabulary === null ? undefined : vocabularies.get(vocabulary)
      return gone.has(item) ? feedLine({ kind: 'gone', id: item }) : items.get(item)
    }
    for (const thing of things) {
      // An item that comes in sight brings its margin; in front of it, since a page may end behind it.
      const margin = isRead(thing) && thing.item !== null ? margins.get(thing.item) : undefined
      if (margin !== undefined) yield { line: margin, position, mayEnd: false }
      position = { phase: 'changes', xid: thing.xid, seq: thing.seq }
      yield { line: lineOf(thing) ?? null, position, mayEnd: true }
    }
  }
  return { position, more: changed.length > reading.limit }
}
