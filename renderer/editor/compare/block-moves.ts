import { meaningOf } from './block-meaning.ts'
import type { BodyNode, Move } from './body-node.ts'
import { wordSetOf } from './likeness.ts'

/** Blocks of fewer words may be the same by chance. */
const fewestMoved = 3

/**
 * Marks blocks that are gone in one place and stand word for word in another: they were moved. `sourceOf` gives the block
 * that a node was made of whole.
 */
export function withMoves(
  nodes: readonly BodyNode[],
  sourceOf: (node: BodyNode) => Element | undefined,
): readonly BodyNode[] {
  /** What a block says that came or went whole. */
  const saidBy = (node: BodyNode, standing: 'added' | 'removed'): string | null => {
    const element = node.standing === standing ? sourceOf(node) : undefined
    return element && wordSetOf(element).size >= fewestMoved ? meaningOf(element) : null
  }
  const gone = new Map<string, number[]>()
  for (const [place, node] of nodes.entries()) {
    const said = saidBy(node, 'removed')
    if (said !== null) gone.set(said, [...(gone.get(said) ?? []), place])
  }
  const moves = new Map<number, Move>()
  for (const [place, node] of nodes.entries()) {
    const said = saidBy(node, 'added')
    const from = said === null ? undefined : gone.get(said)?.shift()
    if (from === undefined) continue
    moves.set(from, { way: 'from', other: place })
    moves.set(place, { way: 'to', other: from })
  }
  return nodes.map((node, place) => {
    const moved = moves.get(place)
    return moved === undefined || node.kind === 'text' ? node : { ...node, moved }
  })
}
