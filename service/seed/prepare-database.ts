import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ServiceOptions } from '../options.ts'
import { migrateToNewest } from '../storage/migrate.ts'
import type { Database } from '../storage/tables.ts'
import { fillCentres } from './fill-centres.ts'
import {
  completeSampleMembers,
  fillDatabase,
  insertSampleAccounts,
  storeVocabularies,
} from './fill-database.ts'

/**
 * A restored copy of a database on another server holds changes of transactions that are still to come there; the
 * feed would hold them back. They are made the oldest, and the data gets another name, so that every desk starts anew.
 */
async function settleRestoredChanges(database: Database): Promise<void> {
  const { rows } = await sql<{ restored: boolean }>`
    select exists (select from change where xid > pg_current_xact_id())
      or exists (select from collection where forgotten_xid > pg_current_xact_id()) as restored`.execute(
    database,
  )
  if (rows[0]?.restored !== true) return
  await database.transaction().execute(async transaction => {
    await sql`update change set xid = '1'::xid8`.execute(transaction)
    await transaction
      .updateTable('collection')
      .set({ instance: randomUUID(), forgotten_xid: '0', forgotten_seq: '0' })
      .execute()
  })
}

/** Brings the tables up to date, fills an empty database, and puts the options of this start into effect. */
export async function prepareDatabase(
  database: Database,
  options: Pick<ServiceOptions, 'seed' | 'isDemo' | 'moderation'>,
  now: Date,
): Promise<void> {
  await migrateToNewest(database)
  await settleRestoredChanges(database)
  await fillDatabase(database, options.seed, options.moderation ?? 'pre_moderated', now)
  await storeVocabularies(database)
  await fillCentres(database, now)
  if (options.isDemo) await insertSampleAccounts(database)
  await completeSampleMembers(database, now)
  if (options.moderation !== undefined) {
    await database.updateTable('collection').set({ moderation: options.moderation }).execute()
  }
}
