import type { Person } from '../content/identity.ts'
import type { ContactLanguage } from './contact-form.ts'
import type { Enquiry } from './enquiry.ts'

/** What a text module can name in `{{ }}`, to be filled in from the enquiry that is answered. */
export const placeholders = [
  'name',
  'firstName',
  'lastName',
  'organisation',
  'number',
  'subject',
  'received',
  'today',
  'licences',
  'expert',
] as const
export type Placeholder = (typeof placeholders)[number]

/** Of what a letter speaks. */
export interface LetterCircumstances {
  readonly enquiry: Pick<Enquiry, 'enquirer' | 'number' | 'subject' | 'receivedAt' | 'linkedLicences'>
  /** Licences whose comparison goes with it. */
  readonly comparedLicences: readonly string[]
  readonly expert: Person
  readonly now: Date
}

function day(at: Date, language: ContactLanguage): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Brussels' }).format(at)
}

function list(words: readonly string[], language: ContactLanguage): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words)
}

/** What stands for each placeholder; empty where the enquiry does not say. */
function valuesOf(
  { enquiry, comparedLicences, expert, now }: LetterCircumstances,
  language: ContactLanguage,
): Readonly<Record<Placeholder, string>> {
  const { enquirer, number, subject, receivedAt, linkedLicences } = enquiry
  return {
    name: enquirer === null ? '' : `${enquirer.firstName} ${enquirer.lastName}`.trim(),
    firstName: enquirer?.firstName ?? '',
    lastName: enquirer?.lastName ?? '',
    organisation: enquirer?.organisation ?? '',
    number,
    subject,
    received: day(new Date(receivedAt), language),
    today: day(now, language),
    licences: list(comparedLicences.length > 0 ? comparedLicences : linkedLicences, language),
    expert: expert.name,
  }
}

const placeholder = /\{\{([^{}]*)\}\}/gu

/**
 * The words of a module for an enquiry, in the module's language. What is no placeholder, or has no value there, stays as it
 * stands: whoever writes the letter fills it in.
 */
export function filledIn(
  words: string,
  language: ContactLanguage,
  circumstances: LetterCircumstances,
): string {
  const values = new Map<string, string>(Object.entries(valuesOf(circumstances, language)))
  return words.replace(placeholder, (all, name: string) => values.get(name.trim()) || all)
}

/** What is still to be filled in, each once, as it stands in a text. */
export function openPlaceholders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([all]) => all))]
}
