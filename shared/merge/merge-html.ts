import { type SourceBlock, sliceBody } from '../content/body-source.ts'
import { closedHtml } from '../content/closed-html.ts'
import type { BlockDecision, Choice, Choices, Side } from './decision.ts'
import { type FieldPlan, type FieldSides, settledPlan, takenWhole, valueDecision } from './field-plan.ts'
import { type BlockText, changesIn } from './html/changes.ts'
import { Comparison } from './html/likeness.ts'
import { partsOf } from './html/parts.ts'
import { type Piece, type Woven, weave } from './html/weave.ts'

/** Texts of more blocks are not looked into: 60 pages have about 1,500. It bounds the work. */
const mostBlocks = 20_000

interface HtmlText extends BlockText {
  /** What stands before the first block and behind the last one: white space, as a rule. */
  readonly lead: string
  readonly tail: string
}

/** What tells blocks apart: their letters. White space around words that stand alone is read as a part of them. */
function keyOf({ source, after, name, isTidy }: SourceBlock): string {
  // What stands behind a block that is not tidy may be a part of it.
  const whole = isTidy ? source : source + after
  return name === null ? whole.trim() : whole
}

function textOf(html: string): HtmlText {
  const { lead, blocks } = sliceBody(html)
  const keys = blocks.map(keyOf)
  const last = blocks.at(-1)
  if (last === undefined) return { lead, tail: '', blocks, keys }
  // Should others come to stand behind the last block, they are parted from it as it is from the one before.
  const parted = { ...last, after: last.isTidy ? (blocks.at(-2)?.after ?? '') : last.after }
  return { lead, tail: last.after, blocks: [...blocks.slice(0, -1), parted], keys }
}

function htmlOf(blocks: readonly SourceBlock[]): string {
  return blocks
    .map(({ source, after }, index) => (index === blocks.length - 1 ? source : source + after))
    .join('')
}

/** Words and pictures that stand alone run together with others beside them. */
function standsAlone(block: SourceBlock | undefined): boolean {
  return block !== undefined && (block.name === null || block.name === 'img')
}

/** Blocks one after the other; bare words of two sides do not become one word. */
function joined({ lead, tail }: Edges, parts: readonly (readonly SourceBlock[])[]): string {
  const texts = [lead]
  let last: SourceBlock | undefined
  for (const blocks of parts) {
    for (const [index, block] of blocks.entries()) {
      if (last !== undefined) texts.push(last.after)
      if (index === 0 && last?.after === '' && standsAlone(last) && standsAlone(block)) texts.push('\n')
      texts.push(block.source)
      last = block
    }
  }
  return last === undefined ? '' : [...texts, tail].join('')
}

type Edges = Pick<HtmlText, 'lead' | 'tail'>

function edgesOf({ base, mine, theirs }: HtmlSides): Edges {
  const changed = (edge: keyof Edges) => (mine[edge] === base[edge] ? theirs[edge] : mine[edge])
  return { lead: changed('lead'), tail: changed('tail') }
}

type DecisionPiece = Extract<Piece, { kind: 'decision' }>

/** The blocks that a choice leaves; null where it does not fit. */
function chosenBlocks(piece: DecisionPiece, choice: Choice | undefined): readonly SourceBlock[] | null {
  switch (choice) {
    case undefined:
      return null
    case 'mine':
    case 'theirs':
      return piece[choice]
    case 'both':
      return [...piece.mine, ...piece.theirs]
    default: {
      if (choice.edited === null || choice.edited === '') return []
      if (typeof choice.edited !== 'string') return null
      const after = (piece.mine.at(-1) ?? piece.theirs.at(-1))?.after ?? ''
      return [{ source: closedHtml(choice.edited), after, name: 'div', isTidy: true }]
    }
  }
}

function idOf(field: string, number: number): string {
  return `${field}/${number + 1}`
}

/** The blocks of each piece, as chosen; null while a choice is missing. */
function chosenParts(
  field: string,
  pieces: readonly Piece[],
  choices: Choices,
): readonly (readonly SourceBlock[])[] | null {
  const parts: (readonly SourceBlock[])[] = []
  let number = 0
  for (const piece of pieces) {
    if (piece.kind === 'blocks') {
      parts.push(piece.blocks)
      continue
    }
    const chosen = chosenBlocks(piece, choices.get(idOf(field, number)))
    number += 1
    if (chosen === null) return null
    parts.push(chosen)
  }
  return parts
}

function decisionsIn(field: string, pieces: readonly Piece[]): readonly BlockDecision[] {
  const html = (blocks: readonly SourceBlock[]) => (blocks.length === 0 ? null : htmlOf(blocks))
  return pieces
    .filter(piece => piece.kind === 'decision')
    .map(({ why, base, mine, theirs }, number) => ({
      id: idOf(field, number),
      kind: 'block',
      field,
      why,
      base: html(base),
      mine: html(mine),
      theirs: html(theirs),
    }))
}

