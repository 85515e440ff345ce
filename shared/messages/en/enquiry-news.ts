import type { EnquiryNumber } from '../../enquiry/enquiry.ts'
import { counted } from '../plural.ts'

/** That enquiries have come: what the system shows of them, which others may see too. */
export const enquiryNews = {
  came: ({ number }: { number: EnquiryNumber }) => `A new enquiry has come: ${number}`,
  severalCame: ({ count }: { count: number }) => `${counted(count)} new enquiries have come`,
}
