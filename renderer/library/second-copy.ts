import type { ItemId } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import { retryDelay } from '#shared/sync/backoff.ts'
import {
  type DiskFailure,
  type DiskOutcome,
  type JournalNote,
  UnsentRecords,
  type UnstoredWords,
} from '#shared/sync/journal.ts'
import { timing } from '#shared/sync/timing.ts'
import type { LibraryDatabase } from './database.ts'
import type { JournalPort } from './journal-port.ts'
import { filesOfUnsent, readUnsent, unsentItems } from './unsent-records.ts'

export interface SecondCopyParts {
  readonly database: LibraryDatabase
  /** Of the library that was opened. */
  readonly identity: string
  readonly port: JournalPort
  /** Resolves when the page has time: no key waits for the second copy. */
  readonly pause: () => Promise<void>
  readonly later: (delay: number, run: () => void) => void
  /** A number in [0, 1). */
  readonly random: () => number
  /** Hears whenever the journal begins or ceases to fail; null: it works. */
  readonly onTrouble: (trouble: DiskFailure | null) => void
  readonly onFault: (fault: unknown) => void
}

interface Notes {
  readonly notes: readonly JournalNote[]
  /** The files that they name. */
  readonly files: readonly FileId[]
}

/** Items whose notes travel together. */
const itemsInNote = 100
/** Notes of so many letters travel together, or one that is longer. */
const lettersInNote = 4 * 1024 * 1024

/**
 * Hands what changed in the library to the journal, behind the person's back: nobody waits for it, what fails is tried
 * again. Their records are read when their turn comes, so that a burst of saves is one note, and the journal tells what the
 * library has stored.
 */
export class SecondCopy {
  readonly #parts: SecondCopyParts
  /** With what was stored by then, where whoever stored it told: for when it cannot be read any more. */
  readonly #changed = new Map<ItemId, UnsentRecords | null | undefined>()
  /** Words that the library has refused, or null where it has stored them since. */
  readonly #words = new Map<ItemId, UnstoredWords | null>()
  readonly #inJournal = new Set<ItemId>()
  /** Files that the journal has. */
  readonly #files = new Set<FileId>()
  #running: Promise<void> | null = null
  #failures = 0
  /** After a failure: nothing is handed over before the next try. */
  #isWaiting = false
  #isClosed = false

  constructor(parts: SecondCopyParts) {
    this.#parts = parts
  }

  /** What the service may not have of an item has changed. */
  readonly note = (item: ItemId, stored?: UnsentRecords | null): void => {
    this.#changed.set(item, stored)
    this.#begin()
  }

