import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Instant, ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { useOpenLibrary } from './provider.tsx'

/** An edit of another's text that somebody is about to suggest. One an item; nobody else sees it. */
export interface SuggestionDraft {
  readonly item: ItemId
  /** The revision that was read, and its text. */
  readonly base: Revision
  readonly before: ItemFields
  /** The text as it should be. */
  readonly fields: ItemFields
  readonly note: string
  readonly changedAt: Instant
}

/** The suggestion that was begun for an item, live; null where there is none, undefined while it is read. */
export function useSuggestionDraft(item: ItemId): SuggestionDraft | null | undefined {
  const { database } = useOpenLibrary()
  const read = useLiveQuery(
    async () => ({ item, draft: (await database.suggestionDrafts.get(item)) ?? null }),
    [database, item],
  )
  return read?.item === item ? read.draft : undefined
}

/** Keeps suggestions that are being written, and lets them go. */
export function useSuggestionDrafts() {
  const { database } = useOpenLibrary()
  return useMemo(
    () => ({
      keep: async (draft: SuggestionDraft): Promise<void> => {
        await database.suggestionDrafts.put(draft)
      },
      drop: (item: ItemId): Promise<void> => database.suggestionDrafts.delete(item),
    }),
    [database],
  )
}
