import { joinedRuns } from './inline-content.ts'
import { readHtml } from './read-html.ts'
import type { Block, Inline, Link, List, Mark, Picture, Run, Table } from './text-tree.ts'
import { escapeText, writeHtml } from './write-html.ts'

/** Letters that mean something anywhere in a line. An ampersand only where it would begin an entity. */
const everywhere = /[\\`*_[\]<~|]|!$|&(?=#?\w+;)/g
/** What means something at the beginning of a line only: headings, lists, quotes, rules, the underlining of headings. */
const atLineStart = /^(?:[#>=+-]|\d{1,9}(?=[.)](?:\s|$)))/

function escaped(text: string): string {
  return text.replace(everywhere, letter => `\\${letter}`)
}

function escapedStart(line: string): string {
  return line.replace(atLineStart, start => (/^\d/.test(start) ? `${start}\\` : `\\${start}`))
}

function address(href: string): string {
  return /^[^\s<>()\\&]+$/.test(href) ? href : `<${href.replace(/[<>\\&]/g, letter => `\\${letter}`)}>`
}

function quoted(title: string): string {
  return ` "${escaped(title).replace(/"/g, '\\"')}"`
}

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(ticks => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const needsSpace = text.startsWith('`') || text.endsWith('`') || (/^ .* $/.test(text) && text.trim() !== '')
  return needsSpace ? `${fence} ${text} ${fence}` : fence + text + fence
}

/** Whether a letter lets a mark begin or end beside it: an edge, white space or plain punctuation. */
function isOpen(letter: string): boolean {
  return letter === '' || /[\s.,;:!?()"'’“”–—-]/.test(letter)
}

function isWordLike(letter: string): boolean {
  return /[\p{L}\p{N}]/u.test(letter)
}

/** One run under its marks, with the letters around it: where Markdown's own marks would not hold, HTML's stand. */
function marked(run: Run, before: string, after: string): string {
  const isCode = run.marks.includes('code')
  const inner = isCode ? code(run.text) : escaped(run.text)
  const [first = ''] = run.text
  const last = run.text.at(-1) ?? ''
  const holds = isOpen(before) && isOpen(after) && (isCode || (isWordLike(first) && isWordLike(last)))
  const wrap = (text: string, mark: Mark): string => {
    if (mark === 'code') return text
    if (!holds || mark === 'cite' || mark === 'q') return `<${mark}>${text}</${mark}>`
    return mark === 'strong' ? `**${text}**` : `_${text}_`
  }
  return [...run.marks].reverse().reduce(wrap, inner)
}

function picture(each: Picture): string {
  const { src, alt, caption, align, width, height } = each
  const isPlain = caption === null && align === null && width === null && height === null
  return isPlain ? `![${escaped(alt)}](${address(src)})` : writeHtml([{ ...each, link: null }])
}

function linked(inner: string, { href, title, hreflang }: Link): string {
  if (hreflang !== null) {
    const attributes = [
      ['href', href],
      ['title', title],
      ['hreflang', hreflang],
    ] as const
    const written = attributes.map(([name, value]) =>
      value === null ? '' : ` ${name}="${escapeText(value).replace(/"/g, '&quot;')}"`,
    )
    return `<a${written.join('')}>${inner}</a>`
  }
  return `[${inner}](${address(href)}${title === null ? '' : quoted(title)})`
}

function letterBeside(inline: Inline | undefined, side: 'before' | 'after'): string {
  if (inline === undefined || inline.kind === 'break') return ''
  // Beside a mark or a picture there is no telling how the signs would be taken together.
  if (inline.kind === 'picture' || inline.marks.length > 0 || inline.link) return 'x'
  return (side === 'before' ? inline.text.at(-1) : inline.text[0]) ?? ''
}

/** Blanks at the edges of a line, which are no-break spaces and the like: a reader would take them away. */
function keptEdges(line: string): string {
  return line.replace(/^\s|\s$/g, blank => `&#${blank.charCodeAt(0)};`)
}

/** Inline content as Markdown. `lineBreak` is what stands for a break. */
function writeInline(content: readonly Inline[], lineBreak: string): string {
  return writeRuns(content, '\n').split('\n').map(keptEdges).join(lineBreak)
}

function writeRuns(content: readonly Inline[], lineBreak: string): string {
  const runs = joinedRuns(content)
  const parts: string[] = []
  for (let index = 0; index < runs.length; ) {
    const start = runs[index]
    const link = start && start.kind !== 'break' ? start.link : null
    let end = index + 1
    // Runs under one link stand in one pair of brackets.
    while (link !== null && runs[end] !== undefined) {
      const next = runs[end]
      const own = next && next.kind !== 'break' ? next.link : null
      if (own?.href !== link.href || own.title !== link.title || own.hreflang !== link.hreflang) break
      end += 1
    }
    const written = runs.slice(index, end).map((inline, offset) => {
      if (inline.kind === 'break') return lineBreak
      if (inline.kind === 'picture') return picture(inline)
      const at = index + offset
      const isFirst = link !== null && offset === 0
      const isLast = link !== null && at === end - 1
      const before = isFirst ? '' : letterBeside(runs[at - 1], 'before')
      const after = isLast ? '' : letterBeside(runs[at + 1], 'after')
      return marked(inline, besideInLink(before, runs[at - 1], link), besideInLink(after, runs[at + 1], link))
    })
    parts.push(link === null ? written.join('') : linked(written.join(''), link))
    index = end
  }
  return parts.join('')
}

/** Inside a link the neighbour is told by its marks alone: both stand in the same brackets. */
function besideInLink(letter: string, neighbour: Inline | undefined, link: Link | null): string {
  const isPlainNeighbour = neighbour?.kind === 'text' && neighbour.marks.length === 0
  if (link === null || letter === '' || !isPlainNeighbour) return letter
  return letter === 'x' ? 'x' : letter
}

function lines(content: readonly Inline[]): string {
  return writeInline(content, '\\\n').split('\n').map(escapedStart).join('\n')
}

function indented(text: string, first: string): string {
  const rest = ' '.repeat(first.length)
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? '' : rest + line))
    .join('\n')
}

