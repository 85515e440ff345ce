import type { SourceBlock } from '../../content/body-source.ts'
import type { Comparison } from './likeness.ts'
import type { Piece } from './weave.ts'

/** More comparisons than this say that two long texts were added at one place. */
const mostPairs = 400

function isHeading({ name }: SourceBlock): boolean {
  return name !== null && /^h[1-6]$/.test(name)
}

/** Whether all of one stand in the other, in the same order. */
function isWithin(part: readonly SourceBlock[], whole: readonly SourceBlock[]): boolean {
  let found = 0
  for (const { source } of whole) if (part[found]?.source === source) found += 1
  return found === part.length
}

/** Words that stood below a heading of their own would come below one of the other side. */
function comesBelow(first: readonly SourceBlock[], then: readonly SourceBlock[]): boolean {
  const [next] = then
  return first.some(isHeading) && next !== undefined && !isHeading(next)
}

/**
 * What both added at the same place, mine before theirs, or the other way round where theirs would otherwise come below a
 * heading of mine. Null where that is a person's to say: what was added is alike, or no order keeps the sections.
 */
export function insertedByBoth(
  mine: readonly SourceBlock[],
  theirs: readonly SourceBlock[],
  comparison: Comparison,
): readonly Piece[] | null {
  if (isWithin(theirs, mine)) return [{ kind: 'blocks', from: 'both', blocks: mine }]
  if (isWithin(mine, theirs)) return [{ kind: 'blocks', from: 'both', blocks: theirs }]
  if (mine.length * theirs.length > mostPairs) return null
  const isUnclear = mine.some(my =>
    theirs.some(their => my.source === their.source || comparison.areAlike(my, their)),
  )
  if (isUnclear || comparison.isUsedUp) return null
  const pieces = [
    { kind: 'blocks', from: 'mine', blocks: mine },
    { kind: 'blocks', from: 'theirs', blocks: theirs },
  ] as const
  if (!comesBelow(mine, theirs)) return pieces
  return comesBelow(theirs, mine) ? null : [...pieces].reverse()
}
