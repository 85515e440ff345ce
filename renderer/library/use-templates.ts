import { useLiveQuery } from 'dexie-react-hooks'
import type { LibraryDatabase } from './database.ts'
import { useOpenLibrary } from './provider.tsx'
import { createTemplateStore, type TemplateStore, type Templates, templatesFrom } from './templates.ts'

/** The templates as they were read a moment ago: what has been stored since, they do not show yet. */
export interface ReadTemplates extends Templates {
  /** How many changes the store had stored when the reading began. */
  readonly asOf: number
}

/** One store for each database, so that what is written through it is known to every page. */
const stores = new WeakMap<LibraryDatabase, TemplateStore>()

function storeOf(database: LibraryDatabase): TemplateStore {
  const known = stores.get(database)
  if (known !== undefined) return known
  const store = createTemplateStore({ database, now: () => new Date(), newId: () => crypto.randomUUID() })
  stores.set(database, store)
  return store
}

/** Every template, live; undefined while they are read. */
export function useTemplates(): ReadTemplates | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(async () => {
    const asOf = storeOf(database).changesStored()
    return { ...templatesFrom(await database.templates.toArray()), asOf }
  }, [database])
}

/** What can be done with the templates of the open library: the same for every page of it. */
export function useTemplateStore(): TemplateStore {
  return storeOf(useOpenLibrary().database)
}
