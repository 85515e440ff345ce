import { retryDelay } from '#shared/sync/backoff.ts'
import type { LibraryDatabase } from './database.ts'

interface WatchParts {
  readonly database: LibraryDatabase
  /** Of the library that was opened. */
  readonly identity: string
  /** The database is another one now: the one that was opened is gone. Nothing can be stored any more. */
  readonly onLost: () => void
  readonly later: (delay: number, run: () => void) => void
  /** A number in [0, 1). */
  readonly random: () => number
}

/**
 * Watches that the database stays what it was. Chromium closes one that it cannot write to, and one that is being
 * deleted; then it is opened again, again and again, and looked at. Returns the end of it.
 */
export function watchDatabase({ database, identity, onLost, later, random }: WatchParts): () => void {
  let isOver = false
  let isLooking = false

  function listen(): void {
    database.backendDB().addEventListener('close', look)
  }

  function look(): void {
    if (isLooking || isOver) return
    isLooking = true
    // Its own turn: who closes it is not done yet.
    later(0, () => void reopen(1))
  }

  async function reopen(failures: number): Promise<void> {
    if (isOver) return
    try {
      await database.open()
      const found = await database.facts.get('identity')
      isLooking = false
      if (found?.value === identity) {
        listen()
        return
      }
      isOver = true
      database.close({ disableAutoOpen: true })
      onLost()
    } catch {
      later(retryDelay(failures, random()), () => void reopen(failures + 1))
    }
  }

  listen()
  database.on('versionchange', look)
  return () => {
    isOver = true
    database.on('versionchange').unsubscribe(look)
  }
}
