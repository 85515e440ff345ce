/** More pairs than this are not weighed against one another. */
export const mostPairs = 10_000

/**
 * Pairs what went with what came, in the order of both, so that the pairs are as alike as they can be together. `likeness`
 * is between 0 and 1; below `least` two are no pair; `worth` is how much it matters that a thing has a partner. Answers with the place of each one's partner among those that came,
 * or null. Where there are very many, each takes the first one that is alike.
 */
export function pairInOrder<Thing>(
  gone: readonly Thing[],
  come: readonly Thing[],
  likeness: (one: Thing, other: Thing) => number,
  least: number,
  worth: (one: Thing) => number = () => 1,
): readonly (number | null)[] {
  if (gone.length * come.length > mostPairs) return firstAlike(gone, come, likeness, least)
  const weights = gone.map(one =>
    come.map(other => {
      const weight = likeness(one, other)
      return weight >= least ? weight * worth(one) : 0
    }),
  )
  // best[i][j]: how alike the pairs of all from i and all from j on can be.
  const best: number[][] = Array.from({ length: gone.length + 1 }, () => new Array(come.length + 1).fill(0))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const weightOf = (i: number, j: number) => weights[i]?.[j] ?? 0
  for (let i = gone.length - 1; i >= 0; i -= 1) {
    const row = best[i] ?? []
    for (let j = come.length - 1; j >= 0; j -= 1) {
      const paired = weightOf(i, j) > 0 ? weightOf(i, j) + at(i + 1, j + 1) : 0
      row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1))
    }
  }
  let next = 0
  return gone.map((_, i) => {
    for (let j = next; j < come.length; j += 1) {
      const weight = weightOf(i, j)
      if (weight > 0 && at(i, next) === weight + at(i + 1, j + 1)) {
        next = j + 1
        return j
      }
    }
    return null
  })
}

function firstAlike<Thing>(
  gone: readonly Thing[],
  come: readonly Thing[],
  likeness: (one: Thing, other: Thing) => number,
  least: number,
): readonly (number | null)[] {
  let next = 0
  return gone.map(one => {
    const found = come.findIndex((other, place) => place >= next && likeness(one, other) >= least)
    if (found === -1) return null
    next = found + 1
    return found
  })
}
