import { disallowedHtml } from '../allowed-html.ts'
import type { FieldSpec } from '../field.ts'
import type { ItemFields } from '../item-type.ts'
import { countWords, plainText } from '../plain-text.ts'
import type { FieldRule } from './finding.ts'

type TextSpec = Extract<FieldSpec, { kind: 'text' }>
type HtmlSpec = Extract<FieldSpec, { kind: 'html' }>

/** Length as a person counts it: code points, as the portal does. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** Whether a text is within the number of characters that its field takes; white space around it does not count. */
export function checkLength(
  { minLength, maxLength }: Pick<TextSpec, 'minLength' | 'maxLength'>,
  value: string,
): readonly FieldRule[] {
  const length = lengthOf(value.trim())
  if (maxLength !== undefined && length > maxLength) return [{ rule: 'too_long', limit: maxLength, length }]
  if (minLength !== undefined && length < minLength) return [{ rule: 'too_short', limit: minLength, length }]
  return []
}

/** Whether HTML is what the portal accepts. */
export function checkAllowed(value: string): readonly FieldRule[] {
  const found = disallowedHtml(value)
  return found.length > 0 ? [{ rule: 'not_allowed_html', found }] : []
}

/** Whether a text has as many words as its field wants. */
export function checkWordCount({ minWords }: HtmlSpec, value: string): readonly FieldRule[] {
  if (minWords === undefined) return []
  const words = countWords(value)
  return words < minWords ? [{ rule: 'too_few_words', limit: minWords, words }] : []
}

/** Whether a text says more than the other field that it must not repeat. */
export function checkNoRepeat(
  { notEqualTo }: HtmlSpec,
  value: string,
  fields: ItemFields,
): readonly FieldRule[] {
  if (notEqualTo === undefined) return []
  return plainText(value) === fields[notEqualTo] ? [{ rule: 'repeats_field', other: notEqualTo }] : []
}
