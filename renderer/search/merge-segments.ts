import { compareBytes } from './build-segment.ts'
import { GrowingBytes, GrowingNumbers } from './growing-arrays.ts'
import { PositionReader } from './positions.ts'
import { at, byteAt, type SearchEntry, type Segment } from './segment.ts'

/** A segment to be merged, and which of its items are gone (1) or still there (0). */
export interface Mergeable<Entry = SearchEntry> {
  readonly segment: Segment<Entry>
  readonly gone: Uint8Array
}

/** A segment that is read term by term. */
interface Source extends Mergeable<unknown> {
  /** The new number of each item; those that are gone have none. */
  readonly renumbered: Uint32Array
  term: number
  bytes: Uint8Array | null
}

function termAt(segment: Segment<unknown>, term: number): Uint8Array | null {
  if (term >= segment.termStarts.length - 1) return null
  return segment.termBytes.subarray(at(segment.termStarts, term), at(segment.termStarts, term + 1))
}

/** Copies what is left of a term's postings and their places. */
function copyTerm(source: Source, postings: GrowingNumbers, positions: GrowingBytes): void {
  const { segment, gone, renumbered, term } = source
  const reader = new PositionReader(segment.positions, at(segment.positionStarts, term))
  const end = at(segment.postingStarts, term + 1)
  for (let index = at(segment.postingStarts, term); index < end; index += 1) {
    const posting = at(segment.postings, index)
    const item = posting >>> 8
    const from = reader.offset
    reader.skip()
    if (byteAt(gone, item) === 1) continue
    postings.push(at(renumbered, item) * 256 + (posting & 255))
    positions.pushAll(segment.positions.subarray(from, reader.offset))
  }
}

function smallestTerm(sources: readonly Source[]): Uint8Array | null {
  let smallest: Uint8Array | null = null
  for (const { bytes } of sources)
    if (bytes !== null && (smallest === null || compareBytes(bytes, smallest) < 0)) smallest = bytes
  return smallest
}

/** One segment out of several, without what is gone; the items keep their order. */
export function mergeSegments<Entry>(parts: readonly Mergeable<Entry>[]): Segment<Entry> {
  const entries: Entry[] = []
  const sources = parts.map(({ segment, gone }): Source => {
    const renumbered = new Uint32Array(segment.entries.length)
    for (const [number, entry] of segment.entries.entries()) {
      renumbered[number] = entries.length
      if (byteAt(gone, number) === 0) entries.push(entry)
    }
    return { segment, gone, renumbered, term: 0, bytes: termAt(segment, 0) }
  })
  const termBytes = new GrowingBytes()
  const termStarts = new GrowingNumbers()
  const postings = new GrowingNumbers()
  const postingStarts = new GrowingNumbers()
  const positions = new GrowingBytes()
  const positionStarts = new GrowingNumbers()
  for (let term = smallestTerm(sources); term !== null; term = smallestTerm(sources)) {
    const [postingStart, positionStart] = [postings.length, positions.length]
    for (const source of sources) {
      if (source.bytes === null || compareBytes(source.bytes, term) !== 0) continue
      copyTerm(source, postings, positions)
      source.term += 1
      source.bytes = termAt(source.segment, source.term)
    }
    if (postings.length === postingStart) continue
    termStarts.push(termBytes.length)
    termBytes.pushAll(term)
    postingStarts.push(postingStart)
    positionStarts.push(positionStart)
  }
  termStarts.push(termBytes.length)
  postingStarts.push(postings.length)
  positionStarts.push(positions.length)
  return {
    entries,
    termBytes: termBytes.taken(),
    termStarts: termStarts.taken(),
    postings: postings.taken(),
    postingStarts: postingStarts.taken(),
    positions: positions.taken(),
    positionStarts: positionStarts.taken(),
  }
}
