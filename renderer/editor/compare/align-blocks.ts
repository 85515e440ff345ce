import { diffArrays } from 'diff'
import { numbered } from './block-meaning.ts'
import { alike, likeness, wordSetOf } from './likeness.ts'
import { mostPairs, pairInOrder } from './pair-in-order.ts'

/** A block before, the block now that stands for it, or one of them alone. */
export type AlignedBlocks =
  | { readonly kind: 'same' | 'changed'; readonly before: Element; readonly after: Element }
  | { readonly kind: 'removed'; readonly before: Element }
  | { readonly kind: 'added'; readonly after: Element }

interface Numbered {
  readonly block: Element
  /** Blocks that say the same have the same. */
  readonly number: number
}

/** The blocks of two versions beside one another, in the order of both; of those between two pairs, what went comes first. */
export function alignBlocks(before: readonly Element[], after: readonly Element[]): readonly AlignedBlocks[] {
  const [old, now] = numbered(before, after)
  const one = before.map((block, place) => ({ block, number: old[place] ?? 0 }))
  const other = after.map((block, place) => ({ block, number: now[place] ?? 0 }))
  const start = sharedAtStart(one, other)
  const end = sharedAtStart(one.slice(start).toReversed(), other.slice(start).toReversed())
  const middle = [one.slice(start, one.length - end), other.slice(start, other.length - end)] as const
  return [
    ...together(one.slice(0, start), other.slice(0, start)),
    ...alignMiddle(...middle),
    ...together(one.slice(one.length - end), other.slice(other.length - end)),
  ]
}

function sharedAtStart(one: readonly Numbered[], other: readonly Numbered[]): number {
  const first = one.findIndex(({ number }, place) => number !== other[place]?.number)
  return first === -1 ? one.length : first
}

/** Blocks that say the same, one by one. */
function together(one: readonly Numbered[], other: readonly Numbered[]): readonly AlignedBlocks[] {
  return other.map(({ block: after }, place) => ({
    kind: 'same',
    before: one[place]?.block ?? after,
    after,
  }))
}

/**
 * Where few blocks differ, all are weighed against one another: of two paragraphs that stand, the one that was moved must
 * not part the others from what they have become. Of a long text, blocks that stand part it first.
 */
function alignMiddle(one: readonly Numbered[], other: readonly Numbered[]): readonly AlignedBlocks[] {
  if (one.length * other.length <= mostPairs) return paired(one, other)
  const aligned: AlignedBlocks[] = []
  const place = { one: 0, other: 0 }
  let gone: readonly Numbered[] = []
  let come: readonly Numbered[] = []
  for (const part of diffArrays(
    one.map(({ number }) => number),
    other.map(({ number }) => number),
  )) {
    if (part.removed) {
      gone = one.slice(place.one, place.one + part.count)
    } else if (part.added) {
      come = other.slice(place.other, place.other + part.count)
    } else {
      aligned.push(...paired(gone, come))
      gone = []
      come = []
      aligned.push(
        ...together(
          one.slice(place.one, place.one + part.count),
          other.slice(place.other, place.other + part.count),
        ),
      )
    }
    if (!part.added) place.one += part.count
    if (!part.removed) place.other += part.count
  }
  return [...aligned, ...paired(gone, come)]
}

/** What only resembles is less than what says the same. */
function alikeness(one: Numbered, other: Numbered): number {
  return one.number === other.number ? 1 : 0.99 * likeness(one.block, other.block)
}

/** From so many words on a block matters no more than others. */
const manyWords = 100

/** Of two that cannot both stand, the longer one does. */
function worth({ block }: Numbered): number {
  return 1 + Math.min(wordSetOf(block).size, manyWords) / manyWords
}

function paired(one: readonly Numbered[], other: readonly Numbered[]): readonly AlignedBlocks[] {
  const aligned: AlignedBlocks[] = []
  const added = (blocks: readonly Numbered[]) => {
    for (const { block } of blocks) aligned.push({ kind: 'added', after: block })
  }
  let next = 0
  for (const [place, partner] of pairInOrder(one, other, alikeness, 0.99 * alike, worth).entries()) {
    const before = one[place]
    const after = partner === null ? undefined : other[partner]
    if (before === undefined) continue
    if (partner === null || after === undefined) {
      aligned.push({ kind: 'removed', before: before.block })
      continue
    }
    added(other.slice(next, partner))
    const kind = before.number === after.number ? 'same' : 'changed'
    aligned.push({ kind, before: before.block, after: after.block })
    next = partner + 1
  }
  added(other.slice(next))
  return aligned
}
