import { DOMParser as DocumentParser, Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { type BodySource, saysSomething, sliceBody } from '#shared/content/body-source.ts'
import { type BodyBlock, readBody, sameBlocks, takeBlocks } from './body-blocks.ts'
import { isPlainBlock, meaningOf } from './body-meaning.ts'
import { rememberOrigin, type SourceStretch } from './body-origin.ts'
import { elementOf } from './write-block.ts'

/** A part of the source and what a browser makes of it. */
interface Reading {
  readonly source: string
  readonly after: string
  readonly isTidy: boolean
  readonly blocks: readonly BodyBlock[]
}

/** Whether words stand in blocks outside of tables: a mark that was never closed goes on in those alone. */
function saysWords(blocks: readonly BodyBlock[]): boolean {
  return blocks.some(
    ({ element }) =>
      saysSomething(element.textContent ?? '') &&
      element.localName !== 'table' &&
      element.querySelector('table') === null,
  )
}

/**
 * Which part of the source each block comes from. Where a part read alone is not what it is in its place (a mark that
 * was never closed and goes on), the parts from the first that is not tidy to the last that differs are one.
 */
function readingsOf(source: BodySource, whole: readonly BodyBlock[]): readonly Reading[] {
  const slices = source.blocks
  if (slices.length === whole.length && slices.every(slice => slice.isTidy)) {
    return slices.map((slice, index) => ({ ...slice, blocks: whole.slice(index, index + 1) }))
  }
  const alone = slices.map(slice => takeBlocks(readBody(slice.source)))
  const fitsAt = (slice: number, block: number) =>
    alone[slice]?.length === 1 && sameBlocks(alone[slice], whole.slice(block, block + 1))
  let before = 0
  while (before < Math.min(slices.length, whole.length) && fitsAt(before, before)) before += 1
  const alike = (count: number) =>
    slices.slice(0, count).map((slice, index) => ({ ...slice, blocks: whole.slice(index, index + 1) }))
  if (before === slices.length && before === whole.length) return alike(before)

  const firstUntidy = slices.findIndex(slice => !slice.isTidy)
  if (firstUntidy !== -1) before = Math.min(before, firstUntidy)
  let after = 0
  const rest = Math.min(slices.length, whole.length) - before
  while (after < rest && fitsAt(slices.length - after - 1, whole.length - after - 1)) after += 1
  // Without a word in it, what follows does not show whether a mark goes on through it.
  if (after > 0 && !saysWords(whole.slice(whole.length - after))) after = 0
  const differing = slices.slice(before, slices.length - after)
  const end = differing.at(-1)?.after ?? ''
  // A comment or end tag at their end has its say in how they are read; white space has none.
  const isPart = saysSomething(end)
  const together: Reading = {
    source: differing
      .map((slice, index) => slice.source + (isPart || index < differing.length - 1 ? slice.after : ''))
      .join(''),
    after: isPart ? '' : end,
    isTidy: false,
    blocks: whole.slice(before, whole.length - after),
  }
  const following = slices.slice(slices.length - after).map((slice, index) => ({
    ...slice,
    blocks: whole.slice(whole.length - after + index, whole.length - after + index + 1),
  }))
  return [...alike(before), together, ...following]
}

/** What the schema makes of elements that stand beside one another; takes them out of their places. */
function parsed(elements: readonly Element[], schema: Schema): { wrapper: Element; nodes: readonly Node[] } {
  const wrapper = elements[0]?.ownerDocument.createElement('div') ?? document.createElement('div')
  wrapper.append(...elements)
  return { wrapper, nodes: DocumentParser.fromSchema(schema).parse(wrapper).content.content }
}

/**
 * The nodes of the blocks that are plain, which most are: read together, because for each alone the parser would begin
 * anew. Empty where what was read is not one node for each.
 */
function plainNodes(blocks: readonly BodyBlock[], schema: Schema): ReadonlyMap<BodyBlock, Node> {
  const plain = blocks.filter(({ element }) => isPlainBlock(element))
  if (plain.length < 2) return new Map()
  const { nodes } = parsed(
    plain.map(({ element }) => element),
    schema,
  )
  if (nodes.length !== plain.length) return new Map()
  return new Map(plain.flatMap((block, index) => (nodes[index] ? [[block, nodes[index]] as const] : [])))
}

/** The nodes of a block; null where the schema cannot give the block back whole. */
function expressed(element: Element, schema: Schema): readonly Node[] | null {
  const isPlain = isPlainBlock(element)
  const { wrapper, nodes } = parsed([element], schema)
  if (isPlain && nodes.length === 1) return nodes
  const again = element.ownerDocument.createElement('div')
  again.append(...nodes.map(node => elementOf(node, schema)).filter(written => written !== null))
  return nodes.length > 0 && meaningOf(again) === meaningOf(wrapper) ? nodes : null
}

function keptAsIs(html: string, schema: Schema): readonly Node[] {
  return [schema.nodes['keptAsIs']?.create({ html })].filter(node => node !== undefined)
}

/** How often HTML is read again that comes out of the parser in a form which the parser reads differently. */
const mostReadings = 4

/** An element that was put together by a parser from what no one would write, as blocks that can be written. */
function keptElement(element: Element, schema: Schema, reading = 1): readonly Node[] {
  const html = element.outerHTML
  const again = takeBlocks(readBody(html))
  const [only] = again
  if (reading === mostReadings || (only && again.length === 1 && only.element.isEqualNode(element))) {
    return keptAsIs(html, schema)
  }
  return again.flatMap(
    block => expressed(block.element, schema) ?? keptElement(block.element, schema, reading + 1),
  )
}

function nodesOf({ element, edge }: BodyBlock, reading: Reading, schema: Schema): readonly Node[] {
  const nodes = expressed(element, schema)
  if (nodes !== null) return nodes
  const isWhole = reading.isTidy && edge === 'block' && reading.blocks.length === 1
  return isWhole ? keptAsIs(reading.source, schema) : keptElement(element, schema)
}

function stretchOf(
  reading: Reading,
  index: number,
  plain: ReadonlyMap<BodyBlock, Node>,
  schema: Schema,
): SourceStretch {
  const { source, after, isTidy, blocks } = reading
  return {
    index,
    source,
    after,
    isTidy,
    head: blocks.at(0)?.edge ?? 'loose',
    tail: blocks.at(-1)?.edge ?? 'loose',
    said: isTidy ? [] : blocks.map(block => ({ ...block, element: copyOf(block.element) })),
    nodes: blocks.flatMap(block => plain.get(block) ?? nodesOf(block, reading, schema)),
  }
}

/** A copy, because reading a block takes it out of its place. */
function copyOf(element: Element): Element {
  return element.ownerDocument.importNode(element, true)
}

/**
 * Body HTML as the editor's blocks. A block that the schema could not give back whole is kept as it is, so that
 * opening and saving a text never loses a part of it; and each block remembers the letters it was read from.
 */
export function parseBody(html: string, schema: Schema): Fragment {
  const source = sliceBody(html)
  const readings = readingsOf(source, takeBlocks(readBody(html)))
  const plain = plainNodes(
    readings.flatMap(reading => (reading.isTidy ? reading.blocks : [])),
    schema,
  )
  const stretches = readings.map((reading, index) => stretchOf(reading, index, plain, schema))
  const nodes = stretches.flatMap(stretch => stretch.nodes)
  if (nodes.length > 0) {
    rememberOrigin(source.lead, stretches)
    return Fragment.from(nodes)
  }
  const paragraph = schema.nodes['paragraph']?.create()
  if (paragraph === undefined) return Fragment.empty
  if (html !== '') rememberOrigin('', [blankStretch(html, paragraph)])
  return Fragment.from(paragraph)
}

/** White space alone is an empty text that is written back as it was. */
function blankStretch(html: string, paragraph: Node): SourceStretch {
  return {
    index: 0,
    source: html,
    after: '',
    isTidy: false,
    head: 'loose',
    tail: 'loose',
    said: [],
    nodes: [paragraph],
  }
}
