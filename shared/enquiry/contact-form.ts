import { z } from 'zod'
import { storableText } from './storable-text.ts'

/** What an enquiry is about, as its writer chooses it. Source: the portal's contact form. */
export const EnquiryCategory = z.enum(['bug', 'usage', 'feature', 'legal', 'report', 'eu_login', 'other'])
export type EnquiryCategory = z.infer<typeof EnquiryCategory>

/** Who is told of an enquiry: those who give legal advice, those who moderate, or the mailbox of the site. */
export type EnquiryDesk = 'legal_experts' | 'moderators' | 'mailbox'

/** Where an enquiry goes. */
export function deskOf(category: EnquiryCategory): EnquiryDesk {
  if (category === 'legal') return 'legal_experts'
  return category === 'report' ? 'moderators' : 'mailbox'
}

/** The languages of the contact form and of the letters about an enquiry, as BCP 47 tags. */
export const ContactLanguage = z.enum(['en', 'fr', 'de'])
export type ContactLanguage = z.infer<typeof ContactLanguage>

/** Limits of what the contact form takes, in UTF-16 units and in bytes. Source: the portal's contact form. */
export const contactLimits = {
  name: 64,
  organisation: 64,
  email: 254,
  subject: 255,
  message: 20_000,
  attachmentName: 255,
  attachment: 8 * 1024 * 1024,
} as const

/** A text of one line; `most`: of UTF-16 units. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // A line is one line: what breaks it has no place in a header of a letter either. Half of a letter is none.
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u)

/** What somebody without an account writes to the observatory. */
export const ContactMessage = z.object({
  firstName: line(contactLimits.name).min(1),
  lastName: line(contactLimits.name).min(1),
  organisation: line(contactLimits.organisation).default(''),
  email: z.email().max(contactLimits.email),
  category: EnquiryCategory,
  subject: line(contactLimits.subject).min(1),
  message: z
    .string()
    .transform(text => storableText(text).trim())
    .pipe(z.string().min(1).max(contactLimits.message)),
  language: ContactLanguage.default('en'),
  /** Whether the acknowledgement is to repeat what was written. */
  copyToMe: z.boolean().default(false),
})
export type ContactMessage = z.infer<typeof ContactMessage>
export type ContactField = keyof ContactMessage
