import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Of an item in whose margin something stands or stood.
  `create table margin (
    item uuid primary key references item,
    claim jsonb,
    threads jsonb not null,
    suggestions jsonb not null
  )`,
  // A change tells of an item, of its margin, or of a vocabulary.
  'alter table change add column margin uuid',
  'alter table change drop constraint change_check',
  'alter table change add constraint change_of_one check (num_nonnulls(item, margin, vocabulary) = 1)',
  'create index change_margin on change (margin, xid, seq) where margin is not null',
]

/** What people write beside an item: who reads it, comments, suggested edits. */
export const margins: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
