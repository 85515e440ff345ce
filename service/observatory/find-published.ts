import { type RawBuilder, sql } from 'kysely'
import type { ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { State } from '#shared/workflow/state.ts'
import type { Database } from '../storage/tables.ts'
import type { PublishedFilter } from './published-query.ts'

/** A published revision as lists and feeds show it. */
export interface PublishedCard {
  readonly id: ItemId
  readonly type: ItemType
  /** Of the published revision: validated or archived. */
  readonly state: State
  readonly revision: Revision
  /** When it was published last, and for the first time. */
  readonly at: Date
  readonly firstAt: Date
  /** When this revision was made: archiving and rejecting a deletion make one that is not published anew. */
  readonly revisedAt: Date
  /** All fields but the long texts. */
  readonly fields: ItemFields
  /** The beginning of the running text: as much of it as was asked for, in characters. It may end within a tag. */
  readonly beginning: string
  /** Characters of the whole running text. */
  readonly length: number
}

/** A published revision with all its text. */
export type PublishedItem = Omit<PublishedCard, 'beginning' | 'length'>

/** What lasted for a reader: the item's row and the one revision of it that is published. */
const source = sql`item join revision on revision.item = item.id and revision.number = item.published_revision`

/** The order in which what is published is listed; of equals, the identity decides. */
const newestFirst = sql`item.published_at desc nulls last, item.id`

const columns = sql`
  item.id, item.type, revision.state, revision.number as revision, revision.at as "revisedAt",
  coalesce(item.published_at, revision.at) as at,
  (select min(earlier.at) from revision as earlier
    where earlier.item = item.id and earlier.state in ('validated', 'archived')) as "firstAt"`

/** Says for itself that the state is public, although a published revision always is: the indexes hold no others. */
function conditions({ q, type, topic, country, from, to }: PublishedFilter): RawBuilder<unknown> {
  const all = [
    sql`item.deleted_at is null and item.published_revision is not null`,
    sql`revision.state in ('validated', 'archived')`,
    ...(q === null
      ? []
      : [sql`published_words(revision.fields) @@ websearch_to_tsquery('pg_catalog.english', ${q}::text)`]),
    ...(type === null ? [] : [sql`item.type = ${type}::text`]),
    ...(topic === null ? [] : [sql`revision.fields->'topics' @> ${JSON.stringify([topic])}::jsonb`]),
    ...(country === null ? [] : [sql`revision.fields->'countries' @> ${JSON.stringify([country])}::jsonb`]),
    ...(from === null ? [] : [sql`item.published_at >= (${from}::date)::timestamp at time zone 'UTC'`]),
    ...(to === null ? [] : [sql`item.published_at < (${to}::date + 1)::timestamp at time zone 'UTC'`]),
  ]
  return sql.join(all, sql` and `)
}

interface Wanted {
  readonly limit: number
  readonly offset: number
  /** Characters of the running text that are read. */
  readonly letters: number
}

/** What is published, as far as a filter leaves it, the newest first. */
export async function findPublished(
  database: Database,
  filter: PublishedFilter,
  { limit, offset, letters }: Wanted,
): Promise<readonly PublishedCard[]> {
  const { rows } = await sql<PublishedCard>`
    with wanted as (
      select item.id, item.published_at from ${source} where ${conditions(filter)}
      order by ${newestFirst} limit ${limit}::int offset ${offset}::int)
    select ${columns}, revision.fields - array['body', 'description', 'agenda'] as fields,
      left(coalesce(revision.fields->>'body', revision.fields->>'description', ''), ${letters}::int) as beginning,
      length(coalesce(revision.fields->>'body', revision.fields->>'description', '')) as length
    from ${source} where item.id in (select id from wanted)
    order by ${newestFirst}`.execute(database)
  return rows
}

/** How many items a filter leaves of what is published. */
export async function countPublished(database: Database, filter: PublishedFilter): Promise<number> {
  const { rows } = await sql<{ items: number }>`
    select count(*)::int as items from ${source} where ${conditions(filter)}`.execute(database)
  return rows[0]?.items ?? 0
}

/** An item as the public may read it. */
export type FoundItem =
  | { readonly kind: 'published'; readonly item: PublishedItem }
  /** It was public once, and is deleted. */
  | { readonly kind: 'gone' }
  /** There is none, or it was never public: nobody learns which. */
  | { readonly kind: 'none' }

/** Reads the published revision of an item, and nothing of what is being written in its place. */
export async function readPublished(database: Database, id: ItemId): Promise<FoundItem> {
  const { rows } = await sql<PublishedItem & { readonly isDeleted: boolean }>`
    select ${columns}, revision.fields, item.deleted_at is not null as "isDeleted"
    from ${source} where item.id = ${id}::uuid and revision.state in ('validated', 'archived')`.execute(
    database,
  )
  const [row] = rows
  if (row === undefined) return { kind: 'none' }
  const { isDeleted, ...item } = row
  return isDeleted ? { kind: 'gone' } : { kind: 'published', item }
}
