import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { starterModules } from './starter-text-modules.ts'

const statements = [
  `create table enquiry_text_module (
    module uuid primary key,
    version uuid not null,
    language text not null check (language in ('en', 'fr', 'de')),
    title text not null,
    words text not null,
    changed_at timestamptz not null,
    changed_by uuid references account
  )`,
  // Where in the order of changes the modules stand: they are told as a whole where a reader is before it.
  'alter table enquiry_turn add column modules_seq bigint not null default 0',
  'update enquiry_turn set seq = seq + 1',
  'update enquiry_turn set modules_seq = seq',
]

/** Words that experts share. */
export const textModules: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
    for (const { module, version, language, title, words } of starterModules) {
      await sql`insert into enquiry_text_module (module, version, language, title, words, changed_at)
        values (${module}, ${version}, ${language}, ${title}, ${words}, now())`.execute(database)
    }
  },
}
