import { z } from 'zod'

/**
 * The languages that an item may be written in, as BCP 47 tags: the 24 official languages of the European Union,
 * English as it is written in three countries.
 */
export const writingLanguages = [
  'en-GB',
  'en-IE',
  'en-US',
  'bg',
  'hr',
  'cs',
  'da',
  'nl',
  'et',
  'fi',
  'fr',
  'de',
  'el',
  'hu',
  'ga',
  'it',
  'lv',
  'lt',
  'mt',
  'pl',
  'pt-PT',
  'ro',
  'sk',
  'sl',
  'es',
  'sv',
] as const

export const WritingLanguage = z.enum(writingLanguages)
export type WritingLanguage = z.infer<typeof WritingLanguage>

/** What an item is taken to be written in until its person says otherwise. */
export const usualLanguage: WritingLanguage = 'en-GB'

/** Dictionaries that serve a language besides the one of its own name. */
const others: Partial<Record<WritingLanguage, string>> = { 'en-IE': 'en-GB', 'pt-PT': 'pt' }

/** The dictionary for a language among those that there are, or null. */
export function dictionaryFor(language: WritingLanguage, available: readonly string[]): string | null {
  const names = [language, others[language], `${language}-${language.toUpperCase()}`]
  return names.find(name => name !== undefined && available.includes(name)) ?? null
}
