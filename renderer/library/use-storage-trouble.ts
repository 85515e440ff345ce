import { useCallback, useSyncExternalStore } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import { useOpenLibrary } from './provider.tsx'
import type { Trouble } from './storage-trouble.ts'

/** What of the storage of this computer does not work now, live. */
export function useStorageTrouble(): Trouble {
  const { trouble } = useOpenLibrary()
  return useSyncExternalStore(trouble.follow, trouble.now)
}

/** Whether every word of an item that was handed over is stored, or in the second copy. */
export function useAreWordsSafe(): (item: ItemId) => boolean {
  const { trouble } = useOpenLibrary()
  return useCallback((item: ItemId) => trouble.isSafe(item), [trouble])
}
