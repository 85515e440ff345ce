import type { EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import { type WritingKey, writingKeyOf } from '#shared/enquiry/enquiry-draft.ts'
import { moduleDraftKeyOf } from '#shared/enquiry/text-module.ts'
import { BegunShelf } from './begun-shelf.ts'
import type { HeldEnquiries } from './enquiry-snapshot.ts'
import type { BegunStore, EnquiryStore, KeptBegun } from './enquiry-store.ts'

/**
 * Keeps what an expert is writing, and lets it go. Each resolves when that is stored, and rejects where it could not be: it is
 * held all the same, and tried again. Of an enquiry whose writer was made anonymous nothing is kept.
 */
export interface BegunWords extends BegunStore {
  /** Stores what is begun and could not be stored yet. False where something of it is not stored. */
  readonly storeBegun: () => Promise<boolean>
}

/** The same, and what the desk does with all of it. */
export interface BegunShelves {
  readonly words: BegunWords
  /** To be called before the store is read for `takeUp`. */
  readonly beginReading: () => void
  readonly takeUp: (kept: KeptBegun) => void
  /** Throws away what was begun about enquiries that were made anonymous: it may quote what is gone. */
  readonly forgetOn: (anonymous: ReadonlySet<EnquiryId>) => Promise<void>
  readonly forgetAll: () => void
  /** Lets a letter or note go by the write with which it is asked for, in its turn. */
  readonly giveWay: (kind: 'letter' | 'note', key: WritingKey, write: () => Promise<void>) => Promise<void>
}

interface BegunWordsParts {
  readonly held: HeldEnquiries
  readonly store: EnquiryStore
  /** What is shown is made anew when it is looked at next. */
  readonly outdate: () => void
  /** The same, and whoever listens is told. */
  readonly changed: () => void
  /** Tells other windows that something that is begun is other than before. */
  readonly tellOthers: () => void
}

/** What is begun stands in what is held at once, and in the store when the promise resolves. */
export function begunWords({ held, store, outdate, changed, tellOthers }: BegunWordsParts): BegunShelves {
  const { rows, drafts, noteDrafts, faqDrafts, moduleDrafts } = held
  const stored = tellOthers
  const letters = new BegunShelf({
    held: drafts,
    keyOf: writingKeyOf,
    put: store.keepDraft,
    remove: store.dropDraft,
    stored,
  })
  const notes = new BegunShelf({
    held: noteDrafts,
    keyOf: writingKeyOf,
    put: store.keepNoteDraft,
    remove: store.dropNoteDraft,
    stored,
  })
  const faqs = new BegunShelf({
    held: faqDrafts,
    keyOf: ({ faqOf }) => faqOf,
    put: store.keepFaqDraft,
    remove: store.dropFaqDraft,
    stored,
  })
  const modules = new BegunShelf({
    held: moduleDrafts,
    keyOf: moduleDraftKeyOf,
    put: store.keepModuleDraft,
    remove: store.dropModuleDraft,
    stored,
  })
  const shelves = [letters, notes, faqs, modules]
  /** Whether nobody knows any more who asked: nothing is written about it then, here as at the service. */
  const isAnonymous = (id: EnquiryId) => rows.get(id)?.row.enquirer === null

  function keeping<Key, Draft>(
    shelf: BegunShelf<Key, Draft>,
    enquiryOf: (draft: Draft) => EnquiryId,
  ): (draft: Draft) => Promise<void> {
    return async draft => {
      if (isAnonymous(enquiryOf(draft))) return
      const keeping = shelf.keep(draft)
      outdate()
      await keeping
    }
  }

  function dropping<Key, Draft>(shelf: BegunShelf<Key, Draft>): (key: Key) => Promise<void> {
    return async key => {
      const dropping = shelf.drop(key)
      changed()
      await dropping
    }
  }

  return {
    words: {
      keepDraft: keeping(letters, ({ enquiry }) => enquiry),
      dropDraft: dropping(letters),
      keepNoteDraft: keeping(notes, ({ noteOn }) => noteOn),
      dropNoteDraft: dropping(notes),
      keepFaqDraft: keeping(faqs, ({ faqOf }) => faqOf),
      dropFaqDraft: dropping(faqs),
      keepModuleDraft: async draft => {
        const keeping = modules.keep(draft)
        changed()
        await keeping
      },
      dropModuleDraft: dropping(modules),
      storeBegun: async () => {
        const outcomes = await Promise.all(shelves.map(shelf => shelf.storeAll()))
        return outcomes.every(isStored => isStored)
      },
    },
    beginReading: () => {
      for (const shelf of shelves) shelf.beginReading()
    },
    takeUp: kept => {
      letters.takeUp(kept.drafts)
      notes.takeUp(kept.noteDrafts)
      faqs.takeUp(kept.faqDrafts)
      modules.takeUp(kept.moduleDrafts)
    },
    forgetOn: async anonymous => {
      for (const [key, { enquiry }] of [...drafts]) if (anonymous.has(enquiry)) await letters.drop(key)
      for (const [key, { noteOn }] of [...noteDrafts]) if (anonymous.has(noteOn)) await notes.drop(key)
      for (const id of [...faqDrafts.keys()]) if (anonymous.has(id)) await faqs.drop(id)
    },
    forgetAll: () => {
      for (const shelf of shelves) shelf.forgetAll()
    },
    giveWay: (kind, key, write) => (kind === 'letter' ? letters : notes).giveWay(key, write),
  }
}

/** The enquiries whose enquirer nobody knows any more. */
export function anonymousOf(received: readonly EnquiryRow[]): ReadonlySet<EnquiryId> {
  return new Set(received.flatMap(({ id, enquirer }) => (enquirer === null ? [id] : [])))
}
