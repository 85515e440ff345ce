import { useSyncExternalStore } from 'react'

const step = 30_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

/** One timer for however many times are on screen. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const tell of listeners) tell()
  }, step)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

/** The present in milliseconds, in steps of half a minute; never behind what has just happened. */
export function useCurrentTime(): number {
  return useSyncExternalStore(subscribe, () => Math.ceil(Date.now() / step) * step)
}
