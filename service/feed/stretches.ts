import { sql } from 'kysely'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { VocabularyName } from '#shared/content/vocabulary.ts'
import type { ChangeLine } from '#shared/sync/change.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { loadItems } from '../items/load-items.ts'
import { seenBefore } from '../items/seen-before.ts'
import { seesAnything, standingOfRow, viewOf } from '../items/view-of.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database } from '../storage/tables.ts'
import { type ChangedSince, changedSince } from './changed-since.ts'
import type { FeedPosition } from './cursor.ts'

/** Items that are read at once: so many are in memory, however large a page is. */
const readAtOnce = 25

export interface Reading {
  readonly database: Database
  readonly actor: Actor
  readonly policy: Policy
  /** Things that a page may hold. */
  readonly limit: number
}

/** A line of the feed, or none where there is nothing to tell this reader, and where the reader stands behind it. */
interface Step {
  readonly line: ChangeLine | null
  readonly position: FeedPosition
}

/** Steps one by one, read as they are asked for; in the end, whether there is more behind the last one. */
export type Stretch = AsyncGenerator<Step, { readonly position: FeedPosition; readonly more: boolean }>

type CopyPosition = Extract<FeedPosition, { phase: 'copy' }>
type ChangesPosition = Extract<FeedPosition, { phase: 'changes' }>

function* portions<Value>(values: readonly Value[]) {
  for (let start = 0; start < values.length; start += readAtOnce) {
    yield values.slice(start, start + readAtOnce)
  }
}

type VocabularyLine = Extract<ChangeLine, { kind: 'vocabulary' }>

async function vocabularyLines(
  database: Database,
  names: readonly VocabularyName[] | 'all',
): Promise<readonly VocabularyLine[]> {
  if (names !== 'all' && names.length === 0) return []
  const all = database.selectFrom('vocabulary').selectAll().orderBy('name')
  const rows = await (names === 'all' ? all : all.where('name', 'in', [...names])).execute()
  return rows.map(({ name, terms }) => ({ kind: 'vocabulary', vocabulary: { name, terms: [...terms] } }))
}

/**
 * The first copy of everything in sight, newest first, so that a desk is of use before the last page has come; from
 * its beginning (`after` is null) the vocabularies go in front. `settled` is from where changes are read afterwards.
 */
export async function* copyStretch(
  { database, actor, policy, limit }: Reading,
  settled: string,
  after: CopyPosition['after'] | null,
): Stretch {
  const behind = { phase: 'changes', xid: settled, seq: '0' } as const
  if (after === null) {
    // A page never ends here: there is no place between the vocabularies and the first item.
    for (const line of await vocabularyLines(database, 'all')) yield { line, position: behind }
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
  for (const rows of portions(found.slice(0, limit))) {
    const seen = rows.filter(row => seesAnything(standingOfRow(row), actor, policy))
    const items = new Map((await loadItems(database, seen)).map(item => [item.id, item]))
    for (const row of rows) {
      const item = items.get(row.id)
      const view = item === undefined ? null : viewOf(item, actor, policy)
      position = { phase: 'copy', settled, after: { changedAt: instantOf(row.changed_at), item: row.id } }
      yield { line: view && { kind: 'item', item: view }, position }
    }
  }
  if (found.length > limit) return { position, more: true }
  const { changed, isLost } = await changedSince(database, behind, 1)
  return { position: behind, more: isLost || changed.length > 0 }
}

/** Of each item what there is to tell this reader: its copy, that it is gone, or nothing. */
async function itemLines(
  { database, actor, policy }: Reading,
  ids: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, ChangeLine>> {
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('item').selectAll().where(isAmong('id', ids)).execute()
  const seen = rows.filter(row => seesAnything(standingOfRow(row), actor, policy))
  const views = (await loadItems(database, seen)).flatMap(item => viewOf(item, actor, policy) ?? [])
  const lines = new Map<ItemId, ChangeLine>(views.map(item => [item.id, { kind: 'item', item }]))
  const outOfSight = ids.filter(id => !lines.has(id))
  for (const id of await seenBefore(database, outOfSight, actor, policy)) lines.set(id, { kind: 'gone', id })
  return lines
}

/** The changes behind a place, each thing as it is now, at the place of its last change. */
export async function* changesStretch(
  reading: Reading,
  from: ChangesPosition,
  { changed }: ChangedSince,
): Stretch {
  let position = from
  for (const things of portions(changed.slice(0, reading.limit))) {
    const names = things.flatMap(({ vocabulary }) => (vocabulary === null ? [] : [vocabulary]))
    const vocabularies = new Map(
      (await vocabularyLines(reading.database, names)).map(line => [line.vocabulary.name, line]),
    )
    const items = await itemLines(
      reading,
      things.flatMap(({ item }) => (item === null ? [] : [item])),
    )
    for (const { xid, seq, item, vocabulary } of things) {
      position = { phase: 'changes', xid, seq }
      const line = item === null ? vocabulary && vocabularies.get(vocabulary) : items.get(item)
      yield { line: line ?? null, position }
    }
  }
  return { position, more: changed.length > reading.limit }
}
