import { sql } from 'kysely'
import { ItemId, instantOf } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { itemsNamedBy, type RelatedCandidate, relatedTo } from '#shared/observatory/related-items.ts'
import type { Database } from '../storage/tables.ts'
import type { PublishedItem } from './find-published.ts'

/** A related item, as far as a link to it needs. */
export interface RelatedItem extends RelatedCandidate {
  readonly type: ItemType
  /** Its fields without the long texts. */
  readonly fields: ItemFields
}

interface CandidateRow {
  readonly id: ItemId
  readonly type: ItemType
  readonly at: Date
  readonly fields: ItemFields
}

/** So many of the newest with a topic in common are compared. */
const mostCompared = 200

export function termsIn(fields: ItemFields, name: 'topics' | 'countries'): readonly string[] {
  const value = fields[name]
  return Array.isArray(value) ? value.filter(term => typeof term === 'string') : []
}

/** What somebody who has read a published item may want to read next. */
export async function findRelated(
  database: Database,
  { id, fields }: PublishedItem,
): Promise<readonly RelatedItem[]> {
  const names = itemsNamedBy(fields)
  const ids = names.flatMap(name => ItemId.safeParse(name).data ?? [])
  const [topics, countries] = [termsIn(fields, 'topics'), termsIn(fields, 'countries')]
  const select = sql`
    select item.id, item.type, coalesce(item.published_at, revision.at) as at,
      revision.fields - array['body', 'description', 'agenda'] as fields
    from item join revision on revision.item = item.id and revision.number = item.published_revision
    where item.deleted_at is null and item.id <> ${id}::uuid and revision.state in ('validated', 'archived')`
  const { rows } = await sql<CandidateRow>`
    (${select} and item.id = any(${ids}::uuid[]))
    union all
    (${select} and revision.fields->'topics' ?| ${[...topics]}::text[] and not item.id = any(${ids}::uuid[])
      order by item.published_at desc nulls last, item.id limit ${mostCompared}::int)`.execute(database)
  const candidates = rows.map(row => ({
    ...row,
    at: instantOf(new Date(row.at)),
    topics: termsIn(row.fields, 'topics'),
    countries: termsIn(row.fields, 'countries'),
  }))
  return relatedTo({ id, topics, countries, names }, candidates)
}
