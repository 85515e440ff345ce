import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  'alter table membership add column is_owner boolean not null default false',
  // Of members of an earlier version nobody noted it.
  'alter table membership add column since timestamptz',
  `alter table membership add constraint membership_owner
    check (not is_owner or (role = 'facilitator' and state = 'active'))`,
  'create unique index membership_one_owner on membership (is_owner) where is_owner',
  `create table invitation (
    id uuid primary key,
    email text not null,
    role text not null,
    invited_by uuid not null references account,
    at timestamptz not null,
    expires_at timestamptz not null,
    token_hash bytea not null unique,
    ended text check (ended in ('accepted', 'declined', 'withdrawn', 'expired'))
  )`,
  'create unique index invitation_open on invitation (email) where ended is null',
  'create index account_email on account (lower(email))',
  `create table membership_trail (
    id uuid primary key,
    number bigint generated always as identity unique,
    request_hash text not null,
    at timestamptz not null,
    by uuid not null references account,
    kind text not null,
    change jsonb not null,
    reason text
  )`,
  `create function refuse_to_change_trail() returns trigger language plpgsql as $$
    begin
      raise exception 'what is on the trail of the members never changes';
    end
  $$`,
  `create trigger membership_trail_stays before update or delete on membership_trail
    for each row execute function refuse_to_change_trail()`,
  `create trigger membership_trail_stays_whole before truncate on membership_trail
    for each statement execute function refuse_to_change_trail()`,
]

/** Who owns the collection, who was invited, and a trail of everything that is done about the members. */
export const members: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
