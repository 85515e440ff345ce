import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { useOpenLibrary } from './provider.tsx'
import { createTemplateStore, type TemplateStore, type Templates, templatesFrom } from './templates.ts'

/** Every template, live; undefined while they are read. */
export function useTemplates(): Templates | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(async () => templatesFrom(await database.templates.toArray()), [database])
}

/** What can be done with the templates of the open library. */
export function useTemplateStore(): TemplateStore {
  const { database } = useOpenLibrary()
  return useMemo(
    () => createTemplateStore({ database, now: () => new Date(), newId: () => crypto.randomUUID() }),
    [database],
  )
}
