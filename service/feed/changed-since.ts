import { sql } from 'kysely'
import type { ItemId } from '#shared/content/identity.ts'
import type { VocabularyName } from '#shared/content/vocabulary.ts'
import type { NoticeId } from '#shared/notices/notice.ts'
import type { Database } from '../storage/tables.ts'

/** A place in the order of changes: behind this one. */
export interface Place {
  readonly xid: string
  readonly seq: string
}

interface ChangedThing extends Place {
  readonly item: ItemId | null
  /** The item whose margin alone has changed. */
  readonly margin: ItemId | null
  readonly vocabulary: VocabularyName | null
  readonly notice: NoticeId | null
}

/** What has changed behind a place; `isLost` where the database cannot tell any more, and the reader starts anew. */
export interface ChangedSince {
  readonly changed: readonly ChangedThing[]
  readonly isLost: boolean
}

/**
 * The oldest transaction that is still running: everything before it is settled, and nothing can appear there any
 * more. The feed hands out settled changes only; that is how it never skips one although writers commit out of order.
 */
export async function settledBefore(database: Database): Promise<string> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(database)
  const [row] = rows
  if (row === undefined) throw new Error('the database did not tell its snapshot')
  return row.xid
}

/**
 * Settled changes behind a place, of each thing only the last one: its current copy is what is sent anyway. A place
 * is lost when changes behind it were forgotten, and when this server has not come there yet: then the database was
 * moved from another. Both are seen in the same snapshot as the changes, so nothing is forgotten in between.
 */
export async function changedSince(
  database: Database,
  { xid, seq }: Place,
  limit: number,
): Promise<ChangedSince> {
  const { rows } = await sql<
    { readonly isLost: boolean } & (ChangedThing | { readonly [Key in keyof ChangedThing]: null })
  >`
    with horizon as (
      select pg_snapshot_xmin(pg_current_snapshot()) as xid, (
        select (forgotten_xid, forgotten_seq) > (${xid}::xid8, ${seq}::bigint) from collection
      ) or ${xid}::xid8 > pg_snapshot_xmin(pg_current_snapshot()) as is_lost
    )
    select horizon.is_lost as "isLost", found.xid::text, found.seq::text, found.item, found.margin, found.vocabulary, found.notice
    from horizon left join lateral (
      select changed.xid, changed.seq, changed.item, changed.margin, changed.vocabulary, changed.notice
      from change as changed
      where (changed.xid, changed.seq) > (${xid}::xid8, ${seq}::bigint)
        and changed.xid < horizon.xid
        and not exists (
          select from change as later
          where later.item = changed.item
            and (later.xid, later.seq) > (changed.xid, changed.seq)
            and later.xid < horizon.xid
        )
        and (changed.margin is null or not exists (
          select from change as later
          where later.margin = changed.margin
            and (later.xid, later.seq) > (changed.xid, changed.seq)
            and later.xid < horizon.xid
        ))
        and (changed.vocabulary is null or not exists (
          select from change as later
          where later.vocabulary = changed.vocabulary
            and (later.xid, later.seq) > (changed.xid, changed.seq)
            and later.xid < horizon.xid
        ))
      order by changed.xid, changed.seq
      limit ${limit}
    ) as found on true
    order by found.xid, found.seq`.execute(database)
  return {
    changed: rows.flatMap(row => (row.xid === null ? [] : [row])),
    isLost: rows[0]?.isLost ?? false,
  }
}