/** Blocks that a parser may read otherwise beside other neighbours. */
function needsNeighbours({ name, isTidy }: SourceBlock): boolean {
  return name === null || !isTidy
}

/** Whether a parser finds in the woven text the very blocks that were woven. */
function readsTheSame(edges: Edges, parts: readonly (readonly SourceBlock[])[]): boolean {
  const blocks = parts.flat()
  if (!blocks.some(needsNeighbours)) return true
  const found = sliceBody(joined(edges, parts)).blocks
  const same = (block: SourceBlock, other: SourceBlock | undefined) =>
    other !== undefined && block.source.trim() === other.source.trim()
  return found.length === blocks.length && blocks.every((block, index) => same(block, found[index]))
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/**
 * Whether no block is lost or doubled by being moved: one that stands once in all three texts stands once in the woven
 * one, and one that stands once at most does not stand twice.
 */
function keepsEach({ base, mine, theirs }: Woven, blocks: readonly SourceBlock[]): boolean {
  if (mine.moved.size + theirs.moved.size === 0) return true
  const found = countsOf(blocks.map(keyOf))
  const sides = [countsOf(mine.text.keys), countsOf(theirs.text.keys)]
  return [...countsOf(base.keys)].every(([key, count]) => {
    const inSides = sides.map(side => side.get(key) ?? 0)
    if (count > 1 || inSides.some(other => other > 1)) return true
    const inText = found.get(key) ?? 0
    return inSides.includes(0) ? inText <= 1 : inText === 1
  })
}

interface HtmlSides {
  readonly base: HtmlText
  readonly mine: HtmlText
  readonly theirs: HtmlText
}

function textsOf({ base, mine, theirs }: FieldSides): HtmlSides | null {
  const texts = [base, mine, theirs].map(value =>
    value === null || typeof value === 'string' ? textOf(value ?? '') : null,
  )
  const [before, my, their] = texts
  if (!before || !my || !their) return null
  const isTooLong = [before, my, their].some(({ blocks }) => blocks.length > mostBlocks)
  return isTooLong ? null : { base: before, mine: my, theirs: their }
}

/** What one side did to a text that the other side left as it was. */
function oneSided(sides: FieldSides, from: Side): FieldPlan {
  const texts = textsOf(sides)
  if (texts === null) return takenWhole(sides, from)
  const { base } = texts
  const comparison = new Comparison()
  const [mine, theirs] = [changesIn(base, texts.mine, comparison), changesIn(base, texts.theirs, comparison)]
  const parts = partsOf(sides.field, { base, mine, theirs }, new Map())
  return parts.length === 0 ? takenWhole(sides, from) : settledPlan(sides.field, sides[from], parts)
}

/** Merges HTML by its top-level blocks; each block is kept letter for letter. */
export function mergeHtml(sides: FieldSides): FieldPlan {
  const { field, base, mine, theirs } = sides
  if (mine === theirs) return takenWhole(sides, 'both')
  if (base === theirs) return oneSided(sides, 'mine')
  if (base === mine) return oneSided(sides, 'theirs')
  const texts = textsOf(sides)
  if (texts === null) return valueDecision(sides, 'both_changed')
  const comparison = new Comparison()
  const woven: Woven = {
    base: texts.base,
    mine: changesIn(texts.base, texts.mine, comparison),
    theirs: changesIn(texts.base, texts.theirs, comparison),
  }
  if (hasUntidyChange(woven)) return valueDecision(sides, 'unclear_html')
  const { pieces, fates } = weave(woven, comparison)
  const decisions = decisionsIn(field, pieces)
  const edges = edgesOf(texts)
  for (const side of ['mine', 'theirs'] as const) {
    const all = new Map<string, Choice>(decisions.map(({ id }) => [id, side]))
    const chosen = chosenParts(field, pieces, all)
    if (chosen === null || !keepsEach(woven, chosen.flat())) return valueDecision(sides, 'moved')
    if (!readsTheSame(edges, chosen)) return valueDecision(sides, 'unclear_html')
  }
  return {
    parts: partsOf(field, woven, fates),
    decisions,
    settled: choices => {
      const chosen = chosenParts(field, pieces, choices)
      if (chosen === null) return null
      const text = joined(edges, chosen)
      return { [field]: text === '' ? null : text }
    },
  }
}

/** Whether a side wrote a block that parsers read differently: put elsewhere, it could take others with it. */
function hasUntidyChange({ mine, theirs }: Woven): boolean {
  return [mine, theirs].some(({ text, changes }) =>
    changes.some(({ first, last }) => text.blocks.slice(first, last).some(needsNeighbours)),
  )
}
