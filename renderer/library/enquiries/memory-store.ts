import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import {
  type LetterDraft,
  type NoteDraft,
  type WritingKey,
  writingKeyOf,
} from '#shared/enquiry/enquiry-draft.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import { rowOf } from '#shared/enquiry/enquiry-row.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { type ModuleDraft, type ModuleDraftKey, moduleDraftKeyOf } from '#shared/enquiry/text-module.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { AskedRequest, EnquiryFacts, EnquiryStore, KeptRow } from './enquiry-store.ts'

/** Keeps enquiries in the window alone, where the system has no key store or does not give their key: with the window they are gone. */
export function createMemoryStore(isKeyUnreadable = false): EnquiryStore {
  const enquiries = new Map<EnquiryId, Enquiry>()
  const rows = new Map<EnquiryId, KeptRow>()
  const asked = new Map<OperationId, AskedRequest>()
  const drafts = new Map<WritingKey, LetterDraft>()
  const noteDrafts = new Map<WritingKey, NoteDraft>()
  const faqDrafts = new Map<EnquiryId, FaqDraft>()
  const moduleDrafts = new Map<ModuleDraftKey, ModuleDraft>()
  let facts: EnquiryFacts | null = null
  const begun = () => ({
    drafts: [...drafts.values()],
    noteDrafts: [...noteDrafts.values()],
    faqDrafts: [...faqDrafts.values()],
    moduleDrafts: [...moduleDrafts.values()],
  })
  return {
    isOnDisk: false,
    isKeyUnreadable,
    read: async () => ({
      rows: [...rows.values()],
      facts,
      asked: [...asked.values()],
      ...begun(),
    }),
    readBegun: async () => begun(),
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
    keepAsked: async (each, insteadOf) => {
      asked.set(requestIdOf(each.request), each)
      if (insteadOf === undefined) return
      if (each.request.kind === 'letter') drafts.delete(insteadOf)
      if (each.request.kind === 'note') noteDrafts.delete(insteadOf)
    },
    dropAsked: async id => {
      asked.delete(id)
    },
    keepDraft: async draft => {
      drafts.set(writingKeyOf(draft), draft)
    },
    dropDraft: async key => {
      drafts.delete(key)
    },
    keepNoteDraft: async draft => {
      noteDrafts.set(writingKeyOf(draft), draft)
    },
    dropNoteDraft: async key => {
      noteDrafts.delete(key)
    },
    keepFaqDraft: async draft => {
      faqDrafts.set(draft.faqOf, draft)
    },
    dropFaqDraft: async enquiry => {
      faqDrafts.delete(enquiry)
    },
    keepModuleDraft: async draft => {
      moduleDrafts.set(moduleDraftKeyOf(draft), draft)
    },
    dropModuleDraft: async key => {
      moduleDrafts.delete(key)
    },
    clear: async () => {
      moduleDrafts.clear()
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
