import { folded, isAll, isBlank, withoutLastBreaks, withoutMark } from './inline-content.ts'
import { type Block, type Cell, type Inline, type Paragraph, type Row, wordsOf } from './text-tree.ts'

/** A line that another program has set under or over a picture or a table as its caption. */
export type CaptionLine = Paragraph & { readonly role: 'caption' }

function isCaption(block: Block | undefined): block is CaptionLine {
  return block?.kind === 'paragraph' && 'role' in block && block.role === 'caption'
}

/** Lines parted by two breaks are paragraphs; pictures leave the text around them. */
function parted({ content }: Paragraph): readonly Block[] {
  const blocks: Block[] = []
  let line: Inline[] = []
  const end = () => {
    const trimmed = withoutLastBreaks(folded(line))
    const first = trimmed.findIndex(inline => inline.kind !== 'break')
    if (first >= 0 && !isBlank(trimmed)) blocks.push({ kind: 'paragraph', content: trimmed.slice(first) })
    line = []
  }
  for (const inline of content) {
    if (inline.kind === 'picture') {
      end()
      blocks.push(inline)
    } else if (inline.kind === 'break' && line.at(-1)?.kind === 'break') end()
    else line.push(inline)
  }
  end()
  return blocks
}

/** What another program has written, without its empty lines, and captions with what they belong to. */
export function tidied(blocks: readonly Block[]): readonly Block[] {
  const clean: Block[] = []
  let waiting: CaptionLine | null = null
  const apart: readonly Block[] = blocks.flatMap(block =>
    block.kind === 'paragraph' && !isCaption(block) ? parted(block) : [block],
  )
  apart.forEach((block, index) => {
    const last = clean.at(-1)
    if (isCaption(block)) {
      const words = wordsOf(block.content)
      if (last?.kind === 'picture' && last.caption === null)
        clean[clean.length - 1] = { ...last, caption: words }
      else if (apart[index + 1]?.kind === 'table') waiting = block
      else if (last?.kind === 'table' && last.caption === null) {
        clean[clean.length - 1] = { ...last, caption: block.content }
      } else if (words !== '') clean.push({ kind: 'paragraph', content: block.content })
      return
    }
    if (block.kind === 'table' && waiting !== null)
      clean.push({ ...block, caption: block.caption ?? waiting.content })
    else if (!(block.kind === 'list' && block.items.length === 0)) clean.push(block)
    waiting = null
  })
  return clean
}

/**
 * The rows as heading and body. Where a table marks none of its rows as heading, or all of them, the first row is it if
 * all its cells are marked or if it alone is set in bold.
 */
export function withHeadingRow(
  head: readonly Row[],
  body: readonly Row[],
): { head: readonly Row[]; body: readonly Row[] } {
  const isMarkedWell = head.length > 0 && body.length > 0
  const [first, ...others] = [...head, ...body]
  if (isMarkedWell) return { head: head.map(row => row.map(asHeading)), body }
  if (first === undefined || others.length === 0) return { head, body }
  const isBold = (row: Row) => row.every(({ blocks }) => blocks.length > 0 && blocks.every(isBoldLine))
  const isMarked = first.every(each => each.isHeader)
  if (!isMarked && (!isBold(first) || others.every(isBold))) return { head: [], body: [...head, ...body] }
  const rest = head.length > 0 ? others.map(row => row.map(each => ({ ...each, isHeader: false }))) : others
  return { head: [first.map(asHeading)], body: rest }
}

/** A cell of the heading; bold says nothing there. */
function asHeading(cell: Cell): Cell {
  const blocks = cell.blocks.map(block =>
    isBoldLine(block) ? { ...block, content: withoutMark(block.content, 'strong') } : block,
  )
  return { ...cell, isHeader: true, blocks }
}

function isBoldLine(block: Block): block is Paragraph {
  return block.kind === 'paragraph' && isAll(block.content, 'strong')
}
