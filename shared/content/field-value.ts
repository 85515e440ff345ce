import { z } from 'zod'
import type { FieldSpec } from './field.ts'
import { Attachment, DocumentFile, Picture } from './kept-file.ts'
import { plainText } from './plain-text.ts'

/** The ADMS owner types, as the portal lists them. */
export const ownerTypes = [
  'academia_scientific',
  'company',
  'industry_consortium',
  'local_authority',
  'national_authority',
  'ngo',
  'non_profit',
  'private_individuals',
  'regional_authority',
  'standardisation_body',
  'supra_national_authority',
] as const

/** A wall-clock time and the IANA zone it was meant in: an event keeps its hour when a zone's rules change. */
export const ZonedDateTime = z.object({
  local: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  zone: z.string().min(1),
})
export type ZonedDateTime = z.infer<typeof ZonedDateTime>

export const TitledLink = z.object({ title: z.string(), url: z.string() })
export type TitledLink = z.infer<typeof TitledLink>

export const Contact = z.object({ name: z.string(), email: z.string() })
export type Contact = z.infer<typeof Contact>

export const Owner = z.object({ name: z.string(), type: z.enum(ownerTypes) })
export type Owner = z.infer<typeof Owner>

/**
 * The shape of a field's value, without its limits: what somebody is still typing has a shape but may not be within
 * the limits yet. `checkFields` knows the limits.
 */
export const FieldValue = z.union([
  z.string(),
  z.array(z.string()),
  z.array(TitledLink),
  z.array(Contact),
  ZonedDateTime,
  Owner,
  Picture,
  z.array(DocumentFile),
])
export type FieldValue = z.infer<typeof FieldValue>

const valueSchemas = {
  text: z.string(),
  html: z.string(),
  url: z.string(),
  date: z.string(),
  'zoned-date-time': ZonedDateTime,
  choice: z.string(),
  choices: z.array(z.string()),
  term: z.string(),
  terms: z.array(z.string()),
  texts: z.array(z.string()),
  urls: z.array(z.string()),
  emails: z.array(z.string()),
  links: z.array(TitledLink),
  contacts: z.array(Contact),
  owner: Owner,
  items: z.array(z.uuid()),
  image: Picture,
  attachments: z.array(Attachment),
  files: z.array(DocumentFile),
} as const satisfies Record<FieldSpec['kind'], z.ZodType<FieldValue>>

/** The schema of one field's value. */
export function valueSchema(spec: FieldSpec): z.ZodType<FieldValue> {
  return valueSchemas[spec.kind]
}

/** HTML that begins with words, as most of it does: nothing of it need be read to see that it has some. */
const beginsWithWords = /^\s*<(?:p|h[1-6])>[^<&]*[\p{L}\p{N}]/u

/** True for what a form shows as empty: nothing typed, nothing chosen, or HTML without any text or object. */
export function isEmptyValue(value: FieldValue | null | undefined, kind: FieldSpec['kind']): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') {
    return kind === 'html'
      ? !beginsWithWords.test(value) && !/<(img|table|iframe)\b/i.test(value) && plainText(value) === ''
      : value.trim() === ''
  }
  return Array.isArray(value) && value.length === 0
}
