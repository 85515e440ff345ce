import type { MergedPart, Side } from '../decision.ts'
import type { BlockChange, SideChanges } from './changes.ts'
import type { Woven } from './weave.ts'

function sizeOf({ from, to, first, last }: BlockChange) {
  const [old, now] = [to - from, last - first]
  const changed = Math.min(old, now)
  return { added: now - changed, changed, removed: old - changed }
}

/** What a side did, of the changes that count. */
function countsOf(side: SideChanges, isCounted: (change: BlockChange) => boolean) {
  let [added, changed, removed] = [0, 0, 0]
  for (const change of side.changes) {
    if (!isCounted(change)) continue
    const size = sizeOf(change)
    added += size.added
    changed += size.changed
    removed += size.removed
  }
  // A block that was moved was taken away and added again.
  const moved = Math.min(side.moved.size, added, removed)
  return { added: added - moved, changed: changed + moved, removed: removed - moved }
}

/**
 * How many blocks each side added, changed and removed, and what both did alike; a moved block counts as changed. Without
 * what is left to a person.
 */
export function partsOf(
  field: string,
  { mine, theirs }: Woven,
  fates: ReadonlyMap<BlockChange, 'both' | 'undecided'>,
): readonly MergedPart[] {
  const by = (from: Side | 'both', side: SideChanges, fate?: 'both') =>
    ({ field, from, how: 'blocks', ...countsOf(side, change => fates.get(change) === fate) }) as const
  return [by('mine', mine), by('theirs', theirs), by('both', mine, 'both')].filter(
    ({ added, changed, removed }) => added + changed + removed > 0,
  )
}
