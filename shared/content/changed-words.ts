import { plainText } from './plain-text.ts'

const word = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu

function tally(html: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [each] of plainText(html).matchAll(word)) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

/**
 * How many words of a text are in one of two versions and not in the other, wherever they stand: the size of a change, in
 * words. A text that was only moved has not changed by it. Linear in the length of both.
 */
export function changedWords(before: string, after: string): number {
  if (before === after) return 0
  const counts = tally(before)
  let added = 0
  for (const [each, count] of tally(after)) {
    const known = counts.get(each) ?? 0
    added += Math.max(0, count - known)
    counts.set(each, Math.max(0, known - count))
  }
  let removed = 0
  for (const left of counts.values()) removed += left
  return added + removed
}
