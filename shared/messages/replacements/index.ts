import type { ContactLanguage } from '../../enquiry/contact-form.ts'
import { de } from './de.ts'
import { en, type Replacements } from './en.ts'
import { fr } from './fr.ts'

export type { Replacements } from './en.ts'

/** Words for a public text that is made of an enquiry, in the language in which that was answered. */
export const replacements: Readonly<Record<ContactLanguage, Replacements>> = { en, fr, de }
