import { diffArrays } from 'diff'
import { sanitise } from '../html/sanitise.ts'
import {
  type BodyNode,
  blocks,
  compareWords,
  isElement,
  keysOf,
  runsOf,
  type Standing,
  tokensIn,
  wrappingOf,
} from './body-runs.ts'

/** Elements whose children are compared one by one; all others are compared by their words. */
const holders = new Set('ul ol blockquote table thead tbody tr dl'.split(' '))
/** How much two blocks must share to be read as one block that was changed. */
const alike = 0.4

function childElements(element: ParentNode): readonly Element[] {
  return [...element.children]
}

/** Blocks of a fragment; inline content that stands alone is taken as a paragraph. */
function blocksIn(parent: ParentNode & Node): readonly Element[] {
  const found: Element[] = []
  let loose: Element | null = null
  for (const child of [...parent.childNodes]) {
    if (isElement(child) && blocks.has(child.localName)) {
      found.push(child)
      loose = null
    } else if (isElement(child) || (child.textContent ?? '').trim() !== '' || loose !== null) {
      if (loose === null) {
        // Of the text's own document, which does nothing: in the page's a picture would load.
        loose = child.ownerDocument?.createElement('p') ?? null
        if (loose === null) continue
        found.push(loose)
      }
      // A copy: the words stay where they are, to be read again.
      loose.append(child.cloneNode(true))
    }
  }
  return found
}

function isHolder(element: Element): boolean {
  if (holders.has(element.localName)) return true
  if (element.localName !== 'li') return false
  // An item of one paragraph and an item of bare words mean the same.
  const inner = childElements(element).filter(child => blocks.has(child.localName))
  return inner.length > 1 || inner.some(child => child.localName !== 'p')
}

const contents = new WeakMap<Element, readonly Element[]>()

/** The blocks inside a holder; found once, for it is asked often. */
function contentsOf(element: Element): readonly Element[] {
  const known = contents.get(element)
  if (known !== undefined) return known
  const found = element.localName === 'li' ? blocksIn(element) : childElements(element)
  contents.set(element, found)
  return found
}

const meanings = new WeakMap<Element, string>()

/** What a block says, so that two spellings of the same block are equal; reckoned once, for it is asked often. */
function meaningOf(element: Element): string {
  const known = meanings.get(element)
  if (known !== undefined) return known
  const meaning = readMeaning(element)
  meanings.set(element, meaning)
  return meaning
}

function readMeaning(element: Element): string {
  const inside = isHolder(element) ? contentsOf(element).map(meaningOf) : keysOf(tokensIn(element))
  return `<${element.localName}${attributesKey(element)}>${inside.join('')}</>`
}

/** Attributes that say what holds without them. */
const defaults: Readonly<Record<string, string>> = { start: '1', colspan: '1', rowspan: '1' }

