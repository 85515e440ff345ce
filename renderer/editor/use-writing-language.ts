import type { ItemId } from '#shared/content/identity.ts'
import type { WritingLanguage } from '#shared/content/languages.ts'
import { useItemLanguage } from '../library/index.ts'
import { usePreferences } from '../ui-state/preferences.ts'

/** The language that an item is written in: what its person has said, else what Settings say. */
export function useWritingLanguage(item: ItemId): WritingLanguage {
  const usual = usePreferences(preferences => preferences.writingLanguage)
  return useItemLanguage(item) ?? usual
}
