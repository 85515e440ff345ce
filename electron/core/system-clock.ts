import type { Clock } from '../sync/engine.ts'

/** This computer's clock and timers. */
export const systemClock: Clock = {
  now: () => new Date(),
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay)
    return () => clearTimeout(timer)
  },
}
