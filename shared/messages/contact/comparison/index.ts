import type { ContactLanguage } from '../../../enquiry/contact-form.ts'
import type { ComparisonWords } from '../../../licence/comparison-file.ts'
import { licences as en } from '../../en/licences.ts'
import { de } from './de.ts'
import { fr } from './fr.ts'

/** What a comparison of licences is written with that goes to somebody, in their language. */
export const comparisonWords: Readonly<Record<ContactLanguage, ComparisonWords>> = { en, fr, de }
