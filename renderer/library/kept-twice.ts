import { type Instant, type ItemId, instantOf } from '#shared/content/identity.ts'
import type { ChangedFields } from '#shared/content/item-type.ts'
import type { UnstoredWords } from '#shared/sync/journal.ts'
import { timing } from '#shared/sync/timing.ts'
import type { LibraryDatabase } from './database.ts'
import type { ReadText } from './draft-on.ts'
import { type JournalPort, notesIn } from './journal-port.ts'
import { type Library, LibraryFailure } from './library.ts'
import { wordsIn } from './restore.ts'
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

/** Words that the library has not stored, and when they were typed. */
interface Refused {
  readonly at: Instant
  readonly fields: ChangedFields
  readonly read: ReadText | undefined
  /** When they were refused, among all saves. */
  readonly turn: number
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

function without(fields: ChangedFields, names: readonly string[]): ChangedFields {
  const gone = new Set(names)
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !gone.has(name)))
}

/** A library whose unsent words are kept twice: what it cannot store, the journal has; what is sent, it has had before. */
export function keptTwice(parts: KeptTwiceParts): KeptTwice {
  const { library, database, secondCopy, trouble, now, later } = parts
  const refused = new Map<ItemId, Refused>()
  /** Of an earlier run. */
  const earlier = new Map<ItemId, Refused>()
  let turn = 0

  /** A save that began at `began` has stored these fields. */
  function stored(item: ItemId, names: readonly string[], began: number): void {
    const known = refused.get(item)
    // What was refused since is newer: the save after this one stores it.
    if (!known || known.turn > began) return
    const fields = without(known.fields, names)
    if (Object.keys(fields).length > 0) {
      refused.set(item, { ...known, fields })
      return
    }
    refused.delete(item)
    secondCopy.dropWords(item)
    trouble.stored(item)
  }

  /** Answers whether the journal has all words of the item that the library has not. */
  async function refuse(
    item: ItemId,
    changed: ChangedFields,
    read: ReadText | undefined,
    failure: unknown,
  ): Promise<boolean> {
    const known = refused.get(item) ?? earlier.get(item)
    turn += 1
    const words = {
      turn,
      at: instantOf(now()),
      fields: { ...known?.fields, ...changed },
      read: known ? known.read : read,
    }
    refused.set(item, words)
    const { at, fields } = words
    const isKept = await secondCopy.keepWords(item, { at, fields, read: writtenRead(words.read) })
    const reason = failure instanceof LibraryFailure ? failure.reason : 'unknown'
    // Stored by another save while the journal was written.
    if (refused.get(item) === words) trouble.refused(item, reason, isKept)
    return isKept
  }

  /** Ends with a save, or without it when it takes too long; what becomes of it then, its next try finds. */
  function inTime(saving: Promise<void>): Promise<void> {
    const limit = new Promise<never>((_resolve, reject) => {
      later(timing.saveLimit, () => reject(new LibraryFailure('slow', null)))
    })
    return Promise.race([saving, limit])
  }

  /** Stores what an earlier run could not; what has been written since in the same field goes over it, as a later version. */
  async function storeEarlier(item: ItemId): Promise<void> {
    const words = earlier.get(item)
    if (!words) return
    await library.saveDraft(item, words.fields, words.read)
    await library.history.keep(item, 'pause')
    earlier.delete(item)
    if (refused.has(item)) stored(item, Object.keys(words.fields), turn)
    else secondCopy.dropWords(item)
  }

  const saveDraft: Library['saveDraft'] = async (item, changed, read) => {
    turn += 1
    const began = turn
    try {
      await inTime(storeEarlier(item).then(() => library.saveDraft(item, changed, read)))
    } catch (failure) {
      await refuse(item, changed, read, failure)
      throw failure
    }
    stored(item, Object.keys(changed), began)
  }

  /** Stores all that an earlier run could not, as far as that is possible now; answers the items that have it. */
  async function storeAllEarlier(): Promise<readonly ItemId[]> {
    const done: ItemId[] = []
    for (const item of [...earlier.keys()]) {
      const isStored = await storeEarlier(item).then(
        () => true,
        () => false,
      )
      if (isStored) done.push(item)
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
        // Within a run each save carries all words that were refused before it: what was stored since is newer.
        if (draft && draft.changedAt > words.at) secondCopy.dropWords(note.item)
        else earlier.set(note.item, { ...words, read: readRead(words.read), turn: 0 })
      }
      return storeAllEarlier()
    },
  }
}
