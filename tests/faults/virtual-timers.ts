import type { Clock } from '../../electron/sync/engine.ts'

/** Timers from this length on are of the trade (a time limit, a heartbeat) and not of the machinery, in milliseconds. */
const leastOfTheTrade = 25

interface VirtualTimer {
  readonly ref: () => VirtualTimer
  readonly unref: () => VirtualTimer
  readonly hasRef: () => boolean
}

/**
 * Puts every long timer of this process onto virtual time: the limits of requests, the silence of the live line, the
 * service's signs of life. For the whole life of the process; `clock` answers the clock of the run under way.
 */
export function takeOverTimers(clock: () => Clock): void {
  const real = { setTimeout, clearTimeout, setInterval, clearInterval, timeout: AbortSignal.timeout }
  const cancellations = new WeakMap<object, () => void>()

  function virtualTimer(start: (keep: (cancel: () => void) => void) => void): VirtualTimer {
    const timer: VirtualTimer = { ref: () => timer, unref: () => timer, hasRef: () => false }
    start(cancel => cancellations.set(timer, cancel))
    return timer
  }

  function cancelled(timer: unknown): boolean {
    const cancel = typeof timer === 'object' && timer !== null ? cancellations.get(timer) : undefined
    cancel?.()
    return cancel !== undefined
  }

  function after(run: (...given: unknown[]) => void, delay = 0, ...given: unknown[]): unknown {
    if (delay < leastOfTheTrade) return real.setTimeout(run, delay, ...given)
    return virtualTimer(keep => keep(clock().after(delay, () => run(...given))))
  }

  function every(run: (...given: unknown[]) => void, period = 0, ...given: unknown[]): unknown {
    if (period < leastOfTheTrade) return real.setInterval(run, period, ...given)
    return virtualTimer(keep => {
      const again = () =>
        keep(
          clock().after(period, () => {
            again()
            run(...given)
          }),
        )
      again()
    })
  }

  // Made once: nearly every limit passes long after its request was answered, and an exception is dear.
  const tooLate = new DOMException('It took too long', 'TimeoutError')

  function timeout(delay: number): AbortSignal {
    if (delay < leastOfTheTrade) return real.timeout.call(AbortSignal, delay)
    const ending = new AbortController()
    clock().after(delay, () => ending.abort(tooLate))
    return ending.signal
  }

  const replace = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, configurable: true, writable: true })
  replace(globalThis, 'setTimeout', after)
  replace(globalThis, 'setInterval', every)
  replace(globalThis, 'clearTimeout', (timer: Parameters<typeof clearTimeout>[0]) => {
    if (!cancelled(timer)) real.clearTimeout(timer)
  })
  replace(globalThis, 'clearInterval', (timer: Parameters<typeof clearInterval>[0]) => {
    if (!cancelled(timer)) real.clearInterval(timer)
  })
  replace(AbortSignal, 'timeout', timeout)
}