/** A block that Markdown has no words for, as HTML in one line: an empty line would end it. */
function asHtml(block: Block): string {
  return writeHtml([block]).replace(/\n/g, '&#10;')
}

function isTight(item: readonly Block[]): boolean {
  const [first, second, ...others] = item
  if (first?.kind !== 'paragraph' || others.length > 0) return item.length === 0
  return second === undefined || (second.kind === 'list' && (!second.ordered || second.start === 1))
}

function list({ ordered, start, items }: List, isSecond: boolean): string {
  const tight = items.every(isTight)
  return items
    .map((item, index) => {
      const number = ordered ? `${start + index}${isSecond ? ')' : '.'} ` : isSecond ? '* ' : '- '
      return indented(tight ? writeBlocks(item, '\n') : writeBlocks(item, '\n\n'), number).trimEnd()
    })
    .join(tight ? '\n' : '\n\n')
}

function isPlainTable({ caption, head, body }: Table): boolean {
  const [header, ...others] = head
  if (header === undefined || others.length > 0 || caption !== null) return false
  const isPlain = (isHeader: boolean) => (cell: (typeof header)[number]) =>
    cell.isHeader === isHeader &&
    cell.scope === null &&
    cell.colspan === 1 &&
    cell.rowspan === 1 &&
    (cell.blocks.length === 0 || (cell.blocks.length === 1 && cell.blocks[0]?.kind === 'paragraph'))
  return (
    header.every(isPlain(true)) &&
    body.every(row => row.length === header.length && row.every(isPlain(false)))
  )
}

function table({ head, body }: Table): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const written = [...head, ...body].map(cells =>
    row(
      cells.map(({ blocks: [only] }) =>
        only?.kind === 'paragraph' ? writeInline(only.content, '<br>') : '',
      ),
    ),
  )
  const rule = row((head[0] ?? []).map(() => '---'))
  return [written[0], rule, ...written.slice(1)].join('\n')
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(ticks => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}${text === '' ? '' : '\n'}${fence}`
}

function heading(level: number, content: readonly Inline[]): string {
  // Signs at the end of a heading would be taken for its closing.
  return `${'#'.repeat(level)} ${writeInline(content, '<br>').replace(/(#+)$/, '\\$1')}`
}

function block(each: Block, isSecond: boolean): string {
  switch (each.kind) {
    case 'paragraph':
      return lines(each.content)
    case 'heading':
      return heading(each.level, each.content)
    case 'list':
      return each.items.length === 0 ? '' : list(each, isSecond)
    case 'quote':
      if (each.cite !== null) return asHtml(each)
      return writeBlocks(each.blocks, '\n\n')
        .split('\n')
        .map(line => (line === '' ? '>' : `> ${line}`))
        .join('\n')
    case 'code':
      return fenced(each.text)
    case 'table':
      return isPlainTable(each) ? table(each) : asHtml(each)
    case 'picture':
      return each.link ? linked(picture(each), each.link) : picture(each)
    case 'definitions':
    case 'video':
      return asHtml(each)
  }
}

function writeBlocks(blocks: readonly Block[], between: string): string {
  const parts: string[] = []
  let isSecond = false
  blocks.forEach((each, index) => {
    const last = blocks[index - 1]
    // Two lists that follow each other would be one: the second has other signs.
    const follows = each.kind === 'list' && last?.kind === 'list' && each.ordered === last.ordered
    isSecond = follows && !isSecond
    const written = block(each, isSecond)
    if (written !== '') parts.push(written)
  })
  return parts.join(between)
}

/**
 * Blocks as Markdown: CommonMark with the tables of GitHub. What Markdown has no words for (definition lists, captions,
 * joined cells, videos) stands in it as HTML, so that nothing is lost on the way back.
 */
export function writeMarkdown(blocks: readonly Block[]): string {
  const text = writeBlocks(blocks, '\n\n')
  return text === '' ? '' : `${text}\n`
}

/** Body HTML as Markdown. */
export function toMarkdown(html: string): string {
  return writeMarkdown(readHtml(html, { from: 'desk' }).blocks)
}
