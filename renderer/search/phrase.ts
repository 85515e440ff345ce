import { PositionReader } from './positions.ts'
import type { Clause } from './query.ts'
import { at, type Segment } from './segment.ts'
import { type TermRange, termEqual, termsBeginning } from './segment-terms.ts'

/** Where a phrase may begin in an item, and what its words weigh there so far. */
interface Candidate {
  readonly starts: readonly number[]
  readonly weight: number
}

interface PhraseWord {
  readonly offset: number
  readonly range: TermRange
  readonly postings: number
}

function rangesOf(segment: Segment<unknown>, { words, isLastBeginning }: Clause): readonly PhraseWord[] {
  const encoder = new TextEncoder()
  return words.map((word, offset) => {
    const isBeginning = isLastBeginning && offset === words.length - 1
    const range = (isBeginning ? termsBeginning : termEqual)(segment, encoder.encode(word))
    return {
      offset,
      range,
      postings: at(segment.postingStarts, range.to) - at(segment.postingStarts, range.from),
    }
  })
}

/** Calls back for each item that a range of terms stands in, among those that are wanted. */
function eachPosting(
  segment: Segment<unknown>,
  range: TermRange,
  isWanted: (item: number) => boolean,
  found: (item: number, weight: number, places: readonly number[]) => void,
): void {
  for (let term = range.from; term < range.to; term += 1) {
    const reader = new PositionReader(segment.positions, at(segment.positionStarts, term))
    const end = at(segment.postingStarts, term + 1)
    for (let index = at(segment.postingStarts, term); index < end; index += 1) {
      const posting = at(segment.postings, index)
      if (isWanted(posting >>> 8)) found(posting >>> 8, posting & 255, reader.places())
      else reader.skip()
    }
  }
}

function withStarts(before: Candidate | undefined, starts: readonly number[], weight: number): Candidate {
  return before
    ? { starts: [...before.starts, ...starts], weight: Math.max(before.weight, weight) }
    : { starts, weight }
}

/**
 * Gives each item in which the words stand next to each other to `found`, with the mean of their weights (0 to 1). Only
 * items that are still wanted are looked at, the rarest word first.
 */
export function findPhrase(
  segment: Segment<unknown>,
  clause: Clause,
  isWanted: (item: number) => boolean,
  found: (item: number, weight: number) => void,
): void {
  const words = [...rangesOf(segment, clause)].sort((one, other) => one.postings - other.postings)
  let candidates: ReadonlyMap<number, Candidate> | null = null
  for (const { offset, range } of words) {
    const before: ReadonlyMap<number, Candidate> | null = candidates
    const next = new Map<number, Candidate>()
    eachPosting(
      segment,
      range,
      before === null ? isWanted : item => before.has(item),
      (item, weight, places) => {
        const wanted = before?.get(item)?.starts
        const starts = places
          .map(place => place - offset)
          .filter(start => wanted === undefined || wanted.includes(start))
        if (starts.length > 0) next.set(item, withStarts(next.get(item), starts, weight))
      },
    )
    if (before)
      for (const [item, { starts, weight }] of next)
        next.set(item, { starts, weight: weight + (before.get(item)?.weight ?? 0) })
    candidates = next
  }
  for (const [item, { weight }] of candidates ?? []) found(item, weight / words.length / 255)
}
