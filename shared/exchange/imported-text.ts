import { belowTitle, type FoundPicture } from './foreign-pictures.ts'
import { countText, type ImportFormat, type ImportNote, type TextCounts } from './import-report.ts'
import { isAll, withoutMark } from './inline-content.ts'
import { type Block, wordsOf } from './text-tree.ts'
import { writeHtml } from './write-html.ts'

/** A text taken from a file, ready to become a draft; its pictures are named by their placeholders. */
export interface ImportedText {
  readonly format: ImportFormat
  readonly title: string
  /** Body HTML. */
  readonly html: string
  readonly pictures: readonly FoundPicture[]
  readonly counts: TextCounts
  readonly notes: readonly ImportNote[]
}

/** What a reader has found in a file. */
export interface FoundText {
  readonly blocks: readonly Block[]
  /** What stands in the text as its title, and not among the blocks. */
  readonly title: string | null
  /** What its properties call it: often nobody has looked at them. */
  readonly property: string | null
  readonly pictures: readonly FoundPicture[]
  readonly notes: readonly ImportNote[]
}

/** A heading is a line: longer ones in bold are sentences that somebody wanted to be seen. */
const mostHeadingWords = 12

function isBoldLine(block: Block): boolean {
  if (block.kind !== 'paragraph' || !isAll(block.content, 'strong')) return false
  const words = wordsOf(block.content)
  return words.split(' ').length <= mostHeadingWords && !/[.,;:!]$/.test(words)
}

/** Lines in bold are the headings of a text that has no others; most people write headings that way. */
function withHeadings(blocks: readonly Block[]): {
  readonly blocks: readonly Block[]
  readonly found: number
} {
  if (blocks.some(block => block.kind === 'heading')) return { blocks, found: 0 }
  let found = 0
  const changed = blocks.map((block, index): Block => {
    const next = blocks[index + 1]
    const stands = next !== undefined && !isBoldLine(next)
    if (block.kind !== 'paragraph' || !stands || !isBoldLine(block)) return block
    found += 1
    return { kind: 'heading', level: 2, content: withoutMark(block.content, 'strong') }
  })
  return { blocks: changed, found }
}

function folded(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A file's name as a title, where nothing else is one. */
function titleFromName(name: string): string {
  return name
    .replace(/\.[^.]{1,10}$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
}

/** The title of a text and the text without it: the title stands in a field of its own. */
function apart(
  { blocks, title, property }: FoundText,
  name: string,
): { title: string; blocks: readonly Block[] } {
  const [first, ...others] = blocks
  const isHeading = first?.kind === 'heading'
  const isOnlyTop =
    isHeading && first.level === 1 && !others.some(block => block.kind === 'heading' && block.level === 1)
  const isSaidAgain = isHeading && title !== null && folded(wordsOf(first.content)) === folded(title)
  if (title !== null) return { title, blocks: isSaidAgain ? others : blocks }
  if (isOnlyTop) return { title: wordsOf(first.content), blocks: others }
  return { title: property ?? titleFromName(name), blocks }
}

/** What was found in a file as a text with a title; its headings stand below the title's level. */
export function importedText(format: ImportFormat, name: string, found: FoundText): ImportedText {
  const { title, blocks } = apart(found, name)
  const { blocks: headed, found: boldHeadings } = withHeadings(blocks)
  const lowered = belowTitle(headed)
  const used = writeHtml(lowered)
  const notes: readonly (ImportNote | null)[] = [
    ...found.notes,
    boldHeadings > 0 ? { note: 'headings_from_bold', count: boldHeadings } : null,
    lowered === headed ? null : { note: 'headings_moved' },
  ]
  return {
    format,
    title,
    html: used,
    pictures: found.pictures,
    counts: countText(lowered),
    notes: notes.filter(note => note !== null),
  }
}
