import { placeOfWords } from '../advice/text-place.ts'
import { readText } from '../advice/text-reading.ts'
import type { FieldRule, TextPlace } from './finding.ts'
import { placeholdersIn } from './placeholder.ts'

interface PlacedRule {
  readonly rule: FieldRule
  readonly at: TextPlace
}

/** The placeholders of a template that still stand in a text without formatting, each once. */
export function checkTextPlaceholders(text: string): readonly FieldRule[] {
  return [...new Set(placeholdersIn(text))].map(value => ({ rule: 'placeholder_left', value }))
}

/** The placeholders of a template that still stand in HTML, each where it stands. */
export function checkHtmlPlaceholders(html: string): readonly PlacedRule[] {
  // Hardly any text has one, and the whole text would have to be read for it.
  if (!html.includes('[')) return []
  return readText(html).flatMap(({ text }, block) => {
    let from = 0
    return placeholdersIn(text).map((value): PlacedRule => {
      const position = text.indexOf(value, from)
      from = position + value.length
      return { rule: { rule: 'placeholder_left', value }, at: placeOfWords(block, text, value, position) }
    })
  })
}
