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

/** Number of words in a plain text: runs of letters or digits, with inner apostrophes and hyphens. */
export function countPlainWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

function countWordsOf(html: string): number {
  return countPlainWords(plainText(html))
}

/** The same for a block of text with inline elements only, which needs no parser unless it has entities. */
function countWordsOfOwn(stretch: string): number {
  if (stretch.includes('&')) return countWordsOf(stretch)
  return countPlainWords(stretch.replace(/<[^>]*>/g, tag => (tag === '<br>' ? '\n' : '')))
}

/**
 * A block with nothing in it but text and inline elements that begin and end there: it parts words from what is around
 * it, wherever it stands. Around it an empty one of its name does the same, whatever was begun before and not ended.
 */
const ownStretch =
  /<(p|h[1-6]|li|td|th)>[^<]*(?:(?:<br>|<(strong|em|a|code|sub|sup)(?: [a-z-]+="[^"<>]*")*>[^<]*<\/\2>)[^<]*)*<\/\1>/g
/** What may hold something that looks like such an element and is none; an unended tag takes in the next one. */
const misleading =
  /=\s*(?:"[^"<]*<|'[^'<]*<)|<[a-z/][^<>]*<|<[!?]|<(?:iframe|script|style|title|textarea|xmp|no\w+|plaintext|svg|math)\b/i

/** Words by stretch, so that of a long text only what has changed is read again. */
const counted = new Map<string, number>()
const mostCounted = 5_000

function countWordsOnce(html: string, count: (html: string) => number): number {
  const known = counted.get(html)
  if (known !== undefined) return known
  const words = count(html)
  if (counted.size >= mostCounted) counted.clear()
  counted.set(html, words)
  return words
}

/** A row shows the words of a text whose length is checked next. */
let last = { html: '', words: 0 }

/** Number of words in an HTML fragment, as a person counts them in its plain text. */
export function countWords(html: string): number {
  if (html !== last.html) last = { html, words: countWordsByStretch(html) }
  return last.words
}

function countWordsByStretch(html: string): number {
  if (misleading.test(html)) return countWordsOf(html)
  let words = 0
  const rest = html.replace(ownStretch, (stretch: string, name: string) => {
    words += countWordsOnce(stretch, countWordsOfOwn)
    return `<${name}></${name}>`
  })
  return words + countWordsOnce(rest, countWordsOf)
}

/** Minutes of reading at 230 words a minute (Brysbaert 2019: 238 for English non-fiction, rounded down). */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / 230))
}
