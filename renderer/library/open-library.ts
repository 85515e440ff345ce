import type { ItemId, Person } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { Me } from '#shared/sync/me.ts'
import { timing } from '#shared/sync/timing.ts'
import { desk } from '../bridge/index.ts'
import { inTime } from '../in-time.ts'
import { databaseName, type LibraryDatabase } from './database.ts'
import { deskJournal } from './desk-journal.ts'
import { createFileFetcher, type FetchOutcome } from './fetch-file.ts'
import { canBeDrawn } from './files.ts'
import { forgetUnnamedFiles } from './forget-files.ts'
import { leftInOrder } from './left-in-order.ts'
import type { Library } from './library.ts'
import type { Recovery } from './open-database.ts'
import { RowsStore } from './rows-store.ts'
import { browserLocks } from './run-locks.ts'
import { beginRun, endRun } from './run-mark.ts'
import { SearchClient } from './search-client.ts'
import { type StartedLibrary, startLibrary } from './start-library.ts'
import type { StorageTrouble } from './storage-trouble.ts'

/** An open library and the database behind it, which the live queries of this folder read. */
export interface OpenLibrary {
  readonly library: Library
  readonly database: LibraryDatabase
  /** Whose it is. */
  readonly me: Person
  readonly rows: RowsStore
  readonly search: SearchClient
  /**
   * The items that held unsent words when a run before ended without saying so, the last written first; empty where all
   * ended in their own way.
   */
  readonly unsentAtCrash: readonly ItemId[]
  /** What came back from the second copy, where the library was lost. */
  readonly recovery: Recovery | null
  /** What of the storage does not work now. */
  readonly trouble: StorageTrouble
  /** As of `KeptTwice`. */
  readonly keepAside: StartedLibrary['keepAside']
  /** Keeps versions of what was just written, and marks that the program ends in its own way. */
  readonly prepareToClose: () => Promise<void>
  /** Fetches a file of an item that was written elsewhere, and keeps it. */
  readonly fetchFile: (id: FileId) => Promise<FetchOutcome>
}

/** Files that nothing names any more are looked for when the program has long been ready, in milliseconds. */
const tidyAfter = 60_000

/** Resolves when the page has time, and soon in any case. */
function pause(): Promise<void> {
  return new Promise(resolve => requestIdleCallback(() => resolve(), { timeout: 50 }))
}

/** This page's own name among all windows and starts. */
const run = crypto.randomUUID()

/** What a run before has left unsent that never said that it ended. A page that is loaded anew has left in order. */
async function unsentAtUnexpectedEnd(database: LibraryDatabase): Promise<readonly ItemId[]> {
  const now = new Date()
  // A disk that takes no mark must not keep the library from being opened.
  const beginning = beginRun(database, {
    run,
    leftInOrder: leftInOrder(run),
    locks: browserLocks,
    now,
  }).catch(() => null)
  const unsent = await inTime(beginning, timing.saveLimit, null)
  return unsent ?? []
}

const closings = new Set<Promise<void>>()

/** Resolves when no library of this page is still being closed. */
export async function librariesClosed(): Promise<void> {
  await Promise.allSettled(closings)
}

/** The person of an account, as shown beside what they write. */
function personOf(me: Me): Person {
  return { id: me.account.id, name: me.account.name, organisation: me.account.organisation }
}

/**
 * Opens the library of an account on this computer, made at the first time; `onLost` hears when its database is gone
 * while it is open. Rejects with `OpeningFailure`.
 */
export async function openLibrary(me: Me, onLost: () => void): Promise<OpenLibrary> {
  const { library, database, secondCopy, trouble, keepAside, recovery } = await startLibrary({
    name: databaseName(me.service.instance, me.account.id),
    me: personOf(me),
    port: deskJournal(me.account.id),
    probeDisk: () => desk.call('program.probeDisk', null),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    later: (delay, run) => setTimeout(run, delay),
    random: () => Math.random(),
    pause,
    canBeDrawn,
    onLost,
    onFault: fault => reportError(fault),
  })
  const unsentAtCrash = await unsentAtUnexpectedEnd(database)
  const rows = new RowsStore({
    database,
    pause,
    wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
    now: () => performance.now(),
    onFault: fault => reportError(fault),
  })
  const tidying = setTimeout(() => {
    library.tidy().catch(reportError)
    forgetUnnamedFiles(database, new Date()).catch(reportError)
  }, tidyAfter)
  // The words are stored already: neither their history nor the mark may hold up the end.
  const leaveInOrder = async () => {
    await library.history.keepWritten().catch(reportError)
    await secondCopy.settled()
    await endRun(database, run).catch(reportError)
  }
  const prepareToClose = () => inTime(leaveInOrder(), timing.closePatience, undefined)
  const search = new SearchClient({
    database: database.name,
    startWorker: () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' }),
    onFault: fault => reportError(fault),
  })
  // What is first on screen is read first.
  setTimeout(() => void pause().then(() => search.start()), 100)
  const close = () => {
    clearTimeout(tidying)
    rows.close()
    search.close()
    // Another account signs in, or none: this library is left in order.
    const closing = prepareToClose().finally(() => {
      library.close()
      closings.delete(closing)
    })
    closings.add(closing)
  }
  const ask = (file: FileId) => desk.call('service.file', { file })
  const fetchFile = createFileFetcher({ database, now: () => new Date(), ask })
  const readFile: Library['readFile'] = async id => {
    const here = await library.readFile(id)
    if (here) return here
    return (await fetchFile(id)) === 'kept' ? library.readFile(id) : null
  }
  return {
    library: { ...library, readFile, close },
    database,
    me: personOf(me),
    rows,
    search,
    unsentAtCrash,
    recovery,
    trouble,
    keepAside,
    prepareToClose,
    fetchFile,
  }
}
