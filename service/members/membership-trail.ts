import { instantOf, type Person } from '#shared/content/identity.ts'
import type { MembershipActKind } from '#shared/members/membership-act.ts'
import { type MembershipTrail, trailEntriesPerPage } from '#shared/members/membership-trail.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import type { Account } from '../accounts/account.ts'
import { loadPeople } from '../items/load-items.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { accountsIn, type StoredMembershipChange, withPeople } from './stored-change.ts'

export interface NewTrailEntry {
  readonly id: OperationId
  /** Tells whether an act that comes again under this id is the same. */
  readonly requestHash: string
  readonly by: Account['person']['id']
  readonly kind: MembershipActKind
  readonly change: StoredMembershipChange
  readonly reason: string | null
}

/** Puts an act on the trail. */
export async function storeTrailEntry(
  transaction: DatabaseTransaction,
  entry: NewTrailEntry,
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('membership_trail')
    .values({
      id: entry.id,
      request_hash: entry.requestHash,
      at: now,
      by: entry.by,
      kind: entry.kind,
      change: JSON.stringify(entry.change),
      reason: entry.reason,
    })
    .execute()
}

/** Whose act this id stands for, and a hash of it; undefined where there was none. */
export async function findAct(
  database: Database,
  id: OperationId,
): Promise<{ readonly by: string; readonly requestHash: string } | undefined> {
  return database
    .selectFrom('membership_trail')
    .select(['by', 'request_hash as requestHash'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A page of the trail, the newest first; `before`: those with smaller numbers only. */
export async function loadTrailPage(database: Database, before: number | null): Promise<MembershipTrail> {
  const newest = database
    .selectFrom('membership_trail')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(trailEntriesPerPage + 1)
  const rows = await (before === null ? newest : newest.where('number', '<', String(before))).execute()
  const shown = rows.slice(0, trailEntriesPerPage)
  const people = await loadPeople(
    database,
    shown.flatMap(row => [row.by, ...accountsIn(row.change)]),
  )
  const personOf = (id: Person['id']): Person => people.get(id) ?? { id, name: '', organisation: '' }
  return {
    entries: shown.map(row => ({
      id: OperationId.parse(row.id),
      number: Number(row.number),
      at: instantOf(row.at),
      by: personOf(row.by),
      kind: row.kind,
      change: withPeople(row.change, personOf),
      reason: row.reason,
    })),
    more: rows.length > shown.length,
  }
}
