import { z } from 'zod'

/** Of what an expert is told: a new enquiry, one that was given to them, one that is due soon. */
export const EnquiryNoticeKind = z.enum(['assigned', 'came', 'due'])
export type EnquiryNoticeKind = z.infer<typeof EnquiryNoticeKind>
