import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What experts are told of by mail, each of them once: nothing of what was asked, and by whom.
  `create table enquiry_notice (
    enquiry uuid not null references enquiry,
    account uuid not null references account,
    kind text not null check (kind in ('came', 'assigned', 'due')),
    about timestamptz not null,
    at timestamptz not null,
    mailed_at timestamptz,
    primary key (enquiry, account, kind, about)
  )`,
  'create index enquiry_notice_at on enquiry_notice (at)',
  'create index enquiry_notice_not_mailed on enquiry_notice (account) where mailed_at is null',
]

/** What legal experts are told of by mail. */
export const enquiryNotices: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
