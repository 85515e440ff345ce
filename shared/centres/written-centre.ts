import { z } from 'zod'
import { readPartialDate } from '../case-study/partial-date.ts'
import { type CentreField, CentreFields, CentreKind, centreFields, centreLimits } from './resource-centre.ts'

/** A centre as it stands in a form: what is typed, fit to be sent or not. */
export const WrittenCentre = z.object({
  name: z.string(),
  kind: CentreKind.nullable(),
  /** An id of the vocabulary of countries; null: none is chosen. */
  country: z.string().nullable(),
  url: z.string(),
  description: z.string(),
  email: z.string(),
  policy: z.string(),
  code: z.string(),
  languages: z.array(z.string()),
  created: z.string(),
})
export type WrittenCentre = z.infer<typeof WrittenCentre>

export const emptyCentre: WrittenCentre = {
  name: '',
  kind: null,
  country: null,
  url: '',
  description: '',
  email: '',
  policy: '',
  code: '',
  languages: [],
  created: '',
}

/** A centre as a form shows it. */
export function writtenOf(fields: CentreFields): WrittenCentre {
  return {
    name: fields.name,
    kind: fields.kind,
    country: fields.country,
    url: fields.url,
    description: fields.description,
    email: fields.email ?? '',
    policy: fields.policy ?? '',
    code: fields.code ?? '',
    languages: fields.languages,
    created: fields.created ?? '',
  }
}

/** What keeps a field from being sent. */
export type CentreProblem =
  | 'missing'
  | 'too_long'
  | 'not_a_url'
  | 'not_an_email'
  | 'not_a_date'
  | 'not_accepted'

/** What was written, ready to be sent, or what is wrong with which field. */
export type CheckedCentre =
  | { readonly kind: 'ready'; readonly fields: CentreFields }
  | { readonly kind: 'amiss'; readonly problems: Readonly<Partial<Record<CentreField, CentreProblem>>> }

const required: readonly CentreField[] = ['name', 'kind', 'country', 'url', 'description']

function isMissing(field: CentreField, { [field]: value }: WrittenCentre): boolean {
  if (!required.includes(field)) return false
  return value === null || (typeof value === 'string' && value.trim() === '')
}

function isTooLong(field: CentreField, words: WrittenCentre): boolean {
  switch (field) {
    case 'name':
    case 'description':
    case 'email':
      return words[field].trim().length > centreLimits[field]
    case 'url':
    case 'policy':
    case 'code':
      return words[field].trim().length > centreLimits.url
    default:
      return false
  }
}

const shapes: Readonly<Partial<Record<CentreField, CentreProblem>>> = {
  url: 'not_a_url',
  policy: 'not_a_url',
  code: 'not_a_url',
  email: 'not_an_email',
  created: 'not_a_date',
}

/** A text of the form, or null where nothing is typed. */
function typed(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** An address as people type it: without its scheme it is one of https. */
function address(text: string): string | null {
  const trimmed = typed(text)
  return trimmed === null || /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
}

/**
 * Reads a form by the very schema that the service reads an act with. A date may be written as people write it
 * (`14 December 2022`), an address without its scheme.
 */
export function checkCentre(words: WrittenCentre): CheckedCentre {
  const created = typed(words.created)
  const parsed = CentreFields.safeParse({
    ...words,
    url: address(words.url) ?? '',
    email: typed(words.email),
    policy: address(words.policy),
    code: address(words.code),
    created: created === null ? null : (readPartialDate(created) ?? created),
  })
  if (parsed.success) return { kind: 'ready', fields: parsed.data }
  const amiss = new Set(parsed.error.issues.map(({ path }) => path[0]))
  const problems: Partial<Record<CentreField, CentreProblem>> = {}
  for (const field of centreFields) {
    if (!amiss.has(field)) continue
    if (isMissing(field, words)) problems[field] = 'missing'
    else if (isTooLong(field, words)) problems[field] = 'too_long'
    else problems[field] = shapes[field] ?? 'not_accepted'
  }
  return { kind: 'amiss', problems }
}
