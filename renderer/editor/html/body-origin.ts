import type { Node } from '@tiptap/pm/model'
import type { BlockEdge, BodyBlock } from './body-blocks.ts'

/** A part of a body's source and the blocks of the document that were read from it; one of each, as a rule. */
export interface SourceStretch {
  readonly index: number
  readonly source: string
  /** What stands between this stretch and the next. */
  readonly after: string
  /** Any parser reads it the same, whatever stands around it. */
  readonly isTidy: boolean
  readonly head: BlockEdge
  readonly tail: BlockEdge
  /** What the source says, to see whether it still says it beside something else; absent where that cannot differ. */
  readonly said: readonly BodyBlock[]
  readonly nodes: readonly Node[]
}

/** A body as it was read. `nodes` are all its blocks in order, `stretches` their sources. */
export interface Origin {
  readonly lead: string
  readonly stretches: readonly SourceStretch[]
  readonly nodes: readonly Node[]
}

/** Where a block of the document comes from: the block of that position in its origin. */
export interface Place {
  readonly origin: Origin
  readonly position: number
  readonly stretch: SourceStretch
  /** Position of the block within its stretch. */
  readonly part: number
}

/**
 * Blocks that nobody touched are the same objects as when they were read: they are written back letter for letter, so
 * that a save changes only what was edited.
 */
const places = new WeakMap<Node, Place>()

/** Remembers where the blocks of a document were read from. */
export function rememberOrigin(lead: string, stretches: readonly SourceStretch[]): void {
  const origin: Origin = { lead, stretches, nodes: stretches.flatMap(stretch => stretch.nodes) }
  let position = 0
  for (const stretch of stretches) {
    for (const [part, node] of stretch.nodes.entries()) {
      places.set(node, { origin, position, stretch, part })
      position += 1
    }
  }
}

/** Where a block was read from; undefined once it was edited, and for what was written here. */
export function placeOf(node: Node | undefined): Place | undefined {
  return node === undefined ? undefined : places.get(node)
}

/** The place at a position of an origin. */
export function placeAt(origin: Origin, position: number): Place | undefined {
  return placeOf(origin.nodes[position])
}
