import type { WritingLanguage } from '#shared/content/languages.ts'

const names = new Intl.DisplayNames(['en-GB'], { type: 'language', languageDisplay: 'standard' })

/** A language in words: “English (United Kingdom)”. */
export function languageName(language: WritingLanguage): string {
  return names.of(language) ?? language
}