  /**
   * Keeps words that the library could not store, in place of the ones that it could not store before. True when the
   * journal has them.
   */
  async keepWords(item: ItemId, words: UnstoredWords): Promise<boolean> {
    this.#words.set(item, words)
    const outcome = await this.#handOver([wordsNote(item, words)])
    if (outcome.kind === 'failed') return false
    if (this.#words.get(item) === words) this.#words.delete(item)
    this.#inJournal.add(item)
    return true
  }

  /** The library has stored the words of an item. */
  dropWords(item: ItemId): void {
    if (!this.#words.has(item) && !this.#inJournal.has(item)) return
    this.#words.set(item, null)
    this.#begin()
  }

  /** The journal holds words of these items, from an earlier run. */
  knowWords(items: Iterable<ItemId>): void {
    for (const item of items) this.#inJournal.add(item)
  }

  /**
   * Makes the journal that of this library: it forgets what the library does not know to be unsent, and is told what it
   * is. Items that hold words keep them.
   */
  adopt(identity: string): void {
    const before = this.#running ?? Promise.resolve()
    // Nothing is noted meanwhile: an item that is new by then would be forgotten.
    this.#follow(before.then(() => this.#adopt(identity)).catch(this.#fault))
  }

  async #adopt(identity: string): Promise<void> {
    const items = await unsentItems(this.#parts.database)
    const kept = [...new Set([...items, ...this.#inJournal])]
    const outcome = await this.#parts.port.adopt(identity, kept)
    this.#tell(outcome)
    for (const item of items) this.note(item)
  }

  /** Resolves when all that was noted so far is in the journal, or could not be put there, or has taken too long. */
  async settled(limit = timing.journalLimit): Promise<void> {
    if (this.#running === null) return
    await Promise.race([this.#idle(), new Promise<void>(resolve => this.#parts.later(limit, resolve))])
  }

  async #idle(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  close(): void {
    this.#isClosed = true
  }

  #begin(): void {
    if (this.#running !== null || this.#isClosed || this.#isWaiting) return
    this.#follow(this.#run().catch(this.#fault))
  }

  #follow(work: Promise<void>): void {
    const running = work.finally(() => {
      if (this.#running !== running) return
      this.#running = null
      // What came at the very end waits no longer than this.
      if (this.#changed.size + this.#words.size > 0) this.#begin()
    })
    this.#running = running
  }

  /** A library that is closed has nothing to tell any more. */
  readonly #fault = (fault: unknown): void => {
    if (!this.#isClosed) this.#parts.onFault(fault)
  }

  async #run(): Promise<void> {
    await this.#parts.pause()
    while (this.#changed.size + this.#words.size > 0 && !this.#isClosed) {
      const items = [...this.#changed.keys()].slice(0, itemsInNote)
      const { notes, files } = await this.#notesOf(items)
      const words = [...this.#words]
      const outcome = await this.#handOver([...notes, ...words.map(([item, each]) => wordsNote(item, each))])
      if (outcome.kind === 'failed') {
        this.#putBack(notes)
        this.#failures += 1
        this.#isWaiting = true
        this.#parts.later(retryDelay(this.#failures, this.#parts.random()), () => {
          this.#isWaiting = false
          this.#begin()
        })
        return
      }
      await this.#keepFiles(files)
      for (const [item, each] of words) {
        if (this.#words.get(item) === each) this.#words.delete(item)
        if (each === null) this.#inJournal.delete(item)
        else this.#inJournal.add(item)
      }
    }
  }

  /** The notes on some items, as they are stored now; as many as may travel together. The rest stays to be noted. */
  async #notesOf(items: readonly ItemId[]): Promise<Notes> {
    const notes: JournalNote[] = []
    const files: FileId[] = []
    let letters = 0
    for (const item of items) {
      if (letters >= lettersInNote) break
      const stored = this.#changed.get(item)
      this.#changed.delete(item)
      try {
        const records = await this.#unsentOf(item, stored)
        const text = records === null ? null : JSON.stringify(records)
        if (records) files.push(...filesOfUnsent(records))
        notes.push({ item, about: 'unsent', text })
        letters += text?.length ?? 0
      } catch (error) {
        // A library that can't be read is noticed elsewhere; what the journal has of the item stays.
        this.#fault(error)
      }
    }
    return { notes, files }
  }

  /**
   * What the library has stored of an item by now: another window may have written since. Where it can't be read any more,
   * because it was deleted under the open window, what was told when it was stored.
   */
  async #unsentOf(item: ItemId, stored: UnsentRecords | null | undefined): Promise<UnsentRecords | null> {
    try {
      return await readUnsent(this.#parts.database, item, this.#parts.identity)
    } catch (error) {
      if (stored === undefined) throw error
      return stored
    }
  }

  /** Notes that could not be handed over; what has changed since is noted as it is by then. */
  #putBack(notes: readonly JournalNote[]): void {
    for (const { item, text } of notes) {
      if (!this.#changed.has(item)) this.#changed.set(item, recordsOf(text))
    }
  }

  /** Files that only this computer may have. One that is not kept now is kept with the next words that name it. */
  async #keepFiles(named: readonly FileId[]): Promise<void> {
    const { database, port } = this.#parts
    const unknown = named.filter(file => !this.#files.has(file))
    if (unknown.length === 0) return
    try {
      for (const file of await port.missingFiles(unknown)) {
        const record = await database.files.get(file)
        if (!record) continue
        const outcome = await port.keepFile(file, new Uint8Array(await record.content.arrayBuffer()))
        if (outcome.kind === 'failed') return
      }
      for (const file of unknown) this.#files.add(file)
    } catch (error) {
      this.#fault(error)
    }
  }

  async #handOver(notes: readonly JournalNote[]): Promise<DiskOutcome> {
    if (notes.length === 0) return { kind: 'kept' }
    const outcome = await this.#parts.port
      .note(notes)
      .catch((): DiskOutcome => ({ kind: 'failed', reason: 'unknown' }))
    this.#tell(outcome)
    return outcome
  }

  #tell(outcome: DiskOutcome): void {
    if (outcome.kind === 'kept') this.#failures = 0
    this.#parts.onTrouble(outcome.kind === 'failed' ? outcome.reason : null)
  }
}

function recordsOf(text: string | null): UnsentRecords | null {
  return text === null ? null : UnsentRecords.parse(JSON.parse(text))
}

function wordsNote(item: ItemId, words: UnstoredWords | null): JournalNote {
  return { item, about: 'words', text: words === null ? null : JSON.stringify(words) }
}
