import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table account (
    id uuid primary key,
    user_name text not null unique,
    name text not null,
    organisation text not null,
    email text not null,
    password_hash text,
    demo_key text unique,
    site_roles jsonb not null
  )`,
  `create table membership (
    account uuid primary key references account,
    role text not null check (role in ('member', 'author', 'facilitator')),
    state text not null check (state in ('active', 'pending', 'blocked'))
  )`,
  `create table collection (
    single boolean primary key default true check (single),
    name text not null,
    instance uuid not null,
    membership text not null check (membership in ('open', 'closed')),
    creation text not null check (creation in ('facilitators_and_authors', 'only_members', 'any_user')),
    moderation text not null check (moderation in ('pre_moderated', 'post_moderated'))
  )`,
  `create table item (
    id uuid primary key,
    type text not null,
    author uuid not null references account,
    state text not null,
    revision integer not null,
    state_since timestamptz not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    published_revision integer,
    published_at timestamptz,
    decided_revision integer,
    deleted_at timestamptz,
    deleted_by uuid references account,
    deletion_reason text
  )`,
  'create index item_newest on item (changed_at, id) where deleted_at is null',
  `create table revision (
    item uuid not null references item,
    number integer not null,
    state text not null,
    fields jsonb not null,
    by uuid not null references account,
    at timestamptz not null,
    primary key (item, number)
  )`,
  `create table trail (
    item uuid not null references item,
    revision integer not null,
    at timestamptz not null,
    by uuid not null references account,
    transition text not null,
    from_state text,
    to_state text not null,
    reason text,
    primary key (item, revision)
  )`,
  `create table title_claim (
    type text not null,
    field text not null,
    text text not null,
    item uuid not null references item,
    primary key (type, field, text)
  )`,
  'create index title_claim_item on title_claim (item)',
  `create table operation_result (
    account uuid not null references account,
    id uuid not null,
    request_hash text not null,
    result jsonb not null,
    at timestamptz not null,
    primary key (account, id)
  )`,
  // No foreign key to item: a change outlives what it tells of.
  `create table change (
    seq bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    item uuid,
    vocabulary text,
    state text,
    is_published boolean not null,
    check ((item is null) <> (vocabulary is null))
  )`,
  'create index change_order on change (xid, seq)',
  'create index change_item on change (item, xid, seq)',
  `create table vocabulary (
    name text primary key,
    terms jsonb not null
  )`,
  `create table oidc_record (
    model text not null,
    id text not null,
    payload jsonb not null,
    grant_id text,
    uid text,
    consumed_at timestamptz,
    expires_at timestamptz,
    primary key (model, id)
  )`,
  'create index oidc_record_grant on oidc_record (grant_id) where grant_id is not null',
  'create index oidc_record_uid on oidc_record (model, uid) where uid is not null',
  'create index oidc_record_expiry on oidc_record (expires_at) where expires_at is not null',
  `create table secret (
    name text primary key,
    value jsonb not null
  )`,
]

/** Everything that the service stores from its first version on. */
export const firstTables: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
