/**
 * A percentile by the nearest-rank method: of N values in ascending order, the one at place ⌈share × N⌉, counted from 1. It
 * is always one of the values, never between two of them; the median of an even number is the lower one of the middle two.
 * `sorted` ascends, `share` is above 0 and at most 1; null of no values.
 */
export function nearestRank(sorted: readonly number[], share: number): number | null {
  // Times a hundred, because 0.07 × 100 is more than 7 in binary: the place would be one too high.
  const rank = Math.ceil((Math.round(share * 100) * sorted.length) / 100)
  return sorted[Math.max(rank, 1) - 1] ?? null
}
