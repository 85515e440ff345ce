/** Whether words stand in both versions, or in one of them. */
export type Standing = 'same' | 'added' | 'removed'

/** An element without what stands in it. */
export interface Wrapping {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Where else a block stands that was moved: `other` is the place of its twin among the top-level nodes. */
export interface Move {
  /** `from`: here it was; `to`: here it is now. */
  readonly way: 'from' | 'to'
  readonly other: number
}

/** An element of a text with its changes. */
export interface BodyElement extends Wrapping {
  readonly kind: 'element'
  /** `changed`: something inside differs, or what the element itself says. */
  readonly standing: Standing | 'changed'
  /** What the element was before; only of one that is in both versions. */
  readonly was?: Wrapping
  /** A block that was removed here and added elsewhere word for word, or the other way round. */
  readonly moved?: Move
  readonly children: readonly BodyNode[]
}

/**
 * A text with its changes as a tree: elements that hold what is accepted and nothing else, and runs of words.
 */
export type BodyNode =
  | BodyElement
  | { readonly kind: 'text'; readonly standing: Standing; readonly text: string }

/** Whether an element is a picture or a video, which is marked as one thing. */
export function isObject({ name }: Wrapping): boolean {
  return name === 'img' || name === 'iframe'
}

/** The version that is looked at. */
export type Side = 'before' | 'after'

/** What stands on one side alone. */
const onlyOn = { before: 'removed', after: 'added' } as const satisfies Record<Side, Standing>

/**
 * A node with what stands in it on one side, with its marks; null where it does not stand there at all. What an element
 * was stays in `was`.
 */
export function sideOf(node: BodyNode, side: Side): BodyNode | null {
  const absent = onlyOn[side === 'before' ? 'after' : 'before']
  if (node.standing === absent) return null
  if (node.kind === 'text' || node.standing !== 'changed') return node
  const children = node.children.flatMap(child => sideOf(child, side) ?? [])
  return { ...node, children }
}

/** The words of a node as they stand, without marks. */
export function asStanding(node: BodyNode): BodyNode {
  return node.kind === 'text'
    ? { ...node, standing: 'same' }
    : { ...node, standing: 'same', children: node.children.map(asStanding) }
}
