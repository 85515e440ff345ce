import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { createChangeSignal } from './change-signal.ts'
import { claimFolder } from './folder-claim.ts'
import type { Storage } from './storage.ts'
import type { Tables } from './tables.ts'

/**
 * Opens the embedded database in `folder/database`, making it on the first start. Throws when the folder can't be
 * written or another service works in it: two of them would destroy the data.
 */
export async function openEmbedded(folder: string): Promise<Storage> {
  await mkdir(folder, { recursive: true })
  const claim = await claimFolder(folder)
  try {
    const pglite = await PGlite.create(join(folder, 'database'))
    const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
    const changes = createChangeSignal()
    return {
      database,
      changes,
      announceChange: async affected => changes.emit(affected),
      withoutLimits: work => work(database),
      close: async () => {
        // The dialect closes the database only once it was asked something.
        await database.destroy()
        if (!pglite.closed) await pglite.close()
        await claim.release()
      },
    }
  } catch (failure) {
    await claim.release()
    throw failure
  }
}
