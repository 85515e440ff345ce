import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What is left of a result that was forgotten: 16 bytes of a hash of account and operation.
  'create table forgotten_operation (digest bytea primary key check (length(digest) = 16))',
  'create index operation_result_age on operation_result (at)',
  // Of changes from before, only that they are not younger than this.
  'alter table change add column at timestamptz not null default now()',
  // The last change that was taken out of the feed's table for its age: who stands before it starts anew.
  `alter table collection add column forgotten_xid xid8 not null default '0'`,
  'alter table collection add column forgotten_seq bigint not null default 0',
]

/** What the service needs to forget: results of operations, and changes. */
export const retention: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
