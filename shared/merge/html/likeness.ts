import type { SourceBlock } from '../../content/body-source.ts'

/** Share of words from which two blocks are read as one that was changed. */
const alike = 0.4
/** A second candidate that comes so near to the first makes it unclear which of them is meant. */
const clearLead = 0.25
/** Share of the shorter block's words from which it may be a piece of the longer one: a paragraph that was split. */
const pieceOf = 0.6
/** Blocks of fewer words are pieces of anything. */
const fewestWords = 4
/** Comparisons in one text; beyond them nothing is alike any more. It bounds the work. */
const mostComparisons = 12_000

/** Whether a UTF-16 unit is a part of a word: digits and letters of any script. */
function isInWord(unit: number): boolean {
  if (unit >= 0xc0) return unit < 0x2000 || unit > 0x206f
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39)
}

/**
 * The different words of a block, as sorted numbers (FNV-1a, cut to what engines keep without a box). Two words may share
 * a number once in many millions, which does not matter for a measure of likeness; sets of strings take ten times as long.
 */
function wordsIn(source: string): Uint32Array {
  const words: number[] = []
  let word = 0
  let isInTag = false
  for (let index = 0; index <= source.length; index += 1) {
    const unit = index < source.length ? source.charCodeAt(index) : 0
    if (!isInTag && isInWord(unit)) {
      word = Math.imul((word === 0 ? 0x811c9dc5 : word) ^ unit, 0x01000193)
      continue
    }
    if (word !== 0) words.push(word >>> 2)
    word = 0
    if (unit === 0x3c) isInTag = true
    else if (unit === 0x3e) isInTag = false
  }
  const sorted = Uint32Array.from(words).sort()
  let different = 0
  for (let index = 0; index < sorted.length; index += 1) {
    if (index > 0 && sorted[index] === sorted[index - 1]) continue
    sorted[different] = sorted[index] ?? 0
    different += 1
  }
  return sorted.subarray(0, different)
}

/** How many numbers stand in both of two sorted lists. */
function sharedBy(some: Uint32Array, others: Uint32Array): number {
  let one = 0
  let other = 0
  let shared = 0
  while (one < some.length && other < others.length) {
    const left = some[one] ?? 0
    const right = others[other] ?? 0
    if (left === right) shared += 1
    if (left <= right) one += 1
    if (right <= left) other += 1
  }
  return shared
}

/** How much two blocks have in common, between 0 and 1. */
interface Likeness {
  /** Shared words, of those of the longer block. */
  readonly whole: number
  /** Shared words, of those of the shorter block. */
  readonly piece: number
}

const nothing: Likeness = { whole: 0, piece: 0 }

/** Compares blocks by the words that they hold, never more than a fixed number of times. */
export class Comparison {
  readonly #words = new Map<string, Uint32Array>()
  #left = mostComparisons

  #wordsOf({ source }: SourceBlock): Uint32Array {
    const known = this.#words.get(source)
    if (known !== undefined) return known
    const words = wordsIn(source)
    this.#words.set(source, words)
    return words
  }

  #likeness(one: SourceBlock, other: SourceBlock): Likeness {
    if (this.#left === 0) return nothing
    this.#left -= 1
    const some = this.#wordsOf(one)
    const others = this.#wordsOf(other)
    const fewer = Math.min(some.length, others.length)
    const more = Math.max(some.length, others.length)
    if (fewer === 0) return nothing
    const shared = sharedBy(some, others)
    return {
      whole: one.name === other.name ? shared / more : 0,
      piece: fewer < fewestWords ? 0 : shared / fewer,
    }
  }

  /** Whether no more comparisons are to be had: what is asked from now on is answered by "not alike". */
  get isUsedUp(): boolean {
    return this.#left === 0
  }

  /** Whether two blocks may be versions of one. */
  areAlike(one: SourceBlock, other: SourceBlock): boolean {
    return this.#likeness(one, other).whole >= alike
  }

  /** How much the blocks of one stretch have in common with those of another, each pair compared once. */
  between(
    before: readonly SourceBlock[],
    after: readonly SourceBlock[],
  ): (index: number, place: number) => Likeness {
    const known = new Map<number, Likeness>()
    return (index, place) => {
      const key = index * after.length + place
      const found = known.get(key)
      if (found !== undefined) return found
      const [one, other] = [before[index], after[place]]
      const likeness = one && other ? this.#likeness(one, other) : nothing
      known.set(key, likeness)
      return likeness
    }
  }
}

/**
 * The one of several candidates that a block has become: alike, and no other one comes near it or holds a piece of it.
 * Null where there is none or where it is unclear.
 */
export function clearPartner(
  candidates: readonly number[],
  likenessTo: (candidate: number) => Likeness,
): number | null {
  let best: number | null = null
  for (const candidate of candidates)
    if (best === null || likenessTo(candidate).whole > likenessTo(best).whole) best = candidate
  if (best === null) return null
  const { whole } = likenessTo(best)
  if (whole < alike) return null
  const isClear = candidates.every(candidate => {
    if (candidate === best) return true
    const rival = likenessTo(candidate)
    return rival.whole <= whole - clearLead && rival.piece < pieceOf
  })
  return isClear ? best : null
}
