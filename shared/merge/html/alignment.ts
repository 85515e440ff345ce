/**
 * Which block of a side is which block of the base: for each base block the index in the side, or -1. Indices only rise.
 *
 * Patience diff: what is the same at both ends, then blocks that stand once in both, then again between those. Blocks that
 * are repeated are matched only where unique ones beside them leave no choice, so that none is taken for another one.
 */
export type Alignment = Int32Array

/** Deeper than any text that people write; what is left beyond it counts as changed. It bounds the work. */
const deepest = 40

interface Gap {
  readonly baseFrom: number
  readonly baseTo: number
  readonly sideFrom: number
  readonly sideTo: number
}

/** Keys that stand once in a stretch, with their index. */
function onceIn(keys: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (let index = from; index < to; index += 1) {
    const key = keys[index] ?? ''
    found.set(key, found.has(key) ? -1 : index)
  }
  return found
}

/** The longest run of pairs whose second numbers rise; the first ones do already. In n log n. */
export function risingPairs(
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const ends: number[] = []
  const before: number[] = []
  for (const [index, pair] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    before.push(low === 0 ? -1 : (ends[low - 1] ?? -1))
    ends[low] = index
  }
  const run: (readonly [number, number])[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair) run.push(pair)
  }
  return run.reverse()
}

/** Aligns the blocks of a side with those of the base, both given by what tells blocks apart. */
export function align(base: readonly string[], side: readonly string[]): Alignment {
  const found: Alignment = new Int32Array(base.length).fill(-1)
  const trimmed = (gap: Gap): Gap => {
    let { baseFrom, baseTo, sideFrom, sideTo } = gap
    while (baseFrom < baseTo && sideFrom < sideTo && base[baseFrom] === side[sideFrom]) {
      found[baseFrom] = sideFrom
      baseFrom += 1
      sideFrom += 1
    }
    while (baseFrom < baseTo && sideFrom < sideTo && base[baseTo - 1] === side[sideTo - 1]) {
      baseTo -= 1
      sideTo -= 1
      found[baseTo] = sideTo
    }
    return { baseFrom, baseTo, sideFrom, sideTo }
  }
  const fill = (given: Gap, depth: number) => {
    const gap = trimmed(given)
    if (gap.baseFrom === gap.baseTo || gap.sideFrom === gap.sideTo || depth === deepest) return
    const inSide = onceIn(side, gap.sideFrom, gap.sideTo)
    const shared = [...onceIn(base, gap.baseFrom, gap.baseTo)].flatMap(([key, index]) => {
      const place = inSide.get(key) ?? -1
      return index >= 0 && place >= 0 ? [[index, place] as const] : []
    })
    const anchors = risingPairs(shared)
    if (anchors.length === 0) return
    let { baseFrom, sideFrom } = gap
    for (const [index, place] of [...anchors, [gap.baseTo, gap.sideTo] as const]) {
      fill({ baseFrom, baseTo: index, sideFrom, sideTo: place }, depth + 1)
      if (index < gap.baseTo) found[index] = place
      baseFrom = index + 1
      sideFrom = place + 1
    }
  }
  fill({ baseFrom: 0, baseTo: base.length, sideFrom: 0, sideTo: side.length }, 0)
  return found
}
