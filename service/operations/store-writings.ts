import { sql } from 'kysely'
import type { ItemId } from '#shared/content/identity.ts'
import { recordUses } from '../files/stored-files.ts'
import { storeMargins } from '../margins/stored-margins.ts'
import type { DatabaseTransaction, ItemRow, NewItem, RevisionRow } from '../storage/tables.ts'
import type { MarginWriting, Writing } from './decision.ts'

/**
 * Stores new items, which are not there as far as this transaction sees. Answers those whose id another transaction
 * has taken at the same time.
 */
export async function storeNewItems(
  transaction: DatabaseTransaction,
  rows: readonly NewItem[],
): Promise<ReadonlySet<ItemId>> {
  if (rows.length === 0) return new Set()
  const inserted = await transaction
    .insertInto('item')
    // In a fixed order, so that no two writers wait for each other.
    .values(rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  const stored = new Set(inserted.map(({ id }) => id))
  return new Set(rows.flatMap(({ id }) => (stored.has(id) ? [] : [id])))
}

async function insertRevisions(
  transaction: DatabaseTransaction,
  revisions: readonly RevisionRow[],
): Promise<void> {
  if (revisions.length === 0) return
  await sql`
    insert into revision (item, number, state, fields, by, at)
    select made.item, made.number, made.state, made.fields, made.by, made.at
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb)
      as made(item uuid, number integer, state text, fields jsonb, by uuid, at timestamptz)`.execute(
    transaction,
  )
}

/** Sets everything of locked items that an operation may change. */
async function updateItems(transaction: DatabaseTransaction, rows: readonly ItemRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update item set
      state = next.state,
      revision = next.revision,
      state_since = next.state_since,
      changed_at = next.changed_at,
      published_revision = next.published_revision,
      published_at = next.published_at,
      decided_revision = next.decided_revision,
      deleted_at = next.deleted_at,
      deleted_by = next.deleted_by,
      deletion_reason = next.deletion_reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as next(
      id uuid, state text, revision integer, state_since timestamptz, changed_at timestamptz,
      published_revision integer, published_at timestamptz, decided_revision integer,
      deleted_at timestamptz, deleted_by uuid, deletion_reason text
    )
    where item.id = next.id`.execute(transaction)
}

/** Stores what operations on different items write, but the rows of new items: a statement a table, not an operation. */
export async function storeWritings(
  transaction: DatabaseTransaction,
  writings: readonly Writing[],
): Promise<void> {
  if (writings.length === 0) return
  await insertRevisions(
    transaction,
    writings.flatMap(({ revision }) => (revision === null ? [] : [revision])),
  )
  await recordUses(
    transaction,
    writings.flatMap(({ revision, files }) =>
      revision === null ? [] : files.map(file => ({ file, item: revision.item, revision: revision.number })),
    ),
  )
  const steps = writings.flatMap(({ step }) => (step === null ? [] : [step]))
  if (steps.length > 0) await transaction.insertInto('trail').values(steps).execute()
  await updateItems(
    transaction,
    writings.flatMap(({ item }) => (item.kind === 'changed' ? [item.row] : [])),
  )
  const changes = writings.map(({ change }) => change)
  await sql`
    insert into change (item, state, is_published)
    select changed.item, changed.state, changed.is_published
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as changed(item uuid, state text, is_published boolean)`.execute(transaction)
}

/**
 * Stores the margins that operations on different items change: those that write in them, and those whose decision ends a
 * claim. Of the latter the feed tells with their items.
 */
export async function storeMarginWritings(
  transaction: DatabaseTransaction,
  writings: readonly Writing[],
  alone: readonly MarginWriting[],
): Promise<void> {
  const ofDecisions = writings.flatMap(({ item, margin }) =>
    margin === null ? [] : [[item.row.id, margin] as const],
  )
  const ofMargins = alone.map(({ item, margin }) => [item, margin] as const)
  await storeMargins(transaction, new Map([...ofDecisions, ...ofMargins]))
  if (alone.length === 0) return
  await transaction
    .insertInto('change')
    .values(
      alone.map(({ item }) => ({
        item: null,
        margin: item,
        vocabulary: null,
        state: null,
        is_published: false,
      })),
    )
    .execute()
}
