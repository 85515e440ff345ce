import { z } from 'zod'
import { Instant } from '../content/identity.ts'
import { EnquiryId, enquiryLimits } from './enquiry.ts'

/** A letter that its writer is at: it is theirs alone, whatever becomes of the enquiry meanwhile. */
export const LetterDraft = z.object({
  enquiry: EnquiryId,
  letter: z.string(),
  comparedLicences: z.array(z.string()).max(enquiryLimits.comparedLicences),
  does: z.enum(['ask', 'answer']),
  sendAt: Instant.nullable(),
  changedAt: Instant,
})
export type LetterDraft = z.infer<typeof LetterDraft>

/** A note that its writer is at. */
export const NoteDraft = z.object({ noteOn: EnquiryId, internal: z.string(), changedAt: Instant })
export type NoteDraft = z.infer<typeof NoteDraft>
