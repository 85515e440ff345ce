import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Revisions that the public may have read: only these are ever searched. */
const isPublic = `state in ('validated', 'archived')`

/** So many letters of a text are searched. A tsvector holds 1 MB at most, and one that is larger would refuse the publishing. */
const searched = 100_000

const texts = [
  'headline',
  'title',
  'short_title',
  'keywords',
  'organisation',
  'address',
  'body',
  'description',
]

const statements = [
  // Tags and entities of HTML are no words to the parser, and the titles come first, for a long text is cut.
  `create function published_words(fields jsonb) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('pg_catalog.english', left(
      ${texts.map(name => `coalesce(fields->>'${name}', '')`).join(` || ' ' || `)}, ${searched}))
  $$`,
  `create index revision_public_words on revision using gin (published_words(fields)) where ${isPublic}`,
  `create index revision_public_topics on revision using gin ((fields->'topics')) where ${isPublic}`,
  `create index revision_public_countries on revision using gin ((fields->'countries')) where ${isPublic}`,
  `create index item_published on item (published_at desc, id)
    where published_revision is not null and deleted_at is null`,
]

/** What the public pages look for: words, topics and countries of published revisions, and the newest of them. */
export const published: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
