/** What a benchmark has to reach. `value` and `limit` are in `unit`; `ok` tells whether the value is on the right side. */
export interface Bar {
  readonly name: string
  readonly value: number
  readonly limit: number
  readonly unit: string
  readonly ok: boolean
}

/** What a suite in tests/bench gives: how often it measured, and its bars. */
export interface BenchBars {
  readonly rounds: number
  readonly bars: readonly Bar[]
}

/** A bar for something that should be small, as a time. */
export function atMost(limit: number, unit: string, name: string, value: number): Bar {
  return { name, value, limit, unit, ok: value <= limit }
}

/** The middle one of some measurements, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.')
  return (low + high) / 2
}
