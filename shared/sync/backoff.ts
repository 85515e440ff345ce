import { timing } from './timing.ts'

/**
 * How long to wait before trying again, in milliseconds: doubled with each failure up to a limit, with full jitter
 * over its upper half, so that desks that lost the service together do not all return in the same second.
 * `random` is a number in [0, 1).
 */
export function retryDelay(failures: number, random: number): number {
  const ceiling = Math.min(timing.retryMost, timing.retryFirst * 2 ** Math.max(0, failures - 1))
  return Math.round(ceiling / 2 + (ceiling / 2) * random)
}
