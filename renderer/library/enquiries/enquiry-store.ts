import { z } from 'zod'
import { Person } from '#shared/content/identity.ts'
import { Enquiry, type EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft } from '#shared/enquiry/enquiry-draft.ts'
import { EnquiryCursor } from '#shared/enquiry/enquiry-page.ts'
import { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { TextModule } from '#shared/enquiry/text-module.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'

/** What a desk knows beside the enquiries themselves. */
export const EnquiryFacts = z.object({
  cursor: EnquiryCursor,
  experts: z.array(Person),
  sendsLetters: z.boolean(),
  textModules: z.array(TextModule),
})
export type EnquiryFacts = z.infer<typeof EnquiryFacts>

/** A request that waits for the service, or that it has refused. */
export const AskedRequest = z.object({ request: EnquiryRequest, refusal: EnquiryRefusal.nullable() })
export type AskedRequest = z.infer<typeof AskedRequest>

export const EnquiryPack = z.array(Enquiry)

/** All that is kept of enquiries on this computer. */
interface KeptEnquiries {
  readonly enquiries: readonly Enquiry[]
  /** null where nothing has been received yet. */
  readonly facts: EnquiryFacts | null
  /** In the order in which they were asked. */
  readonly asked: readonly AskedRequest[]
  readonly drafts: readonly LetterDraft[]
  readonly noteDrafts: readonly NoteDraft[]
  readonly faqDrafts: readonly FaqDraft[]
}

/** Where enquiries are kept: sealed on the disk, or in the window alone. */
export interface EnquiryStore {
  readonly isOnDisk: boolean
  /** What was sealed under another key is not there any more. */
  readonly read: () => Promise<KeptEnquiries>
  /** Keeps enquiries together with how far they go. */
  readonly keep: (enquiries: readonly Enquiry[], facts: EnquiryFacts) => Promise<void>
  /** Keeps a request, or what became of it. */
  readonly keepAsked: (asked: AskedRequest) => Promise<void>
  readonly dropAsked: (id: OperationId) => Promise<void>
  readonly keepDraft: (draft: LetterDraft) => Promise<void>
  readonly dropDraft: (enquiry: EnquiryId) => Promise<void>
  readonly keepNoteDraft: (draft: NoteDraft) => Promise<void>
  readonly dropNoteDraft: (enquiry: EnquiryId) => Promise<void>
  readonly keepFaqDraft: (draft: FaqDraft) => Promise<void>
  readonly dropFaqDraft: (enquiry: EnquiryId) => Promise<void>
  /** Nothing of enquiries is here any more. */
  readonly clear: () => Promise<void>
  readonly close: () => void
}
