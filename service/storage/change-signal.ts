/** Tells whoever listens that something was committed, never what. */
export interface ChangeSignal {
  readonly emit: () => void
  /** Calls `listener` after each commit until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void
}

export function createChangeSignal(): ChangeSignal {
  const listeners = new Set<() => void>()
  return {
    emit: () => {
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
