import { randomUUID } from 'node:crypto'
import {
  type CentreFields,
  type CentreUrl,
  CentreVersion,
  comparedAddress,
  type ResourceCentre,
} from '#shared/centres/resource-centre.ts'
import { type AccountId, instantOf } from '#shared/content/identity.ts'
import type { CentreRowId, Database, DatabaseTransaction } from '../storage/tables.ts'

/** A centre with the id that it keeps while its address is corrected. */
export interface StoredCentre {
  readonly id: CentreRowId
  readonly centre: ResourceCentre
}

function selectCentres(database: Database) {
  return database
    .selectFrom('resource_centre')
    .leftJoin('account', 'account.id', 'resource_centre.changed_by')
    .select([
      'resource_centre.id',
      'resource_centre.version',
      'resource_centre.fields',
      'resource_centre.changed_at',
      'account.id as account',
      'account.name',
      'account.organisation',
    ])
}

type CentreColumns = Awaited<ReturnType<ReturnType<typeof selectCentres>['execute']>>[number]

function storedCentreOf(row: CentreColumns): StoredCentre {
  const { account, name, organisation } = row
  const by = account === null ? null : { id: account, name: name ?? '', organisation: organisation ?? '' }
  return {
    id: row.id,
    centre: { ...row.fields, version: row.version, changed: { at: instantOf(row.changed_at), by } },
  }
}

/** Every centre, by name. */
export async function loadCentres(database: Database): Promise<readonly ResourceCentre[]> {
  const rows = await selectCentres(database).execute()
  return rows
    .map(row => storedCentreOf(row).centre)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** The centre at an address, however that is written. */
export async function findCentre(database: Database, url: CentreUrl): Promise<StoredCentre | undefined> {
  const row = await selectCentres(database)
    .where('resource_centre.address', '=', comparedAddress(url))
    .executeTakeFirst()
  return row && storedCentreOf(row)
}

/** The centre that an act of the trail was on, where it is still in the list. */
export async function findCentreRow(database: Database, id: CentreRowId): Promise<StoredCentre | undefined> {
  const row = await selectCentres(database).where('resource_centre.id', '=', id).executeTakeFirst()
  return row && storedCentreOf(row)
}

/** The version of a centre at an address at which none has stood. */
export const firstVersion = CentreVersion.parse(1)

/** Puts a centre into the list; `by`: nobody, for what the list begins with. */
export async function insertCentre(
  transaction: DatabaseTransaction,
  fields: CentreFields,
  by: AccountId | null,
  now: Date,
  version: CentreVersion = firstVersion,
): Promise<CentreRowId> {
  const id = randomUUID()
  await transaction
    .insertInto('resource_centre')
    .values({
      id,
      address: comparedAddress(fields.url),
      version,
      fields: JSON.stringify(fields),
      changed_at: now,
      changed_by: by,
    })
    .execute()
  return id
}

/** Makes the next version of a centre. */
export async function updateCentre(
  transaction: DatabaseTransaction,
  { id, centre }: StoredCentre,
  fields: CentreFields,
  by: AccountId,
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('resource_centre')
    .set({
      address: comparedAddress(fields.url),
      version: CentreVersion.parse(centre.version + 1),
      fields: JSON.stringify(fields),
      changed_at: now,
      changed_by: by,
    })
    .where('id', '=', id)
    .execute()
}

export async function deleteCentre(transaction: DatabaseTransaction, id: CentreRowId): Promise<void> {
  await transaction.deleteFrom('resource_centre').where('id', '=', id).execute()
}
