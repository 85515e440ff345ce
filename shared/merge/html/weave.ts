import type { SourceBlock } from '../../content/body-source.ts'
import type { MergeDecision, Side } from '../decision.ts'
import { type BlockChange, type BlockText, isUnclear, type SideChanges } from './changes.ts'
import { type Cluster, clustersOf } from './clusters.ts'
import { insertedByBoth } from './insertions.ts'
import type { Comparison } from './likeness.ts'
import { type SettledMoves, settledMoves } from './moves.ts'

/** A part of the merged text: blocks as they are written, or a decision between blocks. */
export type Piece =
  | {
      readonly kind: 'blocks'
      readonly from: 'base' | Side | 'both'
      readonly blocks: readonly SourceBlock[]
    }
  | {
      readonly kind: 'decision'
      readonly why: MergeDecision['why']
      readonly base: readonly SourceBlock[]
      readonly mine: readonly SourceBlock[]
      readonly theirs: readonly SourceBlock[]
    }

/** The two sides over their base. */
export interface Woven {
  readonly base: BlockText
  readonly mine: SideChanges
  readonly theirs: SideChanges
}

/** What stands between a block that both kept and the next one: of the side that changed it. */
function keptBlock({ base, mine, theirs }: Woven, index: number): readonly SourceBlock[] {
  const block = base.blocks[index]
  if (block === undefined) return []
  const my = mine.text.blocks[mine.alignment[index] ?? -1]?.after ?? block.after
  const their = theirs.text.blocks[theirs.alignment[index] ?? -1]?.after ?? block.after
  return [{ ...block, after: my === block.after ? their : my }]
}

function keptBlocks(woven: Woven, from: number, to: number): readonly Piece[] {
  const blocks: SourceBlock[] = []
  for (let index = from; index < to; index += 1) blocks.push(...keptBlock(woven, index))
  return blocks.length === 0 ? [] : [{ kind: 'blocks', from: 'base', blocks }]
}

/** What one side made of a stretch of the base. */
function sidePieces(woven: Woven, side: Side, cluster: Cluster, moves: SettledMoves): readonly Piece[] {
  const pieces: Piece[] = []
  let at = cluster.from
  for (const { from, to, first, last } of cluster[side]) {
    pieces.push(...keptBlocks(woven, at, from))
    for (let place = first; place < last; place += 1) {
      const block = woven[side].text.blocks[place]
      if (block === undefined) continue
      pieces.push(...(moves[side].get(place) ?? [{ kind: 'blocks', from: side, blocks: [block] } as const]))
    }
    at = to
  }
  return [...pieces, ...keptBlocks(woven, at, cluster.to)]
}

/** The blocks that one side left in a stretch, without those that stand elsewhere because the other side moved them. */
function blocksOfSide(
  woven: Woven,
  side: Side,
  cluster: Cluster,
  { gone }: SettledMoves,
): readonly SourceBlock[] {
  const isGone = gone[side === 'mine' ? 'theirs' : 'mine']
  const blocks: SourceBlock[] = []
  let at = cluster.from
  const keep = (to: number) => {
    for (; at < to; at += 1) if (!isGone.has(at)) blocks.push(...keptBlock(woven, at))
  }
  for (const { from, to, first, last } of cluster[side]) {
    keep(from)
    blocks.push(...woven[side].text.blocks.slice(first, last))
    at = to
  }
  keep(cluster.to)
  return blocks
}

function sameBlocks(one: readonly SourceBlock[], other: readonly SourceBlock[]): boolean {
  return one.length === other.length && one.every((block, index) => block.source === other[index]?.source)
}

function reasonFor({ mine, theirs }: Cluster): MergeDecision['why'] {
  const all = [...mine, ...theirs]
  if (all.some(isUnclear)) return 'repeated'
  const takesAway = ({ kind }: BlockChange) => kind === 'deletion'
  return all.some(takesAway) ? 'removed_and_changed' : 'both_changed'
}

/** Both took blocks away, and nothing else: what either took away is gone. */
function bothRemoved(woven: Woven, { mine, theirs, from, to }: Cluster): readonly Piece[] {
  const isGone = (index: number) =>
    [...mine, ...theirs].some(change => change.from <= index && index < change.to)
  const pieces: Piece[] = []
  for (let index = from; index < to; index += 1)
    if (!isGone(index)) pieces.push(...keptBlocks(woven, index, index + 1))
  return pieces
}

/** What became of what both did at one place: they did the same, or a person decides. */
type Fate = 'both' | 'undecided'

interface Meeting {
  readonly pieces: readonly Piece[]
  readonly fate?: Fate
}

function whereBothMeet(woven: Woven, cluster: Cluster, moves: SettledMoves, comparison: Comparison): Meeting {
  const mine = blocksOfSide(woven, 'mine', cluster, moves)
  const theirs = blocksOfSide(woven, 'theirs', cluster, moves)
  if (sameBlocks(mine, theirs))
    return { pieces: [{ kind: 'blocks', from: 'both', blocks: mine }], fate: 'both' }
  const all = [...cluster.mine, ...cluster.theirs]
  if (all.every(change => change.kind === 'insertion' && !isUnclear(change))) {
    const inOrder = woven.base.blocks.length === 0 ? null : insertedByBoth(mine, theirs, comparison)
    if (inOrder !== null) return { pieces: inOrder }
    return {
      pieces: [{ kind: 'decision', why: 'both_added', base: [], mine, theirs }],
      fate: 'undecided',
    }
  }
  if (all.every(change => change.kind === 'deletion' && !isUnclear(change)))
    return { pieces: bothRemoved(woven, cluster) }
  const isGone = (index: number) => moves.gone.mine.has(index) || moves.gone.theirs.has(index)
  const base = woven.base.blocks
    .slice(cluster.from, cluster.to)
    .filter((_block, index) => !isGone(cluster.from + index))
  return {
    pieces: [{ kind: 'decision', why: reasonFor(cluster), base, mine, theirs }],
    fate: 'undecided',
  }
}

/** A woven text, and what became of the changes where both sides met. */
interface Weave {
  readonly pieces: readonly Piece[]
  readonly fates: ReadonlyMap<BlockChange, Fate>
}

/** Weaves what two sides did to a text into one, block by block. */
export function weave(woven: Woven, comparison: Comparison): Weave {
  const moves = settledMoves(woven, clustersOf(woven.mine, woven.theirs, new Set()))
  const pieces: Piece[] = []
  const fates = new Map<BlockChange, Fate>()
  let at = 0
  for (const cluster of clustersOf(woven.mine, woven.theirs, moves.settled)) {
    pieces.push(...keptBlocks(woven, at, cluster.from))
    if (cluster.theirs.length === 0) pieces.push(...sidePieces(woven, 'mine', cluster, moves))
    else if (cluster.mine.length === 0) pieces.push(...sidePieces(woven, 'theirs', cluster, moves))
    else {
      const { pieces: met, fate } = whereBothMeet(woven, cluster, moves, comparison)
      pieces.push(...met)
      if (fate) for (const change of [...cluster.mine, ...cluster.theirs]) fates.set(change, fate)
    }
    at = cluster.to
  }
  return { pieces: [...pieces, ...keptBlocks(woven, at, woven.base.blocks.length)], fates }
}
