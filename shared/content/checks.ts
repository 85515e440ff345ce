import { z } from 'zod'
import { disallowedHtml } from './allowed-html.ts'
import type { FieldSpec } from './field.ts'
import { type FieldValue, isEmptyValue } from './field-value.ts'
import { contentType, type ItemFields, type ItemType } from './item-type.ts'
import { countWords, plainText } from './plain-text.ts'
import { momentOf } from './zoned-moment.ts'

/** One thing that an item still lacks or breaks. The message catalogue has a sentence for each rule. */
export type Finding = { readonly field: string; readonly severity: 'blocks' | 'advice' } & FindingRule

type FindingRule =
  | { readonly rule: 'required' }
  | { readonly rule: 'one_of_group'; readonly group: string }
  | { readonly rule: 'too_long'; readonly limit: number; readonly length: number }
  | { readonly rule: 'too_short'; readonly limit: number; readonly length: number }
  | { readonly rule: 'too_few_words'; readonly limit: number; readonly words: number }
  | { readonly rule: 'repeats_field'; readonly other: string }
  | { readonly rule: 'not_a_url'; readonly value: string }
  | { readonly rule: 'not_an_email'; readonly value: string }
  | { readonly rule: 'not_a_date'; readonly value: string }
  | { readonly rule: 'not_a_choice'; readonly value: string }
  | { readonly rule: 'before_start' }
  | { readonly rule: 'link_without_title'; readonly value: string }
  | { readonly rule: 'not_allowed_html'; readonly found: readonly string[] }

const webAddress = z.url({ protocol: /^https?$/ })
const emailAddress = z.email()
const calendarDate = z.iso.date()

/** Length as a person counts it: code points, as the portal does. */
function lengthOf(text: string): number {
  return [...text].length
}

function checkText(spec: FieldSpec & { kind: 'text' }, value: string): readonly FindingRule[] {
  const length = lengthOf(value.trim())
  if (spec.maxLength !== undefined && length > spec.maxLength) {
    return [{ rule: 'too_long', limit: spec.maxLength, length }]
  }
  if (spec.minLength !== undefined && length < spec.minLength) {
    return [{ rule: 'too_short', limit: spec.minLength, length }]
  }
  return []
}

function checkHtml(
  spec: FieldSpec & { kind: 'html' },
  value: string,
  fields: ItemFields,
): readonly FindingRule[] {
  const rules: FindingRule[] = []
  const found = disallowedHtml(value)
  if (found.length > 0) rules.push({ rule: 'not_allowed_html', found })
  const words = countWords(value)
  if (spec.minWords !== undefined && words < spec.minWords) {
    rules.push({ rule: 'too_few_words', limit: spec.minWords, words })
  }
  if (spec.notEqualTo !== undefined && plainText(value) === fields[spec.notEqualTo]) {
    rules.push({ rule: 'repeats_field', other: spec.notEqualTo })
  }
  return rules
}

function each(values: FieldValue, check: (value: string) => readonly FindingRule[]): readonly FindingRule[] {
  if (!Array.isArray(values)) return []
  return values.flatMap(value => (typeof value === 'string' ? check(value) : []))
}

function checkUrl(value: string): readonly FindingRule[] {
  return webAddress.safeParse(value).success ? [] : [{ rule: 'not_a_url', value }]
}

function checkEmail(value: string): readonly FindingRule[] {
  return emailAddress.safeParse(value).success ? [] : [{ rule: 'not_an_email', value }]
}

function checkChoice(values: readonly string[], value: string): readonly FindingRule[] {
  return values.includes(value) ? [] : [{ rule: 'not_a_choice', value }]
}

function checkLinks(value: FieldValue): readonly FindingRule[] {
  if (!Array.isArray(value)) return []
  return value.flatMap(link => {
    if (typeof link === 'string' || !('url' in link)) return []
    const untitled: readonly FindingRule[] =
      link.title.trim() === '' ? [{ rule: 'link_without_title', value: link.url }] : []
    return [...untitled, ...checkUrl(link.url)]
  })
}

function checkContacts(value: FieldValue): readonly FindingRule[] {
  if (!Array.isArray(value)) return []
  return value.flatMap(contact =>
    typeof contact !== 'string' && 'email' in contact ? checkEmail(contact.email) : [],
  )
}

function checkNotBefore(
  other: string | undefined,
  value: FieldValue,
  fields: ItemFields,
): readonly FindingRule[] {
  const start = other === undefined ? undefined : fields[other]
  if (typeof value !== 'object' || !('local' in value)) return []
  if (typeof start !== 'object' || !('local' in start)) return []
  const [begins, ends] = [momentOf(start), momentOf(value)]
  return begins !== null && ends !== null && ends < begins ? [{ rule: 'before_start' }] : []
}

function checkValue(spec: FieldSpec, value: FieldValue, fields: ItemFields): readonly FindingRule[] {
  switch (spec.kind) {
    case 'text':
      return typeof value === 'string' ? checkText(spec, value) : []
    case 'html':
      return typeof value === 'string' ? checkHtml(spec, value, fields) : []
    case 'url':
      return typeof value === 'string' ? checkUrl(value) : []
    case 'urls':
      return each(value, checkUrl)
    case 'emails':
      return each(value, checkEmail)
    case 'texts':
      return each(value, text =>
        lengthOf(text) > spec.maxLength
          ? [{ rule: 'too_long', limit: spec.maxLength, length: lengthOf(text) }]
          : [],
      )
    case 'date':
      return typeof value === 'string' && !calendarDate.safeParse(value).success
        ? [{ rule: 'not_a_date', value }]
        : []
    case 'zoned-date-time':
      return checkNotBefore(spec.notBefore, value, fields)
    case 'choice':
      return typeof value === 'string' ? checkChoice(spec.values, value) : []
    case 'choices':
      return each(value, chosen => checkChoice(spec.values, chosen))
    case 'links':
      return checkLinks(value)
    case 'contacts':
      return checkContacts(value)
    case 'term':
    case 'terms':
    case 'owner':
    case 'items':
      return []
  }
}

/**
 * Everything that keeps an item from being proposed (`blocks`), in the order of the form. Saving is never blocked.
 * Uniqueness is not here: only the service can know it.
 */
export function checkFields(type: ItemType, fields: ItemFields): readonly Finding[] {
  const specs: readonly FieldSpec[] = contentType(type).fields
  const groupsWithValue = new Set(
    specs.filter(spec => !isEmptyValue(fields[spec.name], spec.kind)).map(spec => spec.oneOfGroup),
  )
  const reported = new Set<string>()
  return specs.flatMap((spec): readonly Finding[] => {
    const finding = (rule: FindingRule): Finding => ({ field: spec.name, severity: 'blocks', ...rule })
    const value = fields[spec.name]
    if (value !== undefined && !isEmptyValue(value, spec.kind))
      return checkValue(spec, value, fields).map(finding)
    if (spec.required) return [finding({ rule: 'required' })]
    const group = spec.oneOfGroup
    if (group === undefined || groupsWithValue.has(group) || reported.has(group)) return []
    reported.add(group)
    return [finding({ rule: 'one_of_group', group })]
  })
}
