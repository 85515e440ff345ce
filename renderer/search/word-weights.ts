import type { Mergeable } from './merge-segments.ts'
import { at, byteAt } from './segment.ts'
import { termEqual } from './segment-terms.ts'

/** How many texts a word stands in; those that are gone are counted until their segment is rewritten. */
export function countOfWord(parts: readonly Mergeable<unknown>[], word: string): number {
  const bytes = new TextEncoder().encode(word)
  let count = 0
  for (const { segment } of parts) {
    const { from, to } = termEqual(segment, bytes)
    count += at(segment.postingStarts, to) - at(segment.postingStarts, from)
  }
  return count
}

/** Every text that a word stands in, with how much it says of it, from 0 to 1. */
export function weightsOfWord<Entry>(
  parts: readonly Mergeable<Entry>[],
  word: string,
): readonly { readonly entry: Entry; readonly weight: number }[] {
  const bytes = new TextEncoder().encode(word)
  const found: { readonly entry: Entry; readonly weight: number }[] = []
  for (const { segment, gone } of parts) {
    const { from, to } = termEqual(segment, bytes)
    const end = at(segment.postingStarts, to)
    for (let index = at(segment.postingStarts, from); index < end; index += 1) {
      const posting = at(segment.postings, index)
      const entry = segment.entries[posting >>> 8]
      if (entry !== undefined && byteAt(gone, posting >>> 8) === 0)
        found.push({ entry, weight: (posting & 255) / 255 })
    }
  }
  return found
}
