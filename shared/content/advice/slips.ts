import type { AdviceFinding } from '../checks/finding.ts'
import type { Advise } from './advice-context.ts'
import { placeOfWords } from './text-place.ts'

/** Words that may stand twice in good English, French or German. */
const mayRepeat = new Set('that had is nous vous die der das sie'.split(' '))
const word = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu

/** Most slips that are told of one block: what has more was not typed by a person. */
const mostSlips = 50

interface Repeated {
  readonly value: string
  readonly position: number
}

/** Words that stand twice in a row, with nothing but space between. */
function repeatedWords(text: string): readonly Repeated[] {
  const found: Repeated[] = []
  let before: { readonly word: string; readonly end: number; readonly start: number } | null = null
  for (const match of text.matchAll(word)) {
    const [words] = match
    const isNext = before !== null && text.slice(before.end, match.index) === ' '
    const lower = words.toLowerCase()
    if (before !== null && isNext && before.word === lower && !mayRepeat.has(lower)) {
      found.push({ value: text.slice(before.start, match.index + words.length), position: before.start })
    }
    if (found.length === mostSlips) break
    before = { word: lower, start: match.index, end: match.index + words.length }
  }
  return found
}

/** A word that was typed twice. */
export const repeatedWordAdvice: Advise = ({ texts }) =>
  texts.flatMap(({ field, reading }) =>
    reading.flatMap(({ text }, block) =>
      repeatedWords(text).map(
        ({ value, position }): AdviceFinding => ({
          field,
          severity: 'advice',
          at: placeOfWords(block, text, value, position),
          rule: 'repeated_word',
          value,
        }),
      ),
    ),
  )

/** More than one space between words. */
export const doubleSpaceAdvice: Advise = ({ texts }) =>
  texts.flatMap(({ field, reading }) =>
    reading.flatMap(({ text, wideGaps }, block) => {
      let from = 0
      return wideGaps.map((value): AdviceFinding => {
        const position = Math.max(0, text.indexOf(value, from))
        from = position + value.length
        const at = placeOfWords(block, text, value, position)
        return { field, severity: 'advice', at, rule: 'double_space', value }
      })
    }),
  )
