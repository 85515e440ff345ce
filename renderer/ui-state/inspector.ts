import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { restoredBy } from './persisted.ts'

const inspectorTabs = ['details', 'checks', 'history', 'comments'] as const
export type InspectorTab = (typeof inspectorTabs)[number]

const Saved = z.object({
  /** Whether it shows where there is room for it. */
  isWanted: z.boolean().catch(true),
  tab: z.enum(inspectorTabs).catch('details'),
})

interface Inspector extends Readonly<z.infer<typeof Saved>> {
  /** Whether it lies over the text, where there is no room beside it: it hides words, so it is shown when asked for only. */
  readonly isOver: boolean
  readonly show: (isShown: boolean, place: 'beside' | 'over') => void
  readonly choose: (tab: InspectorTab) => void
}

/** The panel beside the text; kept over restarts. */
export const useInspector = create<Inspector>()(
  persist(
    set => ({
      isWanted: true,
      isOver: false,
      tab: 'details',
      show: (isShown, place) => set(place === 'beside' ? { isWanted: isShown } : { isOver: isShown }),
      choose: tab => set({ tab }),
    }),
    {
      name: 'osor-desk.inspector',
      partialize: ({ isWanted, tab }) => ({ isWanted, tab }),
      merge: restoredBy(Saved),
    },
  ),
)
