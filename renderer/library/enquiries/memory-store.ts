import type { Enquiry, EnquiryId } from '#shared/enquiry/enquiry.ts'
import { requestIdOf } from '#shared/enquiry/enquiry-request.ts'
import type { LetterDraft } from '#shared/enquiry/letter-draft.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { AskedRequest, EnquiryFacts, EnquiryStore } from './enquiry-store.ts'

/** Keeps enquiries in the window alone, where the system has no key store: with the window they are gone. */
export function createMemoryStore(): EnquiryStore {
  const enquiries = new Map<EnquiryId, Enquiry>()
  const asked = new Map<OperationId, AskedRequest>()
  const drafts = new Map<EnquiryId, LetterDraft>()
  let facts: EnquiryFacts | null = null
  return {
    isOnDisk: false,
    read: async () => ({
      enquiries: [...enquiries.values()],
      facts,
      asked: [...asked.values()],
      drafts: [...drafts.values()],
    }),
    keep: async (changed, next) => {
      for (const enquiry of changed) enquiries.set(enquiry.id, enquiry)
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
    clear: async () => {
      enquiries.clear()
      asked.clear()
      drafts.clear()
      facts = null
    },
    close: () => undefined,
  }
}
