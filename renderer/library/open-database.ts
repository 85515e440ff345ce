import { Dexie } from 'dexie'
import type { Person } from '#shared/content/identity.ts'
import type { DiskOutcome, JournalState } from '#shared/sync/journal.ts'
import { timing } from '#shared/sync/timing.ts'
import { LibraryDatabase } from './database.ts'
import type { JournalPort } from './journal-port.ts'
import { OpeningFailure } from './library.ts'
import { type Restored, restoreUnsent } from './restore.ts'

export interface OpenDatabaseParts {
  readonly name: string
  readonly me: Person
  readonly port: JournalPort
  /** Whether the disk takes a file now. */
  readonly probeDisk: () => Promise<DiskOutcome>
  readonly now: () => Date
  readonly newId: () => string
  /** Resolves after so many milliseconds. */
  readonly wait: (delay: number) => Promise<void>
}

/** What became of a library that was lost. */
export interface Recovery extends Restored {
  /**
   * Why it was: it could not be opened any more, or it was not there. `refused`: it is the same, and has words now that it
   * could not store in an earlier run.
   */
  readonly cause: 'broken' | 'missing' | 'refused'
  /** Lines of the journal that were damaged. */
  readonly damaged: number
}

export interface OpenedDatabase {
  readonly database: LibraryDatabase
  readonly identity: string
  /** What the journal held; null where it could not be read. */
  readonly journal: JournalState | null
  /** null where the library is the one that was left. */
  readonly recovery: Recovery | null
}

/** Waits between two tries to open: a database that is being mended, or closed by another page, opens a moment later. */
const waits = [0, 200, 1_000] as const

const late = Symbol('late')

/** One try. Rejects with what the browser says, or with `OpeningFailure` after a time. */
async function opened(name: string, wait: OpenDatabaseParts['wait']): Promise<LibraryDatabase> {
  const database = new LibraryDatabase(name)
  const opening = database.open()
  const outcome = await Promise.race([opening, wait(timing.openLimit).then(() => late)])
  if (outcome !== late) return database
  database.close()
  opening.catch(() => undefined)
  throw new OpeningFailure('slow', 'No answer in time')
}

/** Tries more than once. */
async function openedAtLast({ name, wait }: OpenDatabaseParts): Promise<LibraryDatabase> {
  let last: unknown
  for (const delay of waits) {
    await wait(delay)
    try {
      return await opened(name, wait)
    } catch (error) {
      if (error instanceof OpeningFailure) throw error
      last = error
    }
  }
  throw last
}

/** Whether it was stored by a later version of the program, and is whole. */
function isOfLaterProgram(error: unknown): boolean {
  return error instanceof Error && error.name === 'VersionError'
}

/**
 * Gives a database that does not open up, and makes a new one in its place: only where that is sure to help. A disk
 * without room, or one that nothing can be written to, makes a sound database look like a broken one.
 */
async function openedAnew(parts: OpenDatabaseParts, error: unknown): Promise<LibraryDatabase> {
  if (error instanceof OpeningFailure) throw error
  if (isOfLaterProgram(error)) throw new OpeningFailure('newer', error)
  const disk = await parts.probeDisk().catch((): DiskOutcome => ({ kind: 'kept' }))
  if (disk.kind === 'failed') throw new OpeningFailure(disk.reason, error)
  try {
    await Promise.race([Dexie.delete(parts.name), parts.wait(timing.openLimit)])
    return await openedAtLast(parts)
  } catch (again) {
    throw again instanceof OpeningFailure ? again : new OpeningFailure('broken', again)
  }
}

/**
 * Opens the database of a library. Where it is not there any more, is another one than the journal was kept for, or
 * does not open, unsent words come back from the journal before anybody sees the library. Rejects with `OpeningFailure`.
 */
export async function openDatabase(parts: OpenDatabaseParts): Promise<OpenedDatabase> {
  const [journal, tried] = await Promise.all([
    parts.port.state().catch(() => null),
    openedAtLast(parts).catch((error: unknown) => ({ error })),
  ])
  const isBroken = !(tried instanceof LibraryDatabase)
  const database = isBroken ? await openedAnew(parts, tried.error) : tried
  const fact = await database.facts.get('identity')
  const known = fact?.key === 'identity' ? fact.value : undefined
  const isSame = known !== undefined && (journal?.identity === null || journal?.identity === known)
  if (journal === null || isSame) {
    const identity = known ?? (await named(database, parts.newId()))
    const nothing = { items: [], unreadable: 0, damaged: 0 }
    return { database, identity, journal, recovery: isBroken ? { ...nothing, cause: 'broken' } : null }
  }
  const restored = await restoreUnsent({ ...parts, database })
  // Last: where the program ends before, all of it is done once more.
  const identity = await named(database, known ?? parts.newId())
  const wasLost = isBroken || journal.identity !== null || journal.unsent + journal.words > 0
  const recovery: Recovery = {
    ...restored,
    cause: isBroken ? 'broken' : 'missing',
    damaged: journal.damaged,
  }
  return { database, identity, journal, recovery: wasLost ? recovery : null }
}

async function named(database: LibraryDatabase, identity: string): Promise<string> {
  await database.facts.put({ key: 'identity', value: identity })
  return identity
}
