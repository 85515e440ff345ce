import { z } from 'zod'
import { Instant } from '../content/identity.ts'
import { EnquiryId, enquiryLimits } from './enquiry.ts'

/** What is begun apart from something else that is begun about the same thing; made at random. */
export const ApartId = z.uuid().brand('ApartId')
export type ApartId = z.infer<typeof ApartId>

/** A letter that its writer is at: it is theirs alone, whatever becomes of the enquiry meanwhile. */
export const LetterDraft = z.object({
  enquiry: EnquiryId,
  letter: z.string(),
  comparedLicences: z.array(z.string()).max(enquiryLimits.comparedLicences),
  does: z.enum(['ask', 'answer']),
  sendAt: Instant.nullable(),
  changedAt: Instant,
  /** Where another letter is begun about the enquiry too. */
  apart: ApartId.optional(),
})
export type LetterDraft = z.infer<typeof LetterDraft>

/** A note that its writer is at. */
export const NoteDraft = z.object({
  noteOn: EnquiryId,
  internal: z.string(),
  changedAt: Instant,
  /** Where another note is begun about the enquiry too. */
  apart: ApartId.optional(),
})
export type NoteDraft = z.infer<typeof NoteDraft>

/** Under what something is kept that is being written about an enquiry: its first draft under the enquiry's own identity. */
export type WritingKey = EnquiryId | ApartId

export function writingKeyOf(draft: LetterDraft | NoteDraft): WritingKey {
  return draft.apart ?? ('noteOn' in draft ? draft.noteOn : draft.enquiry)
}
