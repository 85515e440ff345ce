import type { ContactLanguage } from '../../enquiry/contact-form.ts'
import { de } from './de.ts'
import { type ContactMessages, en } from './en.ts'
import { fr } from './fr.ts'

export type { ContactMessages } from './en.ts'

/** What is said to people without an account, in the language that they chose. */
export const contactMessages: Readonly<Record<ContactLanguage, ContactMessages>> = { en, fr, de }
