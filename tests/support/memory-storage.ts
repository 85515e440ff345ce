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

async function prepared(now: Date): Promise<{ readonly pglite: PGlite; readonly storage: Storage }> {
  const pglite = await PGlite.create()
  const storage = storageOf(pglite)
  await prepareDatabase(storage.database, { seed: 'empty', isDemo: true, moderation: 'pre_moderated' }, now)
  return { pglite, storage }
}

/** A storage of the service's without a folder, with the demo accounts and no item. */
export async function openMemoryStorage(now: Date): Promise<Storage> {
  return (await prepared(now)).storage
}

/** Two of the service's storages without a folder, with the same content: the demo accounts and no item. */
export async function openTwinStorages(now: Date): Promise<readonly [Storage, Storage]> {
  const { pglite, storage } = await prepared(now)
  const twin = await pglite.clone()
  if (!(twin instanceof PGlite)) throw new Error('the copy is no database')
  return [storage, storageOf(twin)]
}
