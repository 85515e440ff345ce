import type { Side } from '../decision.ts'
import type { BlockChange, SideChanges } from './changes.ts'
import type { Cluster } from './clusters.ts'
import type { Piece, Woven } from './weave.ts'

/** What stands at a place of a side in the merged text, instead of the block that the side moved there. */
export interface SettledMoves {
  readonly mine: ReadonlyMap<number, readonly Piece[]>
  readonly theirs: ReadonlyMap<number, readonly Piece[]>
  /** Changes that were taken to the place where their block has moved. */
  readonly settled: ReadonlySet<BlockChange>
  /** Blocks of the base that stand elsewhere now, by the side that moved them: where they stood, they are not to stand again. */
  readonly gone: Readonly<Record<Side, ReadonlySet<number>>>
}

interface SideFacts {
  /** The change that concerns a block of the base. */
  readonly changeOf: ReadonlyMap<number, BlockChange>
  /** What was added before a block of the base. */
  readonly addedBefore: ReadonlyMap<number, BlockChange>
}

function factsOf({ changes }: SideChanges): SideFacts {
  const changeOf = new Map<number, BlockChange>()
  const addedBefore = new Map<number, BlockChange>()
  for (const change of changes) {
    if (change.kind === 'insertion') addedBefore.set(change.from, change)
    for (let index = change.from; index < change.to; index += 1) changeOf.set(index, change)
  }
  return { changeOf, addedBefore }
}

/** The places of a side that no change of the other side meets. */
function quietPlaces(side: Side, clusters: readonly Cluster[]): ReadonlySet<number> {
  const places = new Set<number>()
  for (const cluster of clusters) {
    if (cluster[side === 'mine' ? 'theirs' : 'mine'].length > 0) continue
    for (const { first, last } of cluster[side])
      for (let place = first; place < last; place += 1) places.add(place)
  }
  return places
}

function movedDecision(woven: Woven, side: Side, index: number): Piece {
  const base = woven.base.blocks.slice(index, index + 1)
  const [mine, theirs] = side === 'mine' ? [base, []] : [[], base]
  return { kind: 'decision', why: 'moved', base, mine, theirs }
}

/** Whether both moved a block to the same neighbour. */
function isSameMove(own: SideChanges, place: number, other: SideChanges, otherPlace: number): boolean {
  const isSame = (step: number) => own.text.keys[place + step] === other.text.keys[otherPlace + step]
  return isSame(-1) || isSame(1)
}

/**
 * Blocks that one side moved, where the other side did something to them: changed words travel with their block, and so
 * does what was added between two blocks that moved together. A block that the other side removed, or moved elsewhere,
 * is a person's to decide.
 */
export function settledMoves(woven: Woven, clusters: readonly Cluster[]): SettledMoves {
  const found = { mine: new Map<number, readonly Piece[]>(), theirs: new Map<number, readonly Piece[]>() }
  const settled = new Set<BlockChange>()
  const gone = { mine: new Set<number>(), theirs: new Set<number>() }
  if (woven.mine.moved.size + woven.theirs.moved.size === 0) return { ...found, settled, gone }
  for (const [side, otherSide] of [
    ['mine', 'theirs'],
    ['theirs', 'mine'],
  ] as const) {
    const [own, other] = [woven[side], woven[otherSide]]
    const { changeOf, addedBefore } = factsOf(other)
    const quiet = quietPlaces(side, clusters)
    const blocksOf = ({ first, last }: BlockChange): Piece => ({
      kind: 'blocks',
      from: otherSide,
      blocks: other.text.blocks.slice(first, last),
    })
    for (const [index, place] of own.moved) {
      if (!quiet.has(place)) continue
      const elsewhere = other.moved.get(index)
      if (elsewhere !== undefined) {
        if (!isSameMove(own, place, other, elsewhere))
          found[side].set(place, [movedDecision(woven, side, index)])
        continue
      }
      const change = changeOf.get(index)
      if (change === undefined || change.kind === 'change') gone[side].add(index)
      const pieces: Piece[] = []
      if (change?.kind === 'change') {
        settled.add(change)
        pieces.push(blocksOf(change))
      } else if (change?.kind === 'deletion') {
        pieces.push(movedDecision(woven, side, index))
      } else {
        pieces.push({ kind: 'blocks', from: side, blocks: own.text.blocks.slice(place, place + 1) })
      }
      const added = addedBefore.get(index + 1)
      if (added !== undefined && own.moved.get(index + 1) === place + 1) {
        settled.add(added)
        pieces.push(blocksOf(added))
      }
      found[side].set(place, pieces)
    }
  }
  return { ...found, settled, gone }
}
