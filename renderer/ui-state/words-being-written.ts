import { create } from 'zustand'
import type { ItemId } from '#shared/content/identity.ts'

interface WordsBeingWritten {
  /** Items with words in this window that are not stored yet. */
  readonly items: ReadonlySet<ItemId>
  readonly begin: (item: ItemId) => void
  readonly end: (item: ItemId) => void
}

/** Words between the key that wrote them and the disk: no sentence may call them sent. */
export const useWordsBeingWritten = create<WordsBeingWritten>()(set => ({
  items: new Set(),
  begin: item => set(({ items }) => (items.has(item) ? {} : { items: new Set([...items, item]) })),
  end: item =>
    set(({ items }) =>
      items.has(item) ? { items: new Set([...items].filter(other => other !== item)) } : {},
    ),
}))
