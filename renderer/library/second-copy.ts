import type { ItemId } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import { retryDelay } from '#shared/sync/backoff.ts'
import type { DiskFailure, DiskOutcome, NewNote, UnstoredWords } from '#shared/sync/journal.ts'
import { isInMargin, type Operation } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { timing } from '#shared/sync/timing.ts'
import type { LibraryDatabase } from './database.ts'
import type { JournalPort } from './journal-port.ts'
import {
  filesOfUnsent,
  readUnsent,
  readUnsentMargins,
  type ToldUnsent,
  type ToldUnsentMargin,
  unsentItems,
} from './unsent-records.ts'

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

/** What is told of an item, and its text. */
interface UnsentNote {
  readonly told: ToldUnsent
  readonly text: string | null
}

function unsentNote(told: ToldUnsent): UnsentNote {
  return { told, text: told.records === null ? null : JSON.stringify(told.records) }
}

/** Items whose notes travel together. */
const itemsInNote = 100
/** Items that are read together, whatever their length. */
const itemsReadTogether = 25
/** Notes of so many letters travel together, or one that is longer. */
const lettersInNote = 4 * 1024 * 1024

/**
 * Hands what changed in the library to the journal, behind the person's back: nobody waits for it, what fails is tried
 * again. Whoever stores something tells what is stored now, so that a burst of saves is one note, and nothing is read again.
 */
export class SecondCopy {
  readonly #parts: SecondCopyParts
  /** With what is stored of it; null where nobody told: it is read. */
  readonly #changed = new Map<ItemId, ToldUnsent | null>()
  /** What is on its way to margins. */
  readonly #margins = new Map<ItemId, ToldUnsentMargin>()
  /** Operations that are about to leave. */
  readonly #handedOut = new Map<ItemId, OperationId>()
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
  readonly note = (told: ToldUnsent): void => {
    this.#changed.set(told.item, told)
    this.#begin()
  }

  /** What is on its way to an item's margin has changed. */
  readonly noteMargin = (told: ToldUnsentMargin): void => {
    this.#margins.set(told.item, told)
    this.#begin()
  }

  /**
   * Resolves when the journal knows that these operations are handed to the network, and has their words, or could not be
   * told, or has taken too long.
   */
  noteHandedOut(operations: readonly Operation[]): Promise<void> {
    // Of what goes to a margin its own note says that.
    for (const operation of operations)
      if (!isInMargin(operation)) this.#handedOut.set(operation.item, operation.id)
    this.#begin()
    return this.settled()
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
    const [items, { margins, turn }] = await Promise.all([
      unsentItems(this.#parts.database),
      readUnsentMargins(this.#parts.database),
    ])
    const kept = [...new Set([...items, ...margins.map(({ item }) => item), ...this.#inJournal])]
    const outcome = await this.#parts.port.adopt(identity, kept)
    this.#tell(outcome)
    // What is told meanwhile is newer.
    // Of each both kinds are told: an older note of the one that has nothing left would count otherwise.
    const unsentMargins = new Map(margins.map(told => [told.item, told]))
    for (const item of kept) {
      if (!this.#changed.has(item)) this.#changed.set(item, null)
      const told = unsentMargins.get(item) ?? { item, turn, entries: [] }
      if (!this.#margins.has(item)) this.#margins.set(item, told)
    }
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
      if (this.#hasNews()) this.#begin()
    })
    this.#running = running
  }

  #hasNews(): boolean {
    return this.#changed.size + this.#margins.size + this.#handedOut.size + this.#words.size > 0
  }

  /** A library that is closed has nothing to tell any more. */
  readonly #fault = (fault: unknown): void => {
    if (!this.#isClosed) this.#parts.onFault(fault)
  }

  async #run(): Promise<void> {
    // What is about to leave waits for it.
    if (this.#handedOut.size === 0) await this.#parts.pause()
    while (this.#hasNews() && !this.#isClosed) {
      const unsent = await this.#takeChanged()
      const words = [...this.#words]
      const margins = [...this.#margins.values()]
      // After their words: alone, that an operation was handed out says nothing, and the journal may let go of it.
      const handedOut = this.#changed.size > 0 ? [] : [...this.#handedOut]
      const outcome = await this.#handOver([
        ...unsent.map(({ told: { item, turn }, text }): NewNote => ({ item, about: 'unsent', text, turn })),
        ...words.map(([item, each]) => wordsNote(item, each)),
        ...margins.map(marginNote),
        ...handedOut.map(([item, id]): NewNote => {
          return { item, about: 'handed_out', text: JSON.stringify(id) }
        }),
      ])
      if (outcome.kind === 'failed') {
        this.#putBack(unsent)
        this.#failures += 1
        this.#isWaiting = true
        this.#parts.later(retryDelay(this.#failures, this.#parts.random()), () => {
          this.#isWaiting = false
          this.#begin()
        })
        return
      }
      await this.#keepFiles(
        unsent.flatMap(({ told: { records } }) => (records ? filesOfUnsent(records) : [])),
      )
      for (const [item, id] of handedOut) if (this.#handedOut.get(item) === id) this.#handedOut.delete(item)
      for (const told of margins) if (this.#margins.get(told.item) === told) this.#margins.delete(told.item)
      for (const [item, each] of words) {
        if (this.#words.get(item) === each) this.#words.delete(item)
        if (each === null) this.#inJournal.delete(item)
        else this.#inJournal.add(item)
      }
    }
  }

  /** What is to be noted next, as much as may travel together. The rest stays to be noted. */
  async #takeChanged(): Promise<readonly UnsentNote[]> {
    const untold = [...this.#changed].flatMap(([item, told]) => (told === null ? [item] : []))
    if (untold.length > 0) return this.#readNotes(untold.slice(0, itemsReadTogether))
    const notes: UnsentNote[] = []
    let letters = 0
    for (const [item, told] of this.#changed) {
      if (told === null || notes.length === itemsInNote || letters >= lettersInNote) break
      const note = unsentNote(told)
      this.#changed.delete(item)
      notes.push(note)
      letters += note.text?.length ?? 0
    }
    return notes
  }

  async #readNotes(items: readonly ItemId[]): Promise<readonly UnsentNote[]> {
    const { database, identity } = this.#parts
    for (const item of items) this.#changed.delete(item)
    try {
      const read = await readUnsent(database, items, identity)
      return read.map(unsentNote)
    } catch (error) {
      // A library that can't be read is noticed elsewhere; what the journal has of these items stays.
      this.#fault(error)
      return []
    }
  }

  /** Notes that could not be handed over; what has changed since is noted as it is by then. */
  #putBack(notes: readonly UnsentNote[]): void {
    for (const { told } of notes) if (!this.#changed.has(told.item)) this.#changed.set(told.item, told)
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

  async #handOver(notes: readonly NewNote[]): Promise<DiskOutcome> {
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

function marginNote({ item, turn, entries }: ToldUnsentMargin): NewNote {
  return { item, about: 'margin', text: entries.length === 0 ? null : JSON.stringify(entries), turn }
}

function wordsNote(item: ItemId, words: UnstoredWords | null): NewNote {
  return { item, about: 'words', text: words === null ? null : JSON.stringify(words) }
}
