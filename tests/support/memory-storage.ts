import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { prepareDatabase } from '../../service/seed/prepare-database.ts'
import { createChangeSignal } from '../../service/storage/change-signal.ts'
import type { Storage } from '../../service/storage/storage.ts'
import type { Tables } from '../../service/storage/tables.ts'

function storageOf(pglite: PGlite): Storage {
  const changes = createChangeSignal()
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  return {
    database,
    changes,
    announceChange: async affected => changes.emit(affected),
    withoutLimits: work => work(database),
    close: () => database.destroy(),
  }
}

/** Two of the service's storages without a folder, with the same content: the demo accounts and no item. */
export async function openTwinStorages(now: Date): Promise<readonly [Storage, Storage]> {
  const pglite = await PGlite.create()
  const first = storageOf(pglite)
  await prepareDatabase(first.database, { seed: 'empty', isDemo: true, moderation: 'pre_moderated' }, now)
  const twin = await pglite.clone()
  if (!(twin instanceof PGlite)) throw new Error('the copy is no database')
  return [first, storageOf(twin)]
}
