import { sliceBody } from '../content/body-source.ts'
import { folded } from './folded.ts'
import { escaped, foldedSpace, markupOf, type SourceElement, type SourceNode, textIn } from './markup.ts'

/** A sentence that somebody said, set off from the text. */
export interface PullQuote {
  readonly words: string
  /** Who said it; empty where nobody is named. */
  readonly speaker: string
}

/** A number and what it counts: "120,000" – "workstations". */
export interface Figure {
  readonly number: string
  readonly counts: string
}

/** When something happened, and what. */
export interface TimelineEntry {
  readonly when: string
  readonly what: string
}

/** The structured blocks of a text. They are ordinary elements that the portal accepts, told by their form. */
export type StructuredBlock =
  | ({ readonly kind: 'pull_quote' } & PullQuote)
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'timeline'; readonly entries: readonly TimelineEntry[] }

/** A pull quote: a quotation with its speaker in a `cite` of its own. */
export function pullQuoteHtml({ words, speaker }: PullQuote): string {
  const said = `<p>${escaped(foldedSpace(words))}</p>`
  return `<blockquote>${said}<p><cite>${escaped(foldedSpace(speaker))}</cite></p></blockquote>`
}

function figureItem({ number, counts }: Figure): string {
  return `<dt>${escaped(foldedSpace(number))}</dt><dd>${escaped(foldedSpace(counts))}</dd>`
}

/** Figures: a list of numbers with what each counts. */
export function figuresHtml(figures: readonly Figure[]): string {
  return `<dl>${figures.map(figureItem).join('')}</dl>`
}

function timelineRow({ when, what }: TimelineEntry): string {
  return `<tr><th scope="row">${escaped(foldedSpace(when))}</th><td>${escaped(foldedSpace(what))}</td></tr>`
}

/** A timeline: a table called so, one row an entry. */
export function timelineHtml(entries: readonly TimelineEntry[]): string {
  return `<table><caption>Timeline</caption><tbody>${entries.map(timelineRow).join('')}</tbody></table>`
}

const timelineCaptions: readonly string[] = [
  'timeline',
  'chronology',
  'milestones',
  'chronologie',
  'calendrier',
  'zeitleiste',
  'zeitplan',
  'meilensteine',
]

function elementsIn(nodes: readonly SourceNode[]): readonly SourceElement[] {
  return nodes.filter(node => typeof node !== 'string')
}

function words(nodes: readonly SourceNode[]): string {
  return foldedSpace(textIn(nodes))
}

function readPullQuote({ children }: SourceElement): StructuredBlock | null {
  const paragraphs = elementsIn(children)
  const last = paragraphs.at(-1)
  const [cite, ...others] = elementsIn(last?.children ?? [])
  if (cite?.name !== 'cite' || others.length > 0 || words(last?.children ?? []) !== words(cite.children)) {
    return null
  }
  const said = paragraphs.slice(0, -1).map(paragraph => words(paragraph.children))
  return { kind: 'pull_quote', words: said.join(' '), speaker: words(cite.children) }
}

/** A number as it stands in a figure: digits, with what belongs to them ("€ 1.2 million", "85 %", "> 4,000"). */
function isNumber(text: string): boolean {
  return /\d/.test(text) && text.length <= 40
}

function readFigures({ children }: SourceElement): StructuredBlock | null {
  const items = elementsIn(children)
  const figures: Figure[] = []
  for (let index = 0; index < items.length; index += 2) {
    const [number, counts] = [items[index], items[index + 1]]
    if (number?.name !== 'dt' || counts?.name !== 'dd' || !isNumber(words(number.children))) return null
    figures.push({ number: words(number.children), counts: words(counts.children) })
  }
  return figures.length === 0 ? null : { kind: 'figures', figures }
}

function rowsIn(nodes: readonly SourceNode[]): readonly SourceElement[] {
  return elementsIn(nodes).flatMap(node => {
    if (node.name === 'tr') return [node]
    return ['thead', 'tbody', 'tfoot'].includes(node.name) ? rowsIn(node.children) : []
  })
}

function isTimeline({ children }: SourceElement): boolean {
  const caption = elementsIn(children).find(child => child.name === 'caption')
  return caption !== undefined && timelineCaptions.includes(folded(words(caption.children)))
}

function readTimeline(table: SourceElement): StructuredBlock | null {
  if (!isTimeline(table)) return null
  const entries = rowsIn(table.children).flatMap(row => {
    const [when, what, ...others] = elementsIn(row.children)
    return when !== undefined && what !== undefined && others.length === 0 && what.name === 'td'
      ? [{ when: words(when.children), what: words(what.children) }]
      : []
  })
  return { kind: 'timeline', entries }
}

const readers: Readonly<Record<string, (element: SourceElement) => StructuredBlock | null>> = {
  blockquote: readPullQuote,
  dl: readFigures,
  table: readTimeline,
}

/** The structured blocks of a text, in order. */
export function structuredBlocksIn(html: string): readonly StructuredBlock[] {
  return sliceBody(html).blocks.flatMap(({ name, source }) => {
    const read = name === null ? undefined : readers[name]
    const [element] = read === undefined ? [] : elementsIn(markupOf(source))
    const block = element === undefined ? null : (read?.(element) ?? null)
    return block === null ? [] : [block]
  })
}

/** A block with one more figure, or null where the block is no list of figures. */
export function withFigure(block: string, figure: Figure): string | null {
  const [only, ...others] = structuredBlocksIn(block)
  const end = block.search(/<\/dl\s*>\s*$/i)
  if (only?.kind !== 'figures' || others.length > 0 || end < 0) return null
  return block.slice(0, end) + figureItem(figure) + block.slice(end)
}

/** A block with one more entry as its last row, or null where the block is no timeline. */
export function withTimelineEntry(block: string, entry: TimelineEntry): string | null {
  const [only, ...others] = structuredBlocksIn(block)
  const end = block.search(/(?:<\/tbody\s*>\s*)?<\/table\s*>\s*$/i)
  if (only?.kind !== 'timeline' || others.length > 0 || end < 0) return null
  return block.slice(0, end) + timelineRow(entry) + block.slice(end)
}
