import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table enquiry (
    id uuid primary key,
    number text not null unique,
    seq bigint not null unique,
    subject text not null,
    standing jsonb not null,
    enquirer jsonb,
    person text,
    reply_token text not null unique
  )`,
  // Whose data it is, as addresses are compared.
  'create index enquiry_person on enquiry (person)',
  `create table enquiry_message (
    id uuid primary key,
    enquiry uuid not null references enquiry,
    at timestamptz not null,
    from_address text,
    text text not null,
    html text,
    mail_id text
  )`,
  'create index enquiry_message_enquiry on enquiry_message (enquiry)',
  // A mail that is delivered twice is one.
  'create unique index enquiry_message_mail on enquiry_message (mail_id)',
  `create table enquiry_attachment (
    id uuid primary key,
    message uuid not null references enquiry_message on delete cascade,
    name text not null,
    media_type text not null,
    bytes integer not null,
    content bytea not null
  )`,
  'create index enquiry_attachment_message on enquiry_attachment (message)',
  // Notes and replies have no column in common but the enquiry's.
  `create table enquiry_note (
    note uuid primary key,
    enquiry uuid not null references enquiry,
    written_by uuid not null references account,
    written_at timestamptz not null,
    internal text not null
  )`,
  'create index enquiry_note_enquiry on enquiry_note (enquiry)',
  `create table enquiry_reply (
    reply uuid primary key,
    enquiry uuid not null references enquiry,
    signed_by uuid not null references account,
    at timestamptz not null,
    letter text not null,
    compared_licences jsonb not null,
    does text not null check (does in ('ask', 'answer')),
    send_at timestamptz not null,
    stage text not null check (stage in ('planned', 'on_its_way', 'sent', 'withdrawn', 'failed')),
    mail uuid
  )`,
  'create index enquiry_reply_enquiry on enquiry_reply (enquiry)',
  "create index enquiry_reply_planned on enquiry_reply (send_at) where stage = 'planned'",
  "create index enquiry_reply_on_its_way on enquiry_reply (mail) where stage = 'on_its_way'",
  `create table enquiry_step (
    place bigint generated always as identity primary key,
    enquiry uuid not null references enquiry,
    at timestamptz not null,
    by uuid references account,
    move text not null,
    from_state text not null,
    to_state text not null,
    word text
  )`,
  'create index enquiry_step_enquiry on enquiry_step (enquiry)',
  // What was asked under an id is answered in the same way when it is asked again.
  `create table enquiry_request (
    id uuid primary key,
    account uuid not null references account,
    request_hash text not null,
    refusal text,
    at timestamptz not null
  )`,
  'create index enquiry_request_at on enquiry_request (at)',
  // Writers take turns here, so that the order of the changes is the order in which they are committed.
  `create table enquiry_turn (
    single boolean primary key default true check (single),
    seq bigint not null,
    year integer not null,
    number integer not null
  )`,
  'insert into enquiry_turn (seq, year, number) values (0, 0, 0)',
  // What was done with people's data, without the data.
  `create table enquiry_privacy_log (
    place bigint generated always as identity primary key,
    at timestamptz not null,
    by uuid references account,
    what text not null check (what in ('anonymised', 'exported', 'erased')),
    enquiries integer not null
  )`,
  // Letters to people without an account: where answers to them go, and what they answer.
  'alter table mail add column reply_to text',
  'alter table mail add column in_reply_to text',
  'alter table mail add column is_letter boolean not null default false',
  `create table mail_attachment (
    mail uuid not null references mail on delete cascade,
    name text not null,
    media_type text not null,
    content bytea not null
  )`,
  'create index mail_attachment_mail on mail_attachment (mail)',
]

/** Enquiries with what is written about them, and letters. */
export const enquiries: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
