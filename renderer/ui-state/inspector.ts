import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { restoredBy } from './persisted.ts'

const inspectorTabs = ['details', 'checks', 'history'] as const
export type InspectorTab = (typeof inspectorTabs)[number]

const Saved = z.object({
  /** null: nobody has said; it shows where there is room for it. */
  isWanted: z.boolean().nullable().catch(null),
  tab: z.enum(inspectorTabs).catch('details'),
})

interface Inspector extends Readonly<z.infer<typeof Saved>> {
  readonly show: (isWanted: boolean) => void
  readonly choose: (tab: InspectorTab) => void
}

/** The panel beside the text; kept over restarts. */
export const useInspector = create<Inspector>()(
  persist(
    set => ({
      isWanted: null,
      tab: 'details',
      show: isWanted => set({ isWanted }),
      choose: tab => set({ tab }),
    }),
    {
      name: 'osor-desk.inspector',
      partialize: ({ isWanted, tab }) => ({ isWanted, tab }),
      merge: restoredBy(Saved),
    },
  ),
)
