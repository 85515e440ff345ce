import { sql } from 'kysely'
import { type CentreTrail, CentreTrailEntry, centreEntriesPerPage } from '#shared/centres/centre-trail.ts'
import { type CentreFields, type CentreUrl, comparedAddress } from '#shared/centres/resource-centre.ts'
import { type AccountId, instantOf } from '#shared/content/identity.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { CentreActKind } from '#shared/workflow/centre-rules.ts'
import { loadPeople } from '../items/load-items.ts'
import type { CentreRowId, Database, DatabaseTransaction } from '../storage/tables.ts'

export interface NewCentreTrailEntry {
  readonly id: OperationId
  /** Tells whether an act that comes again under this id is the same. */
  readonly requestHash: string
  readonly by: AccountId
  readonly kind: CentreActKind
  readonly centre: CentreRowId
  readonly from: CentreFields | null
  readonly to: CentreFields | null
  readonly reason: string | null
}

/** Puts an act on the trail. */
export async function storeCentreTrailEntry(
  transaction: DatabaseTransaction,
  { id, requestHash, by, kind, centre, from, to, reason }: NewCentreTrailEntry,
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('resource_centre_trail')
    .values({
      id,
      request_hash: requestHash,
      at: now,
      by,
      kind,
      centre,
      from_fields: from && JSON.stringify(from),
      to_fields: to && JSON.stringify(to),
      reason,
    })
    .execute()
}

/** Whose act this id stands for, a hash of it, and which centre it was on; undefined where there was none. */
export async function findCentreAct(
  database: Database,
  id: OperationId,
): Promise<{ readonly by: string; readonly requestHash: string; readonly centre: CentreRowId } | undefined> {
  return database
    .selectFrom('resource_centre_trail')
    .select(['by', 'request_hash as requestHash', 'centre'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * The centre that was the last to leave an address by a correction, however that is written; undefined where none did, or
 * where another one that was there later is removed.
 */
export async function findLeaver(database: Database, url: CentreUrl): Promise<CentreRowId | undefined> {
  const address = comparedAddress(url)
  // Corrections that move a centre, and removals, are few: the address is compared as everywhere else.
  const leavings = await database
    .selectFrom('resource_centre_trail')
    .select(['kind', 'centre', 'from_fields as from'])
    .where(({ eb, ref, or }) =>
      or([
        eb('kind', '=', 'remove'),
        eb(sql<string>`${ref('from_fields')} ->> 'url'`, '<>', sql<string>`${ref('to_fields')} ->> 'url'`),
      ]),
    )
    .orderBy('number', 'desc')
    .execute()
  const last = leavings.find(({ from }) => from !== null && comparedAddress(from.url) === address)
  return last?.kind === 'correct' ? last.centre : undefined
}

/** How many acts there were on the centres that have ever stood at an address, however that is written. */
export async function countActsAt(database: Database, url: CentreUrl): Promise<number> {
  const address = comparedAddress(url)
  const acts = await database
    .selectFrom('resource_centre_trail')
    .select(['centre', 'from_fields as from', 'to_fields as to'])
    .execute()
  const isThere = (fields: CentreFields | null) => fields !== null && comparedAddress(fields.url) === address
  const stood = new Set(
    acts.flatMap(({ centre, from, to }) => (isThere(from) || isThere(to) ? [centre] : [])),
  )
  return acts.filter(({ centre }) => stood.has(centre)).length
}

/**
 * A page of the trail, the newest first: of one centre, or of the whole list, what was removed from it included.
 * `before`: entries with smaller numbers only.
 */
export async function loadCentreTrail(
  database: Database,
  centre: CentreRowId | null,
  before: number | null,
): Promise<CentreTrail> {
  const newest = database
    .selectFrom('resource_centre_trail')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(centreEntriesPerPage + 1)
  const ofCentre = centre === null ? newest : newest.where('centre', '=', centre)
  const rows = await (before === null ? ofCentre : ofCentre.where('number', '<', String(before))).execute()
  const shown = rows.slice(0, centreEntriesPerPage)
  const people = await loadPeople(
    database,
    shown.map(({ by }) => by),
  )
  return {
    entries: shown.map(row =>
      CentreTrailEntry.parse({
        id: row.id,
        number: Number(row.number),
        at: instantOf(row.at),
        by: people.get(row.by) ?? { id: row.by, name: '', organisation: '' },
        kind: row.kind,
        from: row.from_fields,
        to: row.to_fields,
        reason: row.reason,
      }),
    ),
    more: rows.length > shown.length,
  }
}
