import { type Instant, type ItemId, instantOf } from '#shared/content/identity.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import { sameValue } from '#shared/content/same-value.ts'
import type { UnstoredWords } from '#shared/sync/journal.ts'
import { timing } from '#shared/sync/timing.ts'
import type { LibraryDatabase } from './database.ts'
import type { ReadText } from './draft-on.ts'
import { type JournalPort, notesIn } from './journal-port.ts'
import { type Library, LibraryFailure } from './library.ts'
import { wordsIn } from './restore.ts'
import { savesInTurn } from './saves-in-turn.ts'
import type { SecondCopy } from './second-copy.ts'
import type { StorageTrouble } from './storage-trouble.ts'

interface KeptTwiceParts {
  readonly library: Library
  readonly database: LibraryDatabase
  readonly secondCopy: SecondCopy
  readonly trouble: StorageTrouble
  readonly now: () => Date
  readonly later: (delay: number, run: () => void) => void
}

/** What a library does otherwise where there is a second copy of its unsent words. */
interface KeptTwice extends Pick<Library, 'saveDraft' | 'localStore'> {
  /**
   * Stores words that an earlier run could only give to the journal, unless the library has newer ones. Answers the items
   * that have them now; what cannot be stored yet is tried again.
   */
  storeWordsOf(port: Pick<JournalPort, 'read'>): Promise<readonly ItemId[]>
  /**
   * Gives words that the library has not stored, and that nobody can wait for any longer, to the journal; true when it has
   * all of them.
   */
  keepAside(item: ItemId, changed: ChangedFields, read: ReadText | undefined): Promise<boolean>
}

/** Words that an earlier run could not store, and when they were typed. */
interface Earlier {
  readonly at: Instant
  readonly fields: ChangedFields
  readonly read: ReadText | undefined
}

/** Words that the library has not stored. */
interface Refused extends Earlier {
  /** When each field was refused, among all saves; 0: in an earlier run. */
  readonly turns: Readonly<Record<string, number>>
}

function writtenRead(read: ReadText | undefined): UnstoredWords['read'] {
  if (!read) return null
  const { revision = null, state = null, fields, whole = null } = read
  return { revision, state, fields: { ...fields }, whole: whole && { ...whole, fields: { ...whole.fields } } }
}

function readRead(read: UnstoredWords['read']): ReadText | undefined {
  if (!read) return undefined
  const { revision, state, fields, whole } = read
  return {
    revision: revision ?? undefined,
    state: state ?? undefined,
    fields,
    whole: whole ?? undefined,
  }
}

function turnsOf(fields: ChangedFields, turn: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.keys(fields).map(field => [field, turn]))
}

