import type { FieldSpec } from '../field.ts'
import { type FieldValue, isEmptyValue } from '../field-value.ts'
import { contentType, type ItemFields, type ItemType } from '../item-type.ts'
import type { DocumentFile } from '../kept-file.ts'
import { checkHtmlPlaceholders, checkTextPlaceholders } from './check-placeholders.ts'
import { checkChoice, checkContact, checkDate, checkEmail, checkLink, checkUrl } from './entry-rules.ts'
import { checkAttachment, checkDocumentFile, checkPicture } from './file-rules.ts'
import type { BlockingFinding, FieldRule, TextPlace } from './finding.ts'
import { checkMoment, checkNotBefore } from './moment-rules.ts'
import { checkAllowed, checkLength, checkNoRepeat, checkWordCount } from './text-rules.ts'

type PlacedRule = FieldRule & { readonly at?: TextPlace }

function checkHtml(
  spec: Extract<FieldSpec, { kind: 'html' }>,
  value: string,
  fields: ItemFields,
): readonly PlacedRule[] {
  return [
    ...checkAllowed(value),
    ...checkWordCount(spec, value),
    ...checkNoRepeat(spec, value, fields),
    ...checkHtmlPlaceholders(value).map(({ rule, at }) => ({ ...rule, at })),
  ]
}

function eachText(value: FieldValue, check: (text: string) => readonly FieldRule[]): readonly FieldRule[] {
  if (!Array.isArray(value)) return []
  return value.flatMap(entry => (typeof entry === 'string' ? check(entry) : []))
}

function eachFile(
  value: FieldValue,
  check: (file: DocumentFile) => readonly FieldRule[],
): readonly FieldRule[] {
  if (!Array.isArray(value)) return []
  return value.flatMap(file => (typeof file === 'object' && 'description' in file ? check(file) : []))
}

function checkMomentField(
  notBefore: string | undefined,
  value: FieldValue,
  fields: ItemFields,
): readonly FieldRule[] {
  if (typeof value !== 'object' || !('local' in value)) return []
  const broken = checkMoment(value)
  if (broken.length > 0 || notBefore === undefined) return broken
  const start = fields[notBefore]
  return typeof start === 'object' && 'local' in start ? checkNotBefore(start, value) : []
}

function checkValue(spec: FieldSpec, value: FieldValue, fields: ItemFields): readonly PlacedRule[] {
  switch (spec.kind) {
    case 'text':
      return typeof value === 'string' ? [...checkLength(spec, value), ...checkTextPlaceholders(value)] : []
    case 'html':
      return typeof value === 'string' ? checkHtml(spec, value, fields) : []
    case 'url':
      return typeof value === 'string' ? checkUrl(value) : []
    case 'urls':
      return eachText(value, checkUrl)
    case 'emails':
      return eachText(value, checkEmail)
    case 'texts':
      return eachText(value, text => [...checkLength(spec, text), ...checkTextPlaceholders(text)])
    case 'date':
      return typeof value === 'string' ? checkDate(value) : []
    case 'zoned-date-time':
      return checkMomentField(spec.notBefore, value, fields)
    case 'choice':
      return typeof value === 'string' ? checkChoice(spec.values, value) : []
    case 'choices':
      return eachText(value, chosen => checkChoice(spec.values, chosen))
    case 'links':
      return Array.isArray(value)
        ? value.flatMap(link => (typeof link === 'object' && 'title' in link ? checkLink(link) : []))
        : []
    case 'contacts':
      return Array.isArray(value)
        ? value.flatMap(contact =>
            typeof contact === 'object' && 'email' in contact ? checkContact(contact) : [],
          )
        : []
    case 'owner':
      return typeof value === 'object' && 'name' in value ? checkTextPlaceholders(value.name) : []
    case 'image':
      return typeof value === 'object' && 'alt' in value ? checkPicture(spec, value) : []
    case 'attachments':
      return eachFile(value, file => ('file' in file ? checkAttachment(spec, file) : []))
    case 'files':
      return eachFile(value, file => checkDocumentFile(spec, file))
    case 'term':
    case 'terms':
    case 'items':
      return []
  }
}

/**
 * Everything that keeps an item from being proposed, in the order of the form. Saving is never blocked. Uniqueness is
 * not here: only the service can know it. What an editor might do better is not here either: see `adviceFor`.
 */
export function checkFields(type: ItemType, fields: ItemFields): readonly BlockingFinding[] {
  const specs: readonly FieldSpec[] = contentType(type).fields
  const empty = new Map(specs.map(spec => [spec.name, isEmptyValue(fields[spec.name], spec.kind)]))
  const groupsWithValue = new Set(
    specs.filter(spec => empty.get(spec.name) === false).map(spec => spec.oneOfGroup),
  )
  const reported = new Set<string>()
  return specs.flatMap((spec): readonly BlockingFinding[] => {
    const finding = (rule: PlacedRule): BlockingFinding => ({ field: spec.name, severity: 'blocks', ...rule })
    const value = fields[spec.name]
    if (value !== undefined && empty.get(spec.name) === false)
      return checkValue(spec, value, fields).map(finding)
    if (spec.required) return [finding({ rule: 'required' })]
    const group = spec.oneOfGroup
    if (group === undefined || groupsWithValue.has(group) || reported.has(group)) return []
    reported.add(group)
    return [finding({ rule: 'one_of_group', group })]
  })
}
