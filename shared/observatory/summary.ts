import { plainText } from '../content/plain-text.ts'

/** So many letters tell what a text is about. */
const usualLength = 280
/** So much of a text is looked at: its beginning says what it is about, and some are a book. */
const mostRead = 20_000

/** The beginning of a running text in one line, ended at a word. Empty where there are no words. */
export function summaryOf(html: string, length = usualLength): string {
  const words = plainText(html.slice(0, mostRead)).replace(/\s+/g, ' ').trim()
  if (words.length <= length) return words
  const cut = words.slice(0, length)
  const lastSpace = cut.lastIndexOf(' ')
  // A word that is longer than all of it is cut.
  return `${(lastSpace > length / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:.–-]+$/u, '')} …`
}
