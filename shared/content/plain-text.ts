import { Parser } from 'htmlparser2'

const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd tr td th table caption blockquote pre ul ol dl br hr figure figcaption div'.split(
    ' ',
  ),
)

/** The text of an HTML fragment, blocks parted by a line break, white space folded. */
export function plainText(html: string): string {
  const parts: string[] = []
  const parser = new Parser({
    onopentag: name => {
      if (blocks.has(name)) parts.push('\n')
    },
    ontext: text => {
      parts.push(text.replace(/\s+/g, ' '))
    },
    onclosetag: name => {
      if (blocks.has(name)) parts.push('\n')
    },
  })
  parser.write(html)
  parser.end()
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
}

/** Number of words in an HTML fragment: runs of letters or digits, with inner apostrophes and hyphens. */
export function countWords(html: string): number {
  return plainText(html).match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** Minutes of reading at 230 words a minute (Brysbaert 2019: 238 for English non-fiction, rounded down). */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / 230))
}
