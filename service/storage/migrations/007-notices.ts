import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table notice (
    id uuid primary key,
    at timestamptz not null,
    by uuid not null references account,
    item uuid not null references item,
    title text not null,
    words text
  )`,
  'create index notice_at on notice (at)',
  // Whom it is told to, and as what; by mail, once that is made.
  `create table notice_recipient (
    notice uuid not null references notice on delete cascade,
    account uuid not null references account,
    kind text not null,
    mailed_at timestamptz,
    primary key (account, notice)
  )`,
  'create index notice_recipient_notice on notice_recipient (notice)',
  'create index notice_recipient_not_mailed on notice_recipient (account) where mailed_at is null',
  // A change tells of an item, of its margin, of a vocabulary, or of a notice.
  'alter table change add column notice uuid',
  'alter table change drop constraint change_of_one',
  `alter table change add constraint change_of_one
    check (num_nonnulls(item, margin, vocabulary, notice) = 1)`,
  // How somebody wants to be told by mail.
  `alter table account add column mail_choice text not null default 'each'
    check (mail_choice in ('each', 'daily', 'none'))`,
  `create table mail (
    id uuid primary key,
    address text not null,
    subject text not null,
    text text not null,
    html text not null,
    made_at timestamptz not null,
    attempts integer not null default 0,
    due_at timestamptz not null,
    ended text check (ended in ('sent', 'given_up')),
    ended_at timestamptz,
    failure text
  )`,
  'create index mail_due on mail (due_at) where ended is null',
]

/** What people are told of, in the desk and by mail. */
export const notices: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
