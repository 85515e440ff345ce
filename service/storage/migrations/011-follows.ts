import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table follow (
    account uuid not null references account,
    vocabulary text not null check (vocabulary in ('topics', 'countries')),
    term text not null,
    primary key (account, vocabulary, term)
  )`,
  // Who is told of what is published is looked for by what it is about.
  'create index follow_term on follow (vocabulary, term)',
]

/** The topics and countries that somebody follows. */
export const follows: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
