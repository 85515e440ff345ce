import { sanitise } from '../html/sanitise.ts'
import { type AlignedBlocks, alignBlocks } from './align-blocks.ts'
import { blocksIn, contentsOf, isHolder } from './block-contents.ts'
import { meaningOf } from './block-meaning.ts'
import { withMoves } from './block-moves.ts'
import type { BodyElement, BodyNode, Standing } from './body-node.ts'
import { compareWords, runsOf, tokensIn, wrappingOf } from './body-runs.ts'
import { isOneKind } from './likeness.ts'

/** The blocks that nodes were made of whole. */
const sources = new WeakMap<BodyNode, Element>()

/** The block of a sanitised text, in a document of its own, that a node stands for as it is; undefined where it is marked up. */
export function sourceOf(node: BodyNode): Element | undefined {
  return sources.get(node)
}

function partsOf(element: Element, standing: Standing): readonly BodyNode[] {
  return isHolder(element)
    ? contentsOf(element).map(child => whole(child, standing))
    : runsOf(tokensIn(element).map(token => ({ token, standing })))
}

function whole(element: Element, standing: Standing): BodyElement {
  let parts: readonly BodyNode[] | null = null
  const node: BodyElement = {
    kind: 'element',
    ...wrappingOf(element),
    standing,
    // Taken apart when somebody asks: of a long text that few have changed, most of it is drawn as it is.
    get children() {
      parts ??= partsOf(element, standing)
      return parts
    },
  }
  sources.set(node, element)
  return node
}

/** Cells of two rows stand for one another by their column, where the rows have the same number: so the table stays one. */
function compareCells(before: readonly Element[], after: readonly Element[]): readonly BodyNode[] | null {
  const isSame =
    before.length === after.length &&
    before.every((cell, index) => {
      const now = after[index]
      return now !== undefined && isOneKind(cell, now)
    })
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

function changedBlock(before: Element, after: Element): BodyElement {
  return {
    kind: 'element',
    ...wrappingOf(after),
    standing: 'changed',
    was: wrappingOf(before),
    children: compareInside(before, after),
  }
}

function nodeFor(aligned: AlignedBlocks): BodyNode {
  switch (aligned.kind) {
    case 'same':
      return whole(aligned.after, 'same')
    case 'changed':
      return changedBlock(aligned.before, aligned.after)
    case 'removed':
      return whole(aligned.before, 'removed')
    case 'added':
      return whole(aligned.after, 'added')
  }
}

function compareBlocks(before: readonly Element[], after: readonly Element[]): readonly BodyNode[] {
  return alignBlocks(before, after).map(nodeFor)
}

/**
 * Two bodies compared block by block, and word by word inside a block that was changed; blocks that stand elsewhere word for
 * word are marked as moved. Both are sanitised first: the tree holds only elements and attributes that the portal accepts.
 */
export function compareBodies(before: string, after: string): readonly BodyNode[] {
  return withMoves(compareBlocks(blocksIn(sanitise(before)), blocksIn(sanitise(after))), sourceOf)
}
