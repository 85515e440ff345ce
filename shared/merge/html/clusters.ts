import type { Side } from '../decision.ts'
import { type BlockChange, isUnclear, type SideChanges } from './changes.ts'

/** Changes that have to be looked at together: of one side alone, or of both where they meet. */
export interface Cluster {
  readonly mine: readonly BlockChange[]
  readonly theirs: readonly BlockChange[]
  /** Blocks of the base that they concern. */
  readonly from: number
  readonly to: number
}

interface Owned {
  readonly side: Side
  readonly change: BlockChange
}

/** Whether a change puts something beside others, so that it may belong to what the other side took away there. */
function isPointed(change: BlockChange): boolean {
  return change.reach.from === change.reach.to
}

/** Whether changes of two sides meet: on the same block, or where it cannot be told that they do not. */
function meet(one: BlockChange, other: BlockChange): boolean {
  if (isPointed(one) && isPointed(other)) return one.reach.from === other.reach.from
  if (!isPointed(one) && !isPointed(other))
    return Math.max(one.reach.from, other.reach.from) < Math.min(one.reach.to, other.reach.to)
  const [point, stretch] = isPointed(one) ? [one, other] : [other, one]
  const at = point.reach.from
  if (stretch.reach.from < at && at < stretch.reach.to) return true
  const touches = at === stretch.reach.from || at === stretch.reach.to
  // Beside a block that is still there, what was added stays clear; beside one that is gone it may have belonged to it.
  return touches && (stretch.kind !== 'change' || isUnclear(stretch))
}

class GrowingCluster {
  readonly mine: BlockChange[] = []
  readonly theirs: BlockChange[] = []
  from: number
  to: number

  constructor(first: Owned) {
    this.from = first.change.reach.from
    this.to = first.change.reach.to
    this.add(first)
  }

  add({ side, change }: Owned): void {
    this[side].push(change)
    this.from = Math.min(this.from, change.reach.from)
    this.to = Math.max(this.to, change.reach.to)
  }

  addAll({ mine, theirs }: GrowingCluster): void {
    for (const change of mine) this.add({ side: 'mine', change })
    for (const change of theirs) this.add({ side: 'theirs', change })
  }

  takes(next: Owned): boolean {
    return next.change.reach.from < this.to || this.meets(next)
  }

  meets({ side, change }: Owned): boolean {
    // Changes of one side do not overlap: only the last ones can reach as far as this one.
    return this[side === 'mine' ? 'theirs' : 'mine'].slice(-3).some(other => meet(other, change))
  }
}

/** Puts together what the two sides did, in the order of the text. `without`: changes that are settled already. */
export function clustersOf(
  mine: SideChanges,
  theirs: SideChanges,
  without: ReadonlySet<BlockChange>,
): readonly Cluster[] {
  const owned = (side: Side, { changes }: SideChanges): readonly Owned[] =>
    changes.filter(change => !without.has(change)).map(change => ({ side, change }))
  const all = [...owned('mine', mine), ...owned('theirs', theirs)].sort(
    (one, other) =>
      one.change.reach.from - other.change.reach.from || one.change.reach.to - other.change.reach.to,
  )
  const clusters: GrowingCluster[] = []
  for (const next of all) {
    const [before, current] = [clusters.at(-2), clusters.at(-1)]
    if (before?.meets(next) && current) {
      // What was added just before a block that has changed, too, is met together with it.
      before.addAll(current)
      before.add(next)
      clusters.pop()
    } else if (current?.takes(next)) current.add(next)
    else clusters.push(new GrowingCluster(next))
  }
  return clusters
}