/** What the attributes of a block say: how many cells one takes, with what number a list begins. */
function attributesKey(element: Element): string {
  return [...element.attributes]
    .filter(({ name, value }) => defaults[name] !== value)
    .map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`)
    .sort()
    .join('')
}

/** The blocks that nodes were made of whole. */
const sources = new WeakMap<BodyNode, Element>()

function whole(element: Element, standing: Standing): BodyNode {
  const children = isHolder(element)
    ? contentsOf(element).map(child => whole(child, standing))
    : runsOf(tokensIn(element).map(token => ({ token, standing })))
  const node: BodyNode = { kind: 'element', ...wrappingOf(element), standing, children }
  sources.set(node, element)
  return node
}

/** Blocks of fewer words may be the same by chance. */
const fewestMoved = 3

/** Marks blocks that are gone in one place and stand word for word in another: they were moved. */
function withMoves(nodes: readonly BodyNode[]): readonly BodyNode[] {
  /** What a block says that came or went whole. */
  const saidBy = (node: BodyNode, standing: Standing): string | null => {
    const element = node.standing === standing ? sources.get(node) : undefined
    return element && wordsIn(element).length >= fewestMoved ? meaningOf(element) : null
  }
  const removed = new Map<string, BodyNode[]>()
  for (const node of nodes) {
    const said = saidBy(node, 'removed')
    if (said !== null) removed.set(said, [...(removed.get(said) ?? []), node])
  }
  const moved = new Map<BodyNode, 'from' | 'to'>()
  for (const node of nodes) {
    const said = saidBy(node, 'added')
    const from = said === null ? undefined : removed.get(said)?.shift()
    if (from === undefined) continue
    moved.set(from, 'from')
    moved.set(node, 'to')
  }
  return nodes.map(node => {
    const how = moved.get(node)
    return how === undefined || node.kind === 'text' ? node : { ...node, moved: how }
  })
}

/** Cells of two rows stand for one another by their column, where the rows have the same ones: so the table stays one. */
function compareCells(before: readonly Element[], after: readonly Element[]): readonly BodyNode[] | null {
  const isSame =
    before.length === after.length &&
    before.every((cell, index) => cell.localName === after[index]?.localName)
  if (!isSame) return null
  return after.map((cell, index) => {
    const old = before[index] ?? cell
    return meaningOf(old) === meaningOf(cell) ? whole(cell, 'same') : changedBlock(old, cell)
  })
}

function compareInside(before: Element, after: Element): readonly BodyNode[] {
  if (!isHolder(after)) return compareWords(before, after)
  const [old, now] = [contentsOf(before), contentsOf(after)]
  const cells = after.localName === 'tr' ? compareCells(old, now) : null
  return cells ?? compareBlocks(old, now)
}

function changedBlock(before: Element, after: Element): BodyNode {
  return {
    kind: 'element',
    ...wrappingOf(after),
    standing: 'changed',
    children: compareInside(before, after),
  }
}

/** The words of a block. Those of two cells are two, though nothing stands between them. */
function wordsIn(node: Node): readonly string[] {
  if (node.nodeType === 3) return node.textContent?.match(/[\p{L}\p{N}]+/gu) ?? []
  return [...node.childNodes].flatMap(wordsIn)
}

/** Share of words that two blocks have in common, between 0 and 1. */
function likeness(before: Element, after: Element): number {
  if (before.localName !== after.localName || isHolder(before) !== isHolder(after)) return 0
  const wordsBefore = new Set(wordsIn(before))
  const wordsAfter = new Set(wordsIn(after))
  const shared = [...wordsBefore].filter(word => wordsAfter.has(word)).length
  const most = Math.max(wordsBefore.size, wordsAfter.size)
  // Two objects without a word (pictures, empty cells) stand for one another.
  return most === 0 ? 1 : shared / most
}

/** Blocks that were replaced by others: each pairs with the first later one that says much the same. */
function pairUp(removed: readonly Element[], added: readonly Element[]): readonly BodyNode[] {
  const nodes: BodyNode[] = []
  let next = 0
  for (const before of removed) {
    const partner = added.findIndex((after, index) => index >= next && likeness(before, after) >= alike)
    const after = partner === -1 ? undefined : added[partner]
    if (after === undefined) {
      nodes.push(whole(before, 'removed'))
      continue
    }
    nodes.push(...added.slice(next, partner).map(block => whole(block, 'added')))
    nodes.push(changedBlock(before, after))
    next = partner + 1
  }
  return [...nodes, ...added.slice(next).map(block => whole(block, 'added'))]
}

function compareBlocks(before: readonly Element[], after: readonly Element[]): readonly BodyNode[] {
  const parts = diffArrays([...before], [...after], {
    comparator: (one, other) => meaningOf(one) === meaningOf(other),
  })
  const nodes: BodyNode[] = []
  let removed: readonly Element[] = []
  for (const part of parts) {
    if (part.removed) {
      removed = part.value
    } else if (part.added) {
      nodes.push(...pairUp(removed, part.value))
      removed = []
    } else {
      nodes.push(...removed.map(block => whole(block, 'removed')))
      removed = []
      nodes.push(...part.value.map(block => whole(block, 'same')))
    }
  }
  return [...nodes, ...removed.map(block => whole(block, 'removed'))]
}

/**
 * Two bodies compared block by block, and word by word inside a block that was changed; blocks that stand elsewhere word for
 * word are marked as moved. Both are sanitised first: the
 * tree holds only elements and attributes that the portal accepts.
 */
export function compareBodies(before: string, after: string): readonly BodyNode[] {
  return withMoves(compareBlocks(blocksIn(sanitise(before)), blocksIn(sanitise(after))))
}
