import type { EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import { enquiryOfRequest } from '#shared/enquiry/enquiry-request.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import type { ModuleDraft } from '#shared/enquiry/text-module.ts'
import type { HeldEnquiries } from './enquiry-snapshot.ts'
import type { EnquiryStore } from './enquiry-store.ts'

/** Keeps what an expert is writing, and lets it go. Of an enquiry whose writer was made anonymous nothing is kept. */
export interface BegunWords {
  readonly keepDraft: (draft: LetterDraft) => Promise<void>
  readonly dropDraft: (enquiry: EnquiryId) => Promise<void>
  readonly keepNoteDraft: (draft: NoteDraft) => Promise<void>
  readonly dropNoteDraft: (enquiry: EnquiryId) => Promise<void>
  readonly keepFaqDraft: (draft: FaqDraft) => Promise<void>
  readonly dropFaqDraft: (enquiry: EnquiryId) => Promise<void>
  /** null: nothing is being written. */
  readonly keepModuleDraft: (draft: ModuleDraft | null) => Promise<void>
}

interface BegunWordsParts {
  readonly held: HeldEnquiries
  readonly store: EnquiryStore
  /** What is shown is made anew when it is looked at next. */
  readonly outdate: () => void
  /** The same, and whoever listens is told. */
  readonly changed: () => void
}

/** What is begun stands in what is held at once, and in the store when the promise resolves. */
export function begunWords({ held, store, outdate, changed }: BegunWordsParts): BegunWords {
  const { rows, drafts, noteDrafts, faqDrafts } = held
  /** Whether nobody knows any more who asked: nothing is written about it then, here as at the service. */
  const isAnonymous = (id: EnquiryId) => rows.get(id)?.row.enquirer === null
  return {
    keepDraft: async draft => {
      if (isAnonymous(draft.enquiry)) return
      drafts.set(draft.enquiry, draft)
      outdate()
      await store.keepDraft(draft)
    },
    dropDraft: async enquiry => {
      drafts.delete(enquiry)
      await store.dropDraft(enquiry)
      changed()
    },
    keepNoteDraft: async draft => {
      if (isAnonymous(draft.noteOn)) return
      noteDrafts.set(draft.noteOn, draft)
      outdate()
      await store.keepNoteDraft(draft)
    },
    dropNoteDraft: async enquiry => {
      noteDrafts.delete(enquiry)
      await store.dropNoteDraft(enquiry)
      changed()
    },
    keepFaqDraft: async draft => {
      if (isAnonymous(draft.faqOf)) return
      faqDrafts.set(draft.faqOf, draft)
      outdate()
      await store.keepFaqDraft(draft)
    },
    dropFaqDraft: async enquiry => {
      faqDrafts.delete(enquiry)
      await store.dropFaqDraft(enquiry)
      changed()
    },
    keepModuleDraft: async draft => {
      held.moduleDraft = draft
      await store.keepModuleDraft(draft)
      changed()
    },
  }
}

/** Of enquiries that were made anonymous, what was written here and not sent is thrown away: it may quote what is gone. */
export async function forgetWordsOn(
  received: readonly EnquiryRow[],
  { asked, drafts, noteDrafts, faqDrafts }: HeldEnquiries,
  store: EnquiryStore,
): Promise<void> {
  const anonymous = new Set(received.flatMap(({ id, enquirer }) => (enquirer === null ? [id] : [])))
  for (const [id, { request }] of [...asked]) {
    const about = enquiryOfRequest(request)
    if (about === null || !anonymous.has(about)) continue
    asked.delete(id)
    await store.dropAsked(id)
  }
  for (const id of anonymous) {
    if (drafts.delete(id)) await store.dropDraft(id)
    if (noteDrafts.delete(id)) await store.dropNoteDraft(id)
    if (faqDrafts.delete(id)) await store.dropFaqDraft(id)
  }
}
