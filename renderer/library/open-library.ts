import type { Person } from '#shared/content/identity.ts'
import type { Me } from '#shared/sync/me.ts'
import { databaseName, LibraryDatabase } from './database.ts'
import { createLibrary } from './dexie-library.ts'
import type { Library } from './library.ts'

/** An open library and the database behind it, which the live queries of this folder read. */
export interface OpenLibrary {
  readonly library: Library
  readonly database: LibraryDatabase
}

/** The person of an account, as shown beside what they write. */
function personOf(me: Me): Person {
  return { id: me.account.id, name: me.account.name, organisation: me.account.organisation }
}

/**
 * Opens the library of an account on this computer, made at the first time. Rejects when the browser database cannot
 * be opened.
 */
export async function openLibrary(me: Me): Promise<OpenLibrary> {
  const database = new LibraryDatabase(databaseName(me.service.instance, me.account.id))
  await database.open()
  const library = createLibrary({
    database,
    me: personOf(me),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    later: (delay, run) => setTimeout(run, delay),
  })
  return { library, database }
}
