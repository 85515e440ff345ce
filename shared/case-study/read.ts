import { type SourceBlock, saysSomething, sliceBody } from '../content/body-source.ts'
import { closedHtml } from '../content/closed-html.ts'
import { type CaseStudy, type PlacedFacts, sectionUnder } from './case-study.ts'
import { type FactSheet, readFactSheet } from './fact-sheet.ts'
import { announcesFacts } from './heading-recognition.ts'
import { foldedSpace, markupOf, type SourceNode, textIn } from './markup.ts'

const inlineElements: readonly string[] = ['em', 'strong', 'code', 'cite', 'q', 'a', 'br', 'b', 'i', 'span']

function holdsOnlyWords(nodes: readonly SourceNode[]): boolean {
  return nodes.every(
    node => typeof node === 'string' || (inlineElements.includes(node.name) && holdsOnlyWords(node.children)),
  )
}

/** The level of a block that is a heading with words in it, else null. */
function headingLevel({ name, source, isTidy }: SourceBlock): number | null {
  const level = /^h([1-6])$/.exec(name ?? '')?.[1]
  if (level === undefined || !isTidy) return null
  const nodes = markupOf(source)
  const [heading] = nodes
  if (heading === undefined || typeof heading === 'string' || nodes.length > 1) return null
  return holdsOnlyWords(heading.children) && foldedSpace(textIn(heading.children)) !== ''
    ? Number(level)
    : null
}

/**
 * The level of headings that begin sections: 2, as everywhere on the portal, where there are such; else the highest
 * there is, apart from a single heading of level 1, which is the title written once more.
 */
function sectionLevel(levels: readonly number[]): number {
  if (levels.length === 0 || levels.includes(2)) return 2
  const below = levels.filter(level => level > 1)
  const isTitled = below.length > 0 && below.length === levels.length - 1
  return (isTitled ? below : levels).reduce((highest, level) => Math.min(highest, level))
}

/** A heading and the blocks below it; the first part of a body has no heading. */
interface Part {
  readonly heading: string
  /** White space behind the heading. */
  readonly lead: string
  readonly blocks: SourceBlock[]
}

function partsOf(body: string): { readonly level: number; readonly parts: readonly Part[] } {
  const { lead, blocks } = sliceBody(body)
  const levels = blocks.map(headingLevel)
  const level = sectionLevel(levels.filter(each => each !== null))
  const parts: Part[] = [{ heading: '', lead, blocks: [] }]
  for (const [index, block] of blocks.entries()) {
    const own = levels[index] ?? null
    if (own !== null && own <= level) parts.push({ heading: block.source, lead: block.after, blocks: [] })
    else parts.at(-1)?.blocks.push(block)
  }
  return { level, parts }
}

/** The source of a part from its `from`-th block up to its `to`-th. */
function sourceOf({ lead, blocks }: Part, from = 0, to = blocks.length): string {
  const sources = blocks.slice(from, to).map(({ source, after }) => source + after)
  return (from === 0 ? lead : '') + sources.join('')
}

interface FoundFacts {
  readonly sheet: FactSheet
  readonly part: number
  readonly block: number
  /** The part is nothing but the table and a heading that announces it: both are the facts. */
  readonly isWholePart: boolean
}

function findFacts(parts: readonly Part[]): FoundFacts | null {
  for (const [index, part] of parts.entries()) {
    const isAnnounced = part.heading !== '' && announcesFacts(textIn(markupOf(part.heading)))
    for (const [block, { name, source, after }] of part.blocks.entries()) {
      const sheet = name === 'table' ? readFactSheet(source, isAnnounced) : null
      if (sheet === null) continue
      const before = sourceOf(part, 0, block)
      // A text that is still open where the table begins would go on behind it; so would end tags of nothing.
      if (closedHtml(before) !== before || saysSomething(after)) continue
      return { sheet, part: index, block, isWholePart: isAnnounced && part.blocks.length === 1 }
    }
  }
  return null
}

/**
 * Reads a body as a case study. Total: any string is read, and `renderCaseStudy` gives back the same string. A heading
 * that names no standard section begins a section of its own; a table that is not the facts is a part of the text.
 */
export function readCaseStudy(body: string): CaseStudy {
  const { level, parts } = partsOf(body)
  const found = findFacts(parts)
  if (found === null) return studyOf(level, parts.map(textOf), null)
  if (found.isWholePart) {
    return studyOf(level, parts.toSpliced(found.part, 1).map(textOf), announcedFacts(parts, found))
  }
  const texts = parts.map((part, index) =>
    index === found.part ? textAround(part, found.block) : textOf(part),
  )
  return studyOf(level, texts, placedFacts(parts, found))
}

interface TextPart {
  readonly heading: string
  readonly html: string
}

function textOf(part: Part): TextPart {
  return { heading: part.heading, html: sourceOf(part) }
}

/** A part's text without one block; the white space behind that stays. */
function textAround(part: Part, block: number): TextPart {
  const after = part.blocks[block]?.after ?? ''
  return { heading: part.heading, html: sourceOf(part, 0, block) + after + sourceOf(part, block + 1) }
}

function studyOf(
  level: number,
  [lead, ...others]: readonly TextPart[],
  facts: PlacedFacts | null,
): CaseStudy {
  return {
    level,
    lead: lead?.html ?? '',
    sections: others.map(({ heading, html }) => sectionUnder(heading, html)),
    facts,
  }
}

function placedFacts(parts: readonly Part[], { sheet, part, block }: FoundFacts): PlacedFacts {
  const before = parts[part]
  return { sheet, slot: part, at: before === undefined ? 0 : sourceOf(before, 0, block).length }
}

/** The facts with the heading that announces them, at the end of the part before. */
function announcedFacts(parts: readonly Part[], { part, sheet }: FoundFacts): PlacedFacts {
  const [before, own] = [parts[part - 1], parts[part]]
  return {
    sheet: {
      ...sheet,
      before: (own?.heading ?? '') + (own?.lead ?? '') + sheet.before,
      after: sheet.after + (own?.blocks[0]?.after ?? ''),
    },
    slot: part - 1,
    at: before === undefined ? 0 : sourceOf(before).length,
  }
}
