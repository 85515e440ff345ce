import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { WritingLanguage } from '#shared/content/languages.ts'
import { useOpenLibrary } from './provider.tsx'

/** The language that a person has said an item is written in. It stays on this computer. */
export interface LanguageRecord {
  readonly item: ItemId
  readonly language: WritingLanguage
}

/** The language of an item, live: undefined while it is read, null where nobody has said which. */
export function useItemLanguage(item: ItemId): WritingLanguage | null | undefined {
  const { database } = useOpenLibrary()
  const answer = useLiveQuery(
    async () => ({ item, language: (await database.languages.get(item))?.language ?? null }),
    [database, item],
  )
  return answer?.item === item ? answer.language : undefined
}

/** Says which language an item is written in; resolves when that is stored. */
export function useSetItemLanguage(): (item: ItemId, language: WritingLanguage) => Promise<void> {
  const { database } = useOpenLibrary()
  return useCallback(
    async (item, language) => void (await database.languages.put({ item, language })),
    [database],
  )
}
