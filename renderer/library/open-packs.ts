import { Dexie, type ObservabilitySet } from 'dexie'
import type { LibraryDatabase } from './database.ts'
import { openPacks } from './packed-rows.ts'
import { isFirstPullTold } from './told.ts'

interface OpeningParts {
  readonly database: LibraryDatabase
  /** Resolves when the page has time. */
  readonly pause: () => Promise<void>
  /** The rows stay in their packs; the next write there begins anew. */
  readonly onFault: (fault: unknown) => void
}

/**
 * Gives the rows of a first pull their places in the lists once it is over, a few at a time and whenever the page has
 * nothing better to do; what a run before has left is gone on with. Returns the end of it.
 */
export function openPacksInTime({ database, pause, onFault }: OpeningParts): () => void {
  let isOver = false
  let isOpening = false
  let isWanted = false

  function openSoon(): void {
    isWanted = true
    if (isOpening || isOver) return
    isOpening = true
    openAll()
      .catch((fault: unknown) => {
        // That a database is gone is noticed elsewhere.
        if (!isOver && database.isOpen()) onFault(fault)
      })
      .finally(() => {
        isOpening = false
      })
  }

  async function openAll(): Promise<void> {
    while (isWanted) {
      isWanted = false
      for (let isMore = true; isMore; ) {
        await pause()
        isMore = !isOver && (await openPacks(database))
      }
    }
  }

  const packs = `idb://${database.name}/rowPacks/`
  const onMutated = (parts: ObservabilitySet) => {
    if (parts[packs] !== undefined || isFirstPullTold(parts, database.name)) openSoon()
  }
  Dexie.on.storagemutated.subscribe(onMutated)
  openSoon()
  return () => {
    isOver = true
    Dexie.on.storagemutated.unsubscribe(onMutated)
  }
}
