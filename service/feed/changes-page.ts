import { sql } from 'kysely'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { VocabularyName } from '#shared/content/vocabulary.ts'
import type { ChangeLine } from '#shared/sync/change.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { loadItems } from '../items/load-items.ts'
import { seenBefore } from '../items/seen-before.ts'
import { viewOf } from '../items/view-of.ts'
import { type Collection, loadCollection } from '../storage/collection.ts'
import type { Database } from '../storage/tables.ts'
import { cursorOf, type FeedPosition, positionOf, readerMark } from './cursor.ts'

/** What a page holds before its `end`: where it ends and whether there is more. */
interface Stretch {
  readonly lines: readonly ChangeLine[]
  readonly position: FeedPosition
  readonly more: boolean
}

interface Reading {
  readonly database: Database
  readonly actor: Actor
  readonly collection: Collection
  readonly limit: number
}

/**
 * The oldest transaction that is still running: everything before it is settled, and nothing can appear there any
 * more. The feed hands out settled changes only; that is how it never skips one although writers commit out of order.
 */
async function settledBefore(database: Database): Promise<string> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(database)
  const [row] = rows
  if (row === undefined) throw new Error('the database did not tell its snapshot')
  return row.xid
}

async function vocabularyLines(
  database: Database,
  names: readonly VocabularyName[] | 'all',
): Promise<readonly ChangeLine[]> {
  const all = database.selectFrom('vocabulary').selectAll().orderBy('name')
  if (names !== 'all' && names.length === 0) return []
  const rows = await (names === 'all' ? all : all.where('name', 'in', [...names])).execute()
  return rows.map(({ name, terms }) => ({ kind: 'vocabulary', vocabulary: { name, terms: [...terms] } }))
}

/** The first copy of everything in sight, newest first, so that a desk is of use before the last page has come. */
async function copyStretch(
  reading: Reading,
  from: Extract<FeedPosition, { phase: 'copy' }> | null,
): Promise<Stretch> {
  const { database, actor, collection, limit } = reading
  const settled = from?.settled ?? (await settledBefore(database))
  const newest = database
    .selectFrom('item')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  const found = await (from === null
    ? newest
    : newest.where(
        sql<boolean>`(changed_at, id) < (${from.after.changedAt}::timestamptz, ${from.after.item}::uuid)`,
      )
  ).execute()
  const rows = found.slice(0, limit)
  const items = await loadItems(database, rows)
  const lines: ChangeLine[] = from === null ? [...(await vocabularyLines(database, 'all'))] : []
  for (const item of items) {
    const view = viewOf(item, actor, collection.policy)
    if (view !== null) lines.push({ kind: 'item', item: view })
  }
  const last = rows.at(-1)
  if (found.length > limit && last !== undefined) {
    const after = { changedAt: instantOf(last.changed_at), item: last.id }
    return { lines, position: { phase: 'copy', settled, after }, more: true }
  }
  const position = { phase: 'changes', xid: settled, seq: '0' } as const
  return { lines, position, more: (await changedSince(database, position, 1)).length > 0 }
}

interface ChangedThing {
  readonly xid: string
  readonly seq: string
  readonly item: ItemId | null
  readonly vocabulary: VocabularyName | null
}

/** Settled changes behind a position, of each thing only the last one: its current copy is what is sent anyway. */
async function changedSince(
  database: Database,
  { xid, seq }: { readonly xid: string; readonly seq: string },
  limit: number,
): Promise<readonly ChangedThing[]> {
  const { rows } = await sql<ChangedThing>`
    with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as xid)
    select changed.xid::text, changed.seq::text, changed.item, changed.vocabulary
    from change as changed, horizon
    where (changed.xid, changed.seq) > (${xid}::xid8, ${seq}::bigint)
      and changed.xid < horizon.xid
      and not exists (
        select from change as later
        where later.item = changed.item
          and (later.xid, later.seq) > (changed.xid, changed.seq)
          and later.xid < horizon.xid
      )
      and (changed.vocabulary is null or not exists (
        select from change as later
        where later.vocabulary = changed.vocabulary
          and (later.xid, later.seq) > (changed.xid, changed.seq)
          and later.xid < horizon.xid
      ))
    order by changed.xid, changed.seq
    limit ${limit}`.execute(database)
  return rows
}

async function changesStretch(
  reading: Reading,
  from: Extract<FeedPosition, { phase: 'changes' }>,
): Promise<Stretch> {
  const { database, actor, collection, limit } = reading
  const found = await changedSince(database, from, limit + 1)
  const changed = found.slice(0, limit)
  const ids = changed.flatMap(({ item }) => (item === null ? [] : [item]))
  const itemRows =
    ids.length === 0 ? [] : await database.selectFrom('item').selectAll().where('id', 'in', ids).execute()
  const items = new Map((await loadItems(database, itemRows)).map(item => [item.id, item]))
  const views = new Map(
    ids.map(id => {
      const item = items.get(id)
      return [id, item === undefined ? null : viewOf(item, actor, collection.policy)]
    }),
  )
  const outOfSight = ids.filter(id => views.get(id) === null)
  const seen = await seenBefore(database, outOfSight, actor, collection.policy)
  const lines = [
    ...(await vocabularyLines(
      database,
      changed.flatMap(({ vocabulary }) => (vocabulary === null ? [] : [vocabulary])),
    )),
    ...ids.flatMap((id): readonly ChangeLine[] => {
      const view = views.get(id) ?? null
      if (view !== null) return [{ kind: 'item', item: view }]
      return seen.has(id) ? [{ kind: 'gone', id }] : []
    }),
  ]
  const last = changed.at(-1)
  return {
    lines,
    position: last === undefined ? from : { phase: 'changes', xid: last.xid, seq: last.seq },
    more: found.length > limit,
  }
}

/**
 * A page of the feed for one reader: changes behind `since`, at most `limit` things, closed by an `end` line. Without
 * a cursor, or with one of other data or another reader (`reset`), it starts from the beginning.
 */
export async function changesPage(
  database: Database,
  actor: Actor,
  since: string | undefined,
  limit: number,
): Promise<readonly ChangeLine[]> {
  const collection = await loadCollection(database)
  const mark = readerMark(actor, collection)
  const asked = since === undefined ? undefined : positionOf(since, collection.instance, mark)
  const reading = { database, actor, collection, limit }
  const stretch =
    asked?.phase === 'changes'
      ? await changesStretch(reading, asked)
      : await copyStretch(reading, asked ?? null)
  const cursor = cursorOf(collection.instance, mark, stretch.position)
  const reset = since !== undefined && asked === undefined
  return [...stretch.lines, { kind: 'end', cursor, more: stretch.more, reset }]
}

/** Whether there is more for a reader behind a cursor; a cursor that leads nowhere has everything before it. */
export async function isMoreBehind(database: Database, actor: Actor, since: string): Promise<boolean> {
  const collection = await loadCollection(database)
  const position = positionOf(since, collection.instance, readerMark(actor, collection))
  if (position?.phase !== 'changes') return true
  return (await changedSince(database, position, 1)).length > 0
}
