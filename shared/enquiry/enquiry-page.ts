import { z } from 'zod'
import { Person } from '../content/identity.ts'
import { Enquiry } from './enquiry.ts'
import { TextModule } from './text-module.ts'

/** Most enquiries of one answer. */
export const enquiriesPerPage = 100

/** About how many bytes one answer has at most: the page that reads it has keys to answer too. A longer enquiry comes by itself. */
export const enquiryBytesPerPage = 1_000_000

/** Where in the order of changes a reader is: handed back as it was given. Empty: at the beginning. */
export const EnquiryCursor = z.string().regex(/^\d{0,19}$/)
export type EnquiryCursor = z.infer<typeof EnquiryCursor>

/** Enquiries that changed behind a cursor, and what a desk has to know beside them. */
export const EnquiryPage = z.object({
  enquiries: z.array(Enquiry),
  cursor: EnquiryCursor,
  isMore: z.boolean(),
  /** Everybody who works on enquiries. */
  experts: z.array(Person),
  /** Whether letters can be sent. */
  sendsLetters: z.boolean(),
  /** All text modules where one has changed behind the cursor; null where none has. */
  textModules: z.array(TextModule).nullable(),
})
export type EnquiryPage = z.infer<typeof EnquiryPage>
