import search from 'approx-string-match'
import { marginLimits, type Quote } from './margin.ts'

/** Where a quote stands in a text, in UTF-16 units. */
export interface FoundQuote {
  readonly start: number
  readonly end: number
  /** Whether the words are still the quoted ones. */
  readonly isExact: boolean
}

/** Shorter quotes are found letter for letter only: with errors they would be found anywhere. */
const shortestGuessed = 8
/** A passage whose words have changed is looked for so far from where it was, in UTF-16 units. */
const guessedWithin = 4_000
/** Of the quoted letters so many may have changed, at most. */
const mostChanged = 0.3

/** A part of a text without halves of letters at its ends: a letter beyond U+FFFF takes two units. */
function whole(part: string): string {
  return part.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')
}

/** The quote of a passage of a text, white space around it left out; null where nothing but that is in it. */
export function quoteOf(text: string, from: number, to: number): Quote | null {
  const passage = text.slice(from, to)
  const start = from + (passage.length - passage.trimStart().length)
  const exact = whole(passage.trim().slice(0, marginLimits.quote))
  if (exact === '') return null
  const end = start + exact.length
  return {
    exact,
    prefix: whole(text.slice(Math.max(0, start - marginLimits.context), start)),
    suffix: whole(text.slice(end, end + marginLimits.context)),
    start,
  }
}

/** How many letters two texts have in common from their beginning, or from their end. */
function common(one: string, other: string, from: 'start' | 'end'): number {
  const length = Math.min(one.length, other.length)
  for (let count = 0; count < length; count += 1) {
    const [a, b] =
      from === 'start'
        ? [one[count], other[count]]
        : [one[one.length - 1 - count], other[other.length - 1 - count]]
    if (a !== b) return count
  }
  return length
}

/** How well a place fits a quote by what stands around it, from 0 to 1, and how near it is to where it was. */
function likeness(text: string, { prefix, suffix, start }: Quote, from: number, to: number): number {
  const around = prefix.length + suffix.length
  const before = common(text.slice(Math.max(0, from - prefix.length), from), prefix, 'end')
  const after = common(text.slice(to, to + suffix.length), suffix, 'start')
  const context = around === 0 ? 1 : (before + after) / around
  const distance = Math.abs(from - start) / Math.max(1, text.length)
  return 3 * context + (1 - Math.min(1, distance))
}

function best<Place>(places: readonly Place[], scoreOf: (place: Place) => number): Place | undefined {
  let found: Place | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const place of places) {
    const score = scoreOf(place)
    if (score <= most) continue
    most = score
    found = place
  }
  return found
}

function* occurrences(text: string, words: string): Generator<number> {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) yield at
}

/**
 * Finds a quote in a text that may have changed since: the very words where they are there, at the place whose surroundings
 * and position fit best; else words that are nearly the same. Null where the passage is gone.
 */
export function findQuote(text: string, quote: Quote): FoundQuote | null {
  const { exact } = quote
  const starts = [...occurrences(text, exact)]
  const start = best(starts, from => likeness(text, quote, from, from + exact.length))
  if (start !== undefined) return { start, end: start + exact.length, isExact: true }
  if (exact.length < shortestGuessed) return null
  // Only near where it was: a guess elsewhere would be one, and a long text takes long to look through.
  const begin = Math.max(0, quote.start - guessedWithin)
  const near = text.slice(begin, quote.start + exact.length + guessedWithin)
  const matches = search(near, exact, Math.floor(exact.length * mostChanged)).map(
    ({ start: from, end: to, errors }) => ({ start: begin + from, end: begin + to, errors }),
  )
  const match = best(
    matches,
    ({ start: from, end: to, errors }) => likeness(text, quote, from, to) + 6 * (1 - errors / exact.length),
  )
  return match ? { start: match.start, end: match.end, isExact: false } : null
}
