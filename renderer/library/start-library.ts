import type { ItemId, Person } from '#shared/content/identity.ts'
import type { DiskOutcome } from '#shared/sync/journal.ts'
import type { LibraryDatabase } from './database.ts'
import { createLibrary } from './dexie-library.ts'
import type { JournalPort } from './journal-port.ts'
import { keptTwice } from './kept-twice.ts'
import type { Library } from './library.ts'
import { openDatabase, type Recovery } from './open-database.ts'
import { openPacksInTime } from './open-packs.ts'
import { SecondCopy } from './second-copy.ts'
import { StorageTrouble } from './storage-trouble.ts'
import { watchDatabase } from './watch-database.ts'

export interface StartLibraryParts {
  /** Of its database. */
  readonly name: string
  readonly me: Person
  readonly port: JournalPort
  /** Whether the disk takes a file now. */
  readonly probeDisk: () => Promise<DiskOutcome>
  readonly now: () => Date
  readonly newId: () => string
  readonly later: (delay: number, run: () => void) => void
  /** A number in [0, 1). */
  readonly random: () => number
  /** Resolves when the page has time. */
  readonly pause: () => Promise<void>
  readonly canBeDrawn: (picture: Blob) => Promise<boolean>
  /** The database is gone while the library is open. */
  readonly onLost: () => void
  /** For the log. */
  readonly onFault: (fault: unknown) => void
}

/** A library that is kept twice. */
export interface StartedLibrary {
  readonly library: Library
  readonly database: LibraryDatabase
  readonly secondCopy: SecondCopy
  readonly trouble: StorageTrouble
  readonly keepAside: ReturnType<typeof keptTwice>['keepAside']
  readonly recovery: Recovery | null
}

/** What was lost and is back, with items whose last words only the journal had. */
function withLateWords(recovery: Recovery | null, late: readonly ItemId[]): Recovery | null {
  if (late.length === 0) return recovery
  const known = recovery ?? { cause: 'refused' as const, items: [], unreadable: 0, damaged: 0 }
  return { ...known, items: [...new Set([...known.items, ...late])] }
}

/** Opens the database and all that keeps its words twice. Rejects with `OpeningFailure`. */
export async function startLibrary(parts: StartLibraryParts): Promise<StartedLibrary> {
  const { me, port, now, newId, later, random, pause, canBeDrawn, onLost, onFault } = parts
  const wait = (delay: number) => new Promise<void>(resolve => later(delay, resolve))
  const { database, identity, journal, recovery } = await openDatabase({ ...parts, wait })
  const stored = createLibrary({ database, me, now, newId, later, canBeDrawn })
  const trouble = new StorageTrouble()
  const onTrouble = trouble.journalTrouble
  const secondCopy = new SecondCopy({ database, identity, port, pause, later, random, onTrouble, onFault })
  database.onUnsent = secondCopy.note
  database.onUnsentMargin = secondCopy.noteMargin
  const twice = keptTwice({ library: stored, database, secondCopy, trouble, now, later })
  // Words that were refused are there before anybody reads their text.
  const late = journal && journal.words > 0 ? await twice.storeWordsOf(port).catch(() => []) : []
  // A journal that could not be read may hold what this library has lost: it is left as it is.
  if (journal) secondCopy.adopt(identity)
  const stopOpening = openPacksInTime({ database, pause, onFault })
  const unwatch = watchDatabase({ database, identity, onLost, later, random })
  const close = () => {
    unwatch()
    stopOpening()
    secondCopy.close()
    stored.close()
  }
  const library: Library = { ...stored, saveDraft: twice.saveDraft, localStore: twice.localStore, close }
  const { keepAside } = twice
  return { library, database, secondCopy, trouble, keepAside, recovery: withLateWords(recovery, late) }
}
