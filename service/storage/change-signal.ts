import type { Affected } from './affected.ts'

/** Tells whoever listens that something was committed, and of what standing. */
export interface ChangeSignal {
  readonly emit: (affected: Affected) => void
  /** Calls `listener` after each commit until the returned function is called. */
  readonly subscribe: (listener: (affected: Affected) => void) => () => void
}

export function createChangeSignal(): ChangeSignal {
  const listeners = new Set<(affected: Affected) => void>()
  return {
    emit: affected => {
      for (const listener of listeners) listener(affected)
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
