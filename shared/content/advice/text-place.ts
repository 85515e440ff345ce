import type { PlacedElement, TextPlace } from '../checks/finding.ts'

/** How often a text holds words before a position. */
function countBefore(text: string, words: string, position: number): number {
  let count = 0
  let from = text.indexOf(words)
  while (from >= 0 && from < position) {
    count += 1
    from = text.indexOf(words, from + Math.max(1, words.length))
  }
  return count
}

/** The place of words that stand at a position in the text of a block. */
export function placeOfWords(block: number, text: string, words: string, position: number): TextPlace {
  return { block, on: { words, occurrence: countBefore(text, words, position) } }
}

/** The place of the n-th element of a sort in a block, from 0. */
export function placeOfElement(block: number, element: PlacedElement, index: number): TextPlace {
  return { block, on: { element, index } }
}
