import { syllable } from 'syllable'
import { sentencesOf, wordsOf } from './sentences.ts'
import type { TextReading } from './text-reading.ts'

export interface ReadingEase {
  /** Flesch's reading ease: 0 hard, 100 easy; kept within these bounds. */
  readonly ease: number
  readonly wordsPerSentence: number
}

/** Fewer words than these say nothing about a text. */
const fewestWords = 100
/** Words that every English text is full of. */
const commonWords = new Set(
  'the of and to in is for that on with as are was by it from at this which be has have'.split(' '),
)

/** Syllables are counted once a word: a text uses the same few thousand again and again. */
const syllables = new Map<string, number>()
const mostRemembered = 20_000

function syllablesOf(word: string): number {
  const lower = word.toLowerCase()
  const remembered = syllables.get(lower)
  if (remembered !== undefined) return remembered
  if (syllables.size >= mostRemembered) syllables.clear()
  const counted = Math.max(1, syllable(lower))
  syllables.set(lower, counted)
  return counted
}

/**
 * How easy a text is to read by Flesch's formula (1948): 206.835 − 1.015 × words a sentence − 84.6 × syllables a word.
 * It was made for English: null for a text in another language, and for one too short to say anything.
 */
export function readingEase(reading: TextReading, language: string): ReadingEase | null {
  if (!/^en\b/i.test(language)) return null
  let words = 0
  let common = 0
  let sentences = 0
  let counted = 0
  for (const { prose } of reading) {
    for (const line of prose) {
      for (const sentence of sentencesOf(line)) {
        const own = wordsOf(sentence)
        if (own.length === 0) continue
        sentences += 1
        words += own.length
        for (const word of own) {
          counted += syllablesOf(word)
          if (commonWords.has(word.toLowerCase())) common += 1
        }
      }
    }
  }
  // What says that it is English and has hardly any of its commonest words is not.
  if (words < fewestWords || common / words < 0.12) return null
  const ease = 206.835 - 1.015 * (words / sentences) - 84.6 * (counted / words)
  return {
    ease: Math.round(Math.min(100, Math.max(0, ease))),
    wordsPerSentence: Math.round(words / sentences),
  }
}
