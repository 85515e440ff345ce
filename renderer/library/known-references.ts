import { useLiveQuery } from 'dexie-react-hooks'
import { ItemId } from '#shared/content/identity.ts'
import { FileId } from '#shared/content/kept-file.ts'
import { readRows } from './packed-rows.ts'
import { useOpenLibrary } from './provider.tsx'

/** Which of the items and files that a text names are on this computer. */
export interface KnownReferences {
  readonly items: ReadonlySet<string>
  readonly files: ReadonlySet<string>
}

/** Looks up items and files by their identities, live; undefined while they are looked up. What is no identity is on no computer. */
export function useKnownReferences(
  items: readonly string[],
  files: readonly string[],
): KnownReferences | undefined {
  const { database } = useOpenLibrary()
  const asked = `${items.join()} ${files.join()}`
  return useLiveQuery(async (): Promise<KnownReferences> => {
    const itemIds = items.flatMap(id => ItemId.safeParse(id).data ?? [])
    const fileIds = files.flatMap(id => FileId.safeParse(id).data ?? [])
    const [knownItems, knownFiles] = await Promise.all([
      readRows(database, itemIds),
      database.files.where('id').anyOf(fileIds).primaryKeys(),
    ])
    return { items: new Set(knownItems.flatMap(row => row?.id ?? [])), files: new Set(knownFiles) }
  }, [database, asked])
}
