import type { Clause } from './query.ts'
import { type Word, wordsOf } from './words.ts'

/** A run of text; what was searched for is marked. */
export interface Marked {
  readonly text: string
  readonly isHit: boolean
}

function isWordHit(word: string, wanted: string, isBeginning: boolean): boolean {
  return isBeginning ? word.startsWith(wanted) : word === wanted
}

/** The numbers of the words that a clause finds. */
function hitsOf(words: readonly Word[], { words: wanted, isLastBeginning }: Clause): readonly number[] {
  return words.flatMap((_, start) => {
    const isHit = wanted.every((word, offset) => {
      const there = words[start + offset]
      return (
        there !== undefined && isWordHit(there.word, word, isLastBeginning && offset === wanted.length - 1)
      )
    })
    return isHit ? wanted.map((_word, offset) => start + offset) : []
  })
}

/** A text with what was searched for marked. */
export function markedText(text: string, clauses: readonly Clause[]): readonly Marked[] {
  const words = wordsOf(text)
  const hits = new Set(clauses.flatMap(clause => hitsOf(words, clause)))
  const parts: Marked[] = []
  let from = 0
  for (const number of [...hits].sort((one, other) => one - other)) {
    const word = words[number]
    if (!word) continue
    if (word.start > from) parts.push({ text: text.slice(from, word.start), isHit: false })
    parts.push({ text: text.slice(word.start, word.end), isHit: true })
    from = word.end
  }
  if (from < text.length) parts.push({ text: text.slice(from), isHit: false })
  return parts
}

/** Characters that an excerpt shows before its first hit. */
const before = 48

/** The stretch of a text from the word boundary before `start`, with dots where it does not begin or end the text. */
function stretch(text: string, start: number, length: number): string {
  const from = start <= before ? 0 : text.indexOf(' ', start - before) + 1
  const rough = from + length
  const to = rough >= text.length ? text.length : Math.max(text.lastIndexOf(' ', rough), from + 1)
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`
}

/**
 * The part of the passages that says most of what was searched for, about `length` characters, with the hits marked; the
 * beginning of the first passage where nothing of it is in them (it was found by its title). Empty without passages.
 */
export function excerptOf(
  passages: readonly string[],
  clauses: readonly Clause[],
  length: number,
): readonly Marked[] {
  let best: { readonly text: string; readonly start: number; readonly found: number } | null = null
  for (const text of passages) {
    const words = wordsOf(text)
    const perClause = clauses.map(clause => hitsOf(words, clause))
    const firsts = perClause.flatMap(([first]) => (first === undefined ? [] : [first]))
    const found = firsts.length
    if (found === 0 || (best && best.found >= found)) continue
    best = { text, start: words[Math.min(...firsts)]?.start ?? 0, found }
    if (found === clauses.length) break
  }
  if (best) return markedText(stretch(best.text, best.start, length), clauses)
  const [first] = passages
  return first === undefined ? [] : [{ text: stretch(first, 0, length), isHit: false }]
}
