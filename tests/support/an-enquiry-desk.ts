import { AccountId, instantOf } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft } from '#shared/enquiry/enquiry-draft.ts'
import {
  type EnquiryDesk,
  type EnquiryDeskParts,
  openEnquiryDesk,
} from '../../renderer/library/enquiries/enquiry-desk.ts'

const me = {
  id: AccountId.parse('5b0f1f62-5d0a-4a55-8a39-8a5f0c4f7c01'),
  name: 'Ada Expert',
  organisation: 'OSOR',
}

/** The enquiries of an expert whose service is not reached: what is asked waits. Who opens it closes it. */
export function anUnreachedDesk({
  store,
  tellOthers = () => undefined,
}: Pick<EnquiryDeskParts, 'store'> & Partial<Pick<EnquiryDeskParts, 'tellOthers'>>): Promise<EnquiryDesk> {
  return openEnquiryDesk({
    store,
    me,
    changed: async () => ({ kind: 'no_answer', failure: 'unreachable' }),
    ask: async () => ({ kind: 'no_answer', failure: 'unreachable' }),
    alone: work => work(),
    tellOthers,
  })
}

/** A letter that is begun, to be sent at once as an answer. */
export function aLetterDraft(enquiry: EnquiryId, words: string): LetterDraft {
  return {
    enquiry,
    letter: words,
    comparedLicences: [],
    does: 'answer',
    sendAt: null,
    changedAt: instantOf(new Date('2026-11-30T10:00:00Z')),
  }
}
