import { z } from 'zod'
import { Person } from '#shared/content/identity.ts'
import { type Enquiry, type EnquiryId, EnquiryRow } from '#shared/enquiry/enquiry.ts'
import type { LetterDraft, NoteDraft, WritingKey } from '#shared/enquiry/enquiry-draft.ts'
import { EnquiryCursor } from '#shared/enquiry/enquiry-page.ts'
import { RequestRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import { EnquiryRequest } from '#shared/enquiry/enquiry-request.ts'
import type { FaqDraft } from '#shared/enquiry/faq-draft.ts'
import { type ModuleDraft, type ModuleDraftKey, TextModule } from '#shared/enquiry/text-module.ts'
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
export const AskedRequest = z.object({ request: EnquiryRequest, refusal: RequestRefusal.nullable() })
export type AskedRequest = z.infer<typeof AskedRequest>

/** What lists show of an enquiry, and where in the order of changes it was received: another version has a higher place. */
const KeptRow = z.object({ row: EnquiryRow, receivedAt: EnquiryCursor })
export type KeptRow = z.infer<typeof KeptRow>

/**
 * Rows that were sealed together. Only this program can have sealed what its key opens, and all rows of a pack at once: the
 * first one tells whether they are of this shape. To read thousands of them word by word would keep the inbox waiting.
 */
export const RowPack = z.custom<readonly KeptRow[]>(
  value => Array.isArray(value) && (value.length === 0 || KeptRow.safeParse(value[0]).success),
)

/** What is being written. */
export interface KeptBegun {
  readonly drafts: readonly LetterDraft[]
  readonly noteDrafts: readonly NoteDraft[]
  readonly faqDrafts: readonly FaqDraft[]
  readonly moduleDrafts: readonly ModuleDraft[]
}

/** All that is kept of enquiries on this computer but what was written about them. */
interface KeptEnquiries extends KeptBegun {
  readonly rows: readonly KeptRow[]
  /** null where nothing has been received yet. */
  readonly facts: EnquiryFacts | null
  /** In the order in which they were asked. */
  readonly asked: readonly AskedRequest[]
}

/** Keeps what an expert is writing, and lets it go. */
export interface BegunStore {
  readonly keepDraft: (draft: LetterDraft) => Promise<void>
  readonly dropDraft: (key: WritingKey) => Promise<void>
  readonly keepNoteDraft: (draft: NoteDraft) => Promise<void>
  readonly dropNoteDraft: (key: WritingKey) => Promise<void>
  readonly keepFaqDraft: (draft: FaqDraft) => Promise<void>
  readonly dropFaqDraft: (enquiry: EnquiryId) => Promise<void>
  readonly keepModuleDraft: (draft: ModuleDraft) => Promise<void>
  readonly dropModuleDraft: (key: ModuleDraftKey) => Promise<void>
}

/** Where enquiries are kept: sealed on the disk, or in the window alone. */
export interface EnquiryStore extends BegunStore {
  readonly isOnDisk: boolean
  /** Whether they are in the window alone because the system does not give their key for now. */
  readonly isKeyUnreadable: boolean
  /** What was sealed under another key is not there any more. */
  readonly read: () => Promise<KeptEnquiries>
  /** What is being written, alone. */
  readonly readBegun: () => Promise<KeptBegun>
  /** An enquiry with all that was written about it; null where it is not here, or cannot be read. */
  readonly readOne: (id: EnquiryId) => Promise<Enquiry | null>
  /** Lets go of all that was received, so that it is received anew. What was asked and begun stays. */
  readonly forgetReceived: () => Promise<void>
  /** Keeps enquiries together with how far they go. */
  readonly keep: (enquiries: readonly Enquiry[], facts: EnquiryFacts) => Promise<void>
  /**
   * Keeps a request, or what became of it. At once with that, or not at all, the letter or note goes that was begun under the
   * key `insteadOf`: words that are asked for and still begun would be sent twice.
   */
  readonly keepAsked: (asked: AskedRequest, insteadOf?: WritingKey) => Promise<void>
  readonly dropAsked: (id: OperationId) => Promise<void>
  /** Nothing of enquiries is here any more. */
  readonly clear: () => Promise<void>
  readonly close: () => void
}
