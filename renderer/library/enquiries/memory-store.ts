import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { rowOf } from '#shared/enquiry/enquiry-row.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import type { ModuleDraft } from '#shared/enquiry/text-module.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { AskedRequest, EnquiryFacts, EnquiryStore, KeptRow } from './enquiry-store.ts'

/** Keeps enquiries in the window alone, where the system has no key store or does not give their key: with the window they are gone. */
export function createMemoryStore(isKeyUnreadable = false): EnquiryStore {
  const enquiries = new Map<EnquiryId, Enquiry>()
  const rows = new Map<EnquiryId, KeptRow>()
  const asked = new Map<OperationId, AskedRequest>()
  const drafts = new Map<EnquiryId, LetterDraft>()
  const noteDrafts = new Map<EnquiryId, NoteDraft>()
  const faqDrafts = new Map<EnquiryId, FaqDraft>()
  let moduleDraft: ModuleDraft | null = null
  let facts: EnquiryFacts | null = null
  return {
    isOnDisk: false,
    isKeyUnreadable,
    read: async () => ({
      rows: [...rows.values()],
      facts,
      asked: [...asked.values()],
      drafts: [...drafts.values()],
      noteDrafts: [...noteDrafts.values()],
      faqDrafts: [...faqDrafts.values()],
      moduleDraft,
    }),
    readOne: async id => enquiries.get(id) ?? null,
    forgetReceived: async () => {
      enquiries.clear()
      rows.clear()
      facts = null
    },
    keep: async (changed, next) => {
      for (const enquiry of changed) {
        enquiries.set(enquiry.id, enquiry)
        rows.set(enquiry.id, { row: rowOf(enquiry), receivedAt: next.cursor })
      }
      facts = next
    },
    keepAsked: async each => {
      asked.set(requestIdOf(each.request), each)
    },
    dropAsked: async id => {
      asked.delete(id)
    },
    keepDraft: async draft => {
      drafts.set(draft.enquiry, draft)
    },
    dropDraft: async enquiry => {
      drafts.delete(enquiry)
    },
    keepNoteDraft: async draft => {
      noteDrafts.set(draft.noteOn, draft)
    },
    dropNoteDraft: async enquiry => {
      noteDrafts.delete(enquiry)
    },
    keepFaqDraft: async draft => {
      faqDrafts.set(draft.faqOf, draft)
    },
    dropFaqDraft: async enquiry => {
      faqDrafts.delete(enquiry)
    },
    keepModuleDraft: async draft => {
      moduleDraft = draft
    },
    clear: async () => {
      moduleDraft = null
      enquiries.clear()
      rows.clear()
      asked.clear()
      drafts.clear()
      noteDrafts.clear()
      faqDrafts.clear()
      facts = null
    },
    close: () => undefined,
  }
}
