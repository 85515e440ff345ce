import { useSyncExternalStore } from 'react'
import type { SavingState } from './draft-saver.ts'

/**
 * Where the saving of an item stands, beside the page's own state: it changes with the first key after each save, and
 * only what shows it is drawn again.
 */
export interface Saving {
  readonly state: () => SavingState
  /** Calls after each change; returns the end of it. */
  readonly follow: (listener: () => void) => () => void
}

/** Where nothing is written, everything is stored. */
export const nothingToSave: Saving = { state: () => 'saved', follow: () => () => undefined }

/** Calls back once the frame that shows the letter of a key was drawn. */
function afterNextFrame(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run))
}

/**
 * A saving that begins with every word stored, and the way to tell it otherwise. That words wait is shown a frame
 * after them: to draw that first would hold up the letter.
 */
export function createSaving(
  later: (run: () => void) => void = afterNextFrame,
): Saving & { readonly enter: (state: SavingState) => void } {
  const listeners = new Set<() => void>()
  let state: SavingState = 'saved'
  let told: SavingState = state
  const tell = () => {
    if (told === state) return
    told = state
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    follow: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    enter: entered => {
      state = entered
      if (entered === 'unsaved') later(tell)
      else tell()
    },
  }
}

/** What a component needs to know of a saving: it is drawn again only when that changes. */
export function useSaving<Known extends string | boolean>(
  saving: Saving,
  select: (state: SavingState) => Known,
): Known {
  return useSyncExternalStore(saving.follow, () => select(saving.state()))
}
