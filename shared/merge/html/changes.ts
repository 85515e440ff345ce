import type { SourceBlock } from '../../content/body-source.ts'
import { type Alignment, align, risingPairs } from './alignment.ts'
import { type Comparison, clearPartner } from './likeness.ts'

/** A text as its blocks, and what tells them apart. */
export interface BlockText {
  readonly blocks: readonly SourceBlock[]
  readonly keys: readonly string[]
}

/**
 * What a side did at one place: blocks `from` to `to` of the base have become blocks `first` to `last` of the side (the
 * second number is the first one behind).
 */
export interface BlockChange {
  /** `change`: one block became another version of itself. `replacement`: some became others. */
  readonly kind: 'change' | 'insertion' | 'deletion' | 'replacement'
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
  /** Among equal blocks the change may as well have been elsewhere: where it may have been, in blocks of the base. */
  readonly reach: { readonly from: number; readonly to: number }
}

/** What a side did to the base. */
export interface SideChanges {
  readonly text: BlockText
  readonly alignment: Alignment
  readonly changes: readonly BlockChange[]
  /** Blocks of the base that stand elsewhere in the side: index in the base to index in the side. */
  readonly moved: ReadonlyMap<number, number>
}

interface Hunk {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
}

/** Where a change may as well have been is wider than where it was found. */
export function isUnclear({ from, to, reach }: BlockChange): boolean {
  return reach.from < from || reach.to > to
}

function hunksOf(alignment: Alignment, sideLength: number): readonly Hunk[] {
  const hunks: Hunk[] = []
  let [from, first] = [0, 0]
  for (let index = 0; index <= alignment.length; index += 1) {
    const place = index === alignment.length ? sideLength : (alignment[index] ?? -1)
    if (place === -1) continue
    if (from < index || first < place) hunks.push({ from, to: index, first, last: place })
    from = index + 1
    first = place + 1
  }
  return hunks
}

function kindOf({ from, to, first, last }: Hunk): BlockChange['kind'] {
  if (from === to) return 'insertion'
  return first === last ? 'deletion' : 'replacement'
}

/** How far blocks that were added or removed could slide along equal ones, between `floor` and `ceiling`. */
function slide(keys: readonly string[], from: number, to: number, floor: number, ceiling: number) {
  let [up, down] = [0, 0]
  while (from - up > floor && keys[from - up - 1] === keys[to - up - 1]) up += 1
  while (to + down < ceiling && keys[from + down] === keys[to + down]) down += 1
  return { up, down }
}

/** Blocks that stand once in both texts, at places that the alignment does not join. */
function movedBlocks(base: BlockText, side: BlockText, hunks: readonly Hunk[]): ReadonlyMap<number, number> {
  const gone = new Map<string, number>()
  for (const { from, to } of hunks) {
    for (let index = from; index < to; index += 1) gone.set(base.keys[index] ?? '', index)
  }
  if (gone.size === 0) return new Map()
  const [inBase, inSide] = [countsOf(base.keys), countsOf(side.keys)]
  const moved = new Map<number, number>()
  for (const { first, last } of hunks) {
    for (let place = first; place < last; place += 1) {
      const key = side.keys[place] ?? ''
      const index = gone.get(key)
      if (index !== undefined && inBase.get(key) === 1 && inSide.get(key) === 1) moved.set(index, place)
    }
  }
  return moved
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Hunks up to so many comparisons are compared block with block, larger ones near the diagonal. */
const smallHunk = 64
/** How far from the diagonal. */
const beside = 1
/** Large hunks whose lengths differ by more are taken as a whole. */
const mostShift = 4

/** The blocks of the other text that one may have become, all numbers within their hunk. */
function candidatesFor(at: number, size: number, lean: number, isSmall: boolean): readonly number[] {
  const low = isSmall ? 0 : Math.max(0, at - beside + Math.min(0, lean))
  const high = isSmall ? size : Math.min(size, at + beside + 1 + Math.max(0, lean))
  return Array.from({ length: Math.max(0, high - low) }, (_, step) => low + step)
}

interface Moved {
  readonly base: (index: number) => boolean
  readonly side: (place: number) => boolean
}

/** Blocks of a hunk that clearly are versions of one another. */
function pairsIn(
  { from, to, first, last }: Hunk,
  base: BlockText,
  side: BlockText,
  comparison: Comparison,
  isMoved: Moved,
): readonly (readonly [number, number])[] {
  const [before, after] = [base.blocks.slice(from, to), side.blocks.slice(first, last)]
  if (before.length === 1 && after.length === 1) {
    // One block in the place of one block of its kind, whatever its words, is that block.
    return before[0]?.name === after[0]?.name ? [[from, first]] : []
  }
  const isSmall = before.length * after.length <= smallHunk
  const shift = after.length - before.length
  if (!isSmall && Math.abs(shift) > mostShift) return []
  const likeness = comparison.between(before, after)
  const clear: (readonly [number, number])[] = []
  for (const index of before.keys()) {
    if (isMoved.base(from + index)) continue
    const places = candidatesFor(index, after.length, shift, isSmall)
    const place = clearPartner(
      places.filter(other => !isMoved.side(first + other)),
      other => likeness(index, other),
    )
    if (comparison.isUsedUp) break
    if (place === null) continue
    const origins = candidatesFor(place, before.length, -shift, isSmall)
    const origin = clearPartner(
      origins.filter(other => !isMoved.base(from + other)),
      other => likeness(other, place),
    )
    if (origin === index && !comparison.isUsedUp) clear.push([from + index, first + place])
  }
  return risingPairs(clear)
}

function split(hunk: Hunk, pairs: readonly (readonly [number, number])[]): readonly BlockChange[] {
  const changes: BlockChange[] = []
  let { from, first } = hunk
  const rest = (to: number, last: number) => {
    const left = { from, to, first, last }
    if (from < to || first < last) changes.push({ kind: kindOf(left), ...left, reach: { from, to } })
  }
  for (const [index, place] of pairs) {
    rest(index, place)
    const pair = { from: index, to: index + 1, first: place, last: place + 1 }
    changes.push({ kind: 'change', ...pair, reach: { from: index, to: index + 1 } })
    from = index + 1
    first = place + 1
  }
  rest(hunk.to, hunk.last)
  return changes
}

/** What a side did to the base, in the order of the text. */
export function changesIn(base: BlockText, side: BlockText, comparison: Comparison): SideChanges {
  const alignment = align(base.keys, side.keys)
  const hunks = hunksOf(alignment, side.blocks.length)
  const moved = movedBlocks(base, side, hunks)
  const arrived = new Set(moved.values())
  const isMoved: Moved = {
    base: (index: number) => moved.has(index),
    side: (place: number) => arrived.has(place),
  }
  const changes = hunks.flatMap((hunk, number) => {
    const { from, to, first, last } = hunk
    const kind = kindOf(hunk)
    if (kind === 'replacement') return split(hunk, pairsIn(hunk, base, side, comparison, isMoved))
    const floor = hunks[number - 1]
    const ceiling = hunks[number + 1]
    const { up, down } =
      kind === 'deletion'
        ? slide(base.keys, from, to, floor?.to ?? 0, ceiling?.from ?? base.keys.length)
        : slide(side.keys, first, last, floor?.last ?? 0, ceiling?.first ?? side.keys.length)
    return [{ kind, ...hunk, reach: { from: from - up, to: to + down } }]
  })
  return { text: side, alignment, changes, moved }
}
