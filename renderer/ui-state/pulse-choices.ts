import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { restoredBy } from './persisted.ts'

const Saved = z.object({
  /** Figures that are shown as tables. */
  tables: z.array(z.string()).catch([]),
})

interface PulseChoices extends Readonly<z.infer<typeof Saved>> {
  readonly show: (figure: string, asTable: boolean) => void
  /** Shows these figures as tables or as charts; others stay as they are. */
  readonly showAll: (figures: readonly string[], asTables: boolean) => void
}

/** Which figures of Pulse a person reads as tables; kept over restarts. */
export const usePulseChoices = create<PulseChoices>()(
  persist(
    set => ({
      tables: [],
      show: (figure, asTable) =>
        set(({ tables }) => {
          const others = tables.filter(each => each !== figure)
          return { tables: asTable ? [...others, figure] : others }
        }),
      showAll: (figures, asTables) =>
        set(({ tables }) => {
          const others = tables.filter(each => !figures.includes(each))
          return { tables: asTables ? [...others, ...figures] : others }
        }),
    }),
    {
      name: 'osor-desk.pulse',
      partialize: ({ tables }) => ({ tables }),
      merge: restoredBy(Saved),
    },
  ),
)
