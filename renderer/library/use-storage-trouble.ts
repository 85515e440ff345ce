import { useSyncExternalStore } from 'react'
import { useOpenLibrary } from './provider.tsx'
import type { StartedLibrary } from './start-library.ts'
import type { Trouble } from './storage-trouble.ts'

/** What of the storage of this computer does not work now, live. */
export function useStorageTrouble(): Trouble {
  const { trouble } = useOpenLibrary()
  return useSyncExternalStore(trouble.follow, trouble.now)
}

/** Gives words that could not be stored in time to the second copy; see `KeptTwice`. */
export function useKeepAside(): StartedLibrary['keepAside'] {
  return useOpenLibrary().keepAside
}
