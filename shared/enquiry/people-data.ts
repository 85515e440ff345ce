import { z } from 'zod'
import { Instant } from '../content/identity.ts'
import { Enquirer, EnquiryNumber, type EnquiryRow } from './enquiry.ts'

/** The address by which people are told apart: letters of both cases are the same, and blanks around it are none of it. */
export const PersonAddress = z.string().trim().toLowerCase().pipe(z.email().max(254)).brand('PersonAddress')
export type PersonAddress = z.infer<typeof PersonAddress>

/** All that is stored of one person in one enquiry, but what experts noted of it, and what others wrote into it. */
const ExportedEnquiry = z.object({
  number: EnquiryNumber,
  subject: z.string(),
  receivedAt: Instant,
  category: z.string(),
  enquirer: Enquirer.nullable(),
  messages: z.array(
    z.object({
      at: Instant,
      from: z.string().nullable(),
      text: z.string(),
      html: z.string().nullable(),
      /** `content` in base64. */
      files: z.array(z.object({ name: z.string(), mediaType: z.string(), content: z.base64() })),
    }),
  ),
  /** Messages of others that are left out, as they are theirs. */
  writtenByOthers: z.int().nonnegative(),
  letters: z.array(z.object({ at: Instant, by: z.string(), letter: z.string() })),
})
export type ExportedEnquiry = z.infer<typeof ExportedEnquiry>

/** What a person is given who asks what is stored of them: one entry an enquiry, and empty where there is nothing. */
export const PersonExport = z.array(ExportedEnquiry)
export type PersonExport = z.infer<typeof PersonExport>

/** Of how many enquiries people's data were erased. */
export const ErasedPerson = z.object({ enquiries: z.int().nonnegative() })
export type ErasedPerson = z.infer<typeof ErasedPerson>

export const PrivacyDeed = z.enum(['anonymised', 'exported', 'erased'])
export type PrivacyDeed = z.infer<typeof PrivacyDeed>

/** What was done with people's data, the newest first; nothing in it says whose they were. */
export const PrivacyLog = z.array(
  z.object({
    /** Counted up from one. */
    number: z.int().positive(),
    at: Instant,
    /** The name of an expert; null: the service by itself. */
    by: z.string().nullable(),
    what: PrivacyDeed,
    enquiries: z.int().nonnegative(),
  }),
)
export type PrivacyLog = z.infer<typeof PrivacyLog>

/** The enquiries of one person among those that are given. */
export function enquiriesOfPerson(
  enquiries: readonly EnquiryRow[],
  address: PersonAddress,
): readonly EnquiryRow[] {
  return enquiries.filter(({ enquirer }) => enquirer?.email.trim().toLowerCase() === address)
}
