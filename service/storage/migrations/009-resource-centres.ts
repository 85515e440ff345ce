import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // The id stays while the address, by which everybody knows a centre, is corrected.
  `create table resource_centre (
    id uuid primary key,
    address text not null unique,
    version integer not null check (version > 0),
    fields jsonb not null,
    changed_at timestamptz not null,
    changed_by uuid references account
  )`,
  // It names no row of the list: what is removed keeps its trail.
  `create table resource_centre_trail (
    id uuid primary key,
    number bigint generated always as identity unique,
    request_hash text not null,
    at timestamptz not null,
    by uuid not null references account,
    kind text not null check (kind in ('add', 'correct', 'remove')),
    centre uuid not null,
    from_fields jsonb,
    to_fields jsonb,
    reason text,
    constraint resource_centre_trail_change check (
      (from_fields is null) = (kind = 'add')
      and (to_fields is null) = (kind = 'remove')
      and (reason is null) = (kind <> 'remove')
    )
  )`,
  'create index resource_centre_trail_centre on resource_centre_trail (centre, number)',
  `create function refuse_to_change_centre_trail() returns trigger language plpgsql as $$
    begin
      raise exception 'what is on the trail of the resource centres never changes';
    end
  $$`,
  `create trigger resource_centre_trail_stays before update or delete on resource_centre_trail
    for each row execute function refuse_to_change_centre_trail()`,
  `create trigger resource_centre_trail_stays_whole before truncate on resource_centre_trail
    for each statement execute function refuse_to_change_centre_trail()`,
]

/** The list of resource centres, and a trail of everything that is changed in it. */
export const resourceCentres: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
