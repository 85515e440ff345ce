import type { Clock } from '../../electron/sync/engine.ts'

interface Timer {
  readonly at: number
  readonly callback: () => void
}

/** A clock that stands still until it is told to go on, so that a test of hours takes no time. */
export interface VirtualClock extends Clock {
  /** Lets time pass and runs what falls due, with everything that follows from it. */
  advance(milliseconds: number): Promise<void>
  /** Lets everything that is under way without waiting for time come to rest. */
  settle(): Promise<void>
}

/** Each turn of the event loop empties the queue of promises; a chain of calls needs several. */
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise<void>(resolve => setImmediate(resolve))
}

/** Starts at a fixed moment. `settle` resolves when nothing is under way but what waits for time. */
export function virtualClock(start = Date.UTC(2026, 2, 1, 9), settle = someTurns): VirtualClock {
  let time = start
  const timers = new Set<Timer>()

  function nextDue(until: number): Timer | undefined {
    return [...timers].filter(timer => timer.at <= until).sort((one, other) => one.at - other.at)[0]
  }

  return {
    now: () => new Date(time),
    after: (delay, callback) => {
      const timer = { at: time + delay, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    settle,
    advance: async milliseconds => {
      const until = time + milliseconds
      await settle()
      for (let due = nextDue(until); due; due = nextDue(until)) {
        timers.delete(due)
        time = due.at
        due.callback()
        await settle()
      }
      time = until
    },
  }
}