/** A library whose unsent words are kept twice: what it cannot store, the journal has; what is sent, it has had before. */
export function keptTwice(parts: KeptTwiceParts): KeptTwice {
  const { library, database, secondCopy, trouble, now, later } = parts
  const refused = new Map<ItemId, Refused>()
  const earlier = new Map<ItemId, Earlier>()
  let turn = 0

  const wait = (delay: number) => new Promise<void>(resolve => later(delay, resolve))

  /** A save that began at `began` has stored these fields. */
  function stored(item: ItemId, saved: ChangedFields, began: number): void {
    const known = refused.get(item)
    if (!known) return
    // What was refused since is newer, unless it is the same: the save after this one stores it.
    const left = Object.entries(known.fields).filter(([field, value]) => {
      if (!Object.hasOwn(saved, field)) return true
      return (known.turns[field] ?? 0) > began && !sameValue(value, saved[field] ?? null)
    })
    if (left.length > 0) {
      refused.set(item, { ...known, fields: Object.fromEntries(left) })
      return
    }
    refused.delete(item)
    secondCopy.dropWords(item)
    trouble.stored(item)
  }

  const { save, readOver } = savesInTurn({
    save: library.saveDraft,
    later,
    onLate: (item, fields) => {
      stored(item, fields, 0)
      const left = refused.get(item)
      // What is left stands on what has just been stored; the journal has to know.
      if (left) void keepInJournal(item, { ...left, read: readOver(item, left.read) })
    },
  })

  /** Whether the journal has them. */
  function keepInJournal(item: ItemId, words: Refused): Promise<boolean> {
    refused.set(item, words)
    const { at, fields, read } = words
    return secondCopy.keepWords(item, { at, fields, read: writtenRead(read) })
  }

  /** Answers whether the journal has all words of the item that the library has not. */
  async function refuse(
    item: ItemId,
    changed: ChangedFields,
    read: ReadText | undefined,
    failure: unknown,
  ): Promise<boolean> {
    const before = earlier.get(item)
    const known = refused.get(item) ?? (before && { ...before, turns: turnsOf(before.fields, 0) })
    turn += 1
    const words = {
      at: instantOf(now()),
      fields: { ...known?.fields, ...changed },
      turns: { ...known?.turns, ...turnsOf(changed, turn) },
      read: readOver(item, known ? known.read : read),
    }
    const reason = failure instanceof LibraryFailure ? failure.reason : 'unknown'
    const tell = (isKept: boolean) => {
      // It may have been stored by another save meanwhile.
      if (refused.get(item) === words) trouble.refused(item, reason, isKept)
      return isKept
    }
    let isAnswered = false
    const keeping = keepInJournal(item, words).then(isKept => {
      isAnswered = true
      return tell(isKept)
    })
    // A disk that hangs may hang for the journal, too: then the words are in the window only, until it has them.
    return Promise.race([keeping, wait(timing.journalLimit).then(() => isAnswered || tell(false))])
  }

  /** Stores what an earlier run could not; what has been written since in the same field goes over it, as a later version. */
  async function storeEarlier(item: ItemId): Promise<void> {
    const words = earlier.get(item)
    if (!words) return
    await save(item, words.fields, words.read)
    await library.history.keep(item, 'pause')
    earlier.delete(item)
    if (refused.has(item)) stored(item, words.fields, 0)
    else {
      secondCopy.dropWords(item)
      trouble.stored(item)
    }
  }

  const saveDraft: Library['saveDraft'] = async (item, changed, read) => {
    turn += 1
    const began = turn
    try {
      await storeEarlier(item)
      await save(item, changed, read)
    } catch (failure) {
      await refuse(item, changed, read, failure)
      throw failure
    }
    stored(item, changed, began)
  }

  /** Stores all that an earlier run could not, as far as that is possible now; answers the items that have it. */
  async function storeAllEarlier(): Promise<readonly ItemId[]> {
    const done: ItemId[] = []
    for (const item of [...earlier.keys()]) {
      try {
        await storeEarlier(item)
        done.push(item)
      } catch (failure) {
        const reason = failure instanceof LibraryFailure ? failure.reason : 'unknown'
        if (!refused.has(item)) trouble.refused(item, reason, true)
        // What hangs for one hangs for all.
        if (reason === 'slow') break
      }
    }
    // An item may come with the next sync, and room on the disk at any time.
    if (earlier.size > 0) later(timing.retryMost, () => void storeAllEarlier())
    return done
  }

  return {
    saveDraft,

    keepAside: async (item, changed, read) =>
      Object.keys(changed).length === 0 || refuse(item, changed, read, new LibraryFailure('slow', null)),

    localStore: {
      ...library.localStore,
      takePending: async (limit, besides) => {
        const operations = await library.localStore.takePending(limit, besides)
        // Handed out now: a copy that did not know that could send other words under the same id one day.
        if (operations.length > 0) await secondCopy.noteHandedOut(operations)
        return operations
      },
    },

    storeWordsOf: async port => {
      for await (const note of notesIn(port)) {
        const words = note.about === 'words' ? wordsIn(note) : null
        if (!words) continue
        secondCopy.knowWords([note.item])
        const draft = await database.drafts.get(note.item)
        // Within a run each save carries all words that were refused before it: one that was asked for since is newer.
        if (draft && draft.changedAt > words.at) secondCopy.dropWords(note.item)
        else earlier.set(note.item, { ...words, read: readRead(words.read) })
      }
      return storeAllEarlier()
    },
  }
}
