import { at, byteAt, type Segment } from './segment.ts'

/** Terms `[from, to)` of a segment. */
export interface TermRange {
  readonly from: number
  readonly to: number
}

/** How a term compares with a word; a term that goes on after `asPrefix` words is equal. */
function compareTerm(segment: Segment<unknown>, term: number, word: Uint8Array, asPrefix: boolean): number {
  const start = at(segment.termStarts, term)
  const length = at(segment.termStarts, term + 1) - start
  const shared = Math.min(length, word.length)
  for (let index = 0; index < shared; index += 1) {
    const difference = byteAt(segment.termBytes, start + index) - byteAt(word, index)
    if (difference !== 0) return difference
  }
  if (asPrefix && length > word.length) return 0
  return length - word.length
}

/** The first term that is not before a word, or with `isAfter` the first one that is after it. */
function bound(segment: Segment<unknown>, word: Uint8Array, asPrefix: boolean, isAfter: boolean): number {
  let low = 0
  let high = segment.termStarts.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = compareTerm(segment, middle, word, asPrefix)
    if (order < 0 || (isAfter && order === 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** The terms that begin with a word. The word is in UTF-8. */
export function termsBeginning(segment: Segment<unknown>, word: Uint8Array): TermRange {
  const from = bound(segment, word, true, false)
  return { from, to: bound(segment, word, true, true) }
}

/** The one term that is a word, or an empty range. */
export function termEqual(segment: Segment<unknown>, word: Uint8Array): TermRange {
  const from = bound(segment, word, false, false)
  const isThere = from < segment.termStarts.length - 1 && compareTerm(segment, from, word, false) === 0
  return { from, to: isThere ? from + 1 : from }
}
