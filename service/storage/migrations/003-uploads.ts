import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table upload (
    id text primary key,
    account uuid not null references account,
    file text not null check (file ~ '^[0-9a-f]{64}$'),
    metadata jsonb not null,
    bytes integer not null check (bytes > 0),
    received integer not null check (received between 0 and bytes),
    turn integer not null,
    at timestamptz not null
  )`,
  'create index upload_account on upload (account, at)',
  `create table upload_part (
    upload text not null references upload on delete cascade,
    start integer not null,
    content bytea not null,
    primary key (upload, start)
  )`,
  'alter table upload_part alter column content set storage external',
]

/** Files that are still on their way: what has come of them, so that any service on this database can go on. */
export const uploads: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
