import { create } from 'zustand'

/** What lies over the view; one at a time. */
type Overlay =
  | 'palette'
  | 'shortcuts'
  | 'sync'
  | 'sign-out'
  | 'deleted-drafts'
  | 'export-all'
  | 'from-template'
  | 'follows'

interface Overlays {
  readonly shown: Overlay | null
  readonly show: (overlay: Overlay) => void
  readonly close: (overlay: Overlay) => void
  readonly toggle: (overlay: Overlay) => void
}

export const useOverlay = create<Overlays>()(set => ({
  shown: null,
  show: overlay => set({ shown: overlay }),
  // Only the one that is shown may close: a late "closed" of the last one must not take the next one away.
  close: overlay => set(({ shown }) => ({ shown: shown === overlay ? null : shown })),
  toggle: overlay => set(({ shown }) => ({ shown: shown === overlay ? null : overlay })),
}))
