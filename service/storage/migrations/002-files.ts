import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table file (
    id text primary key check (id ~ '^[0-9a-f]{64}$'),
    media_type text not null,
    bytes integer not null check (bytes > 0),
    width integer,
    height integer,
    content bytea not null,
    check ((width is null) = (height is null))
  )`,
  // Pictures and office files are packed already: trying to pack them again only costs time.
  'alter table file alter column content set storage external',
  `create table file_upload (
    file text not null references file on delete cascade,
    account uuid not null references account,
    at timestamptz not null,
    primary key (file, account)
  )`,
  `create table file_use (
    file text not null references file,
    item uuid not null,
    revision integer not null,
    primary key (file, item, revision),
    foreign key (item, revision) references revision (item, number)
  )`,
  'create index file_use_item on file_use (item, revision)',
]

/** The files that items name, who brought them, and which revisions name them. */
export const files: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
