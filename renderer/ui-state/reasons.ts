import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ItemId } from '#shared/content/identity.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { restoredBy } from './persisted.ts'

const Saved = z.object({ written: z.record(z.string(), z.string()) })

interface Reasons extends Readonly<z.infer<typeof Saved>> {
  readonly write: (item: ItemId, transition: TransitionName, reason: string) => void
}

/** Names a reason by what it is for. */
export function reasonKey(item: ItemId, transition: TransitionName): string {
  return `${item} ${transition}`
}

/** Reasons that were begun and not given yet: closing the dialog, or the program, loses none of them. */
export const useReasons = create<Reasons>()(
  persist(
    set => ({
      written: {},
      write: (item, transition, reason) =>
        set(({ written }) => {
          const { [reasonKey(item, transition)]: _, ...others } = written
          return { written: reason === '' ? others : { ...others, [reasonKey(item, transition)]: reason } }
        }),
    }),
    {
      name: 'osor-desk.reasons',
      partialize: ({ written }) => ({ written }),
      merge: restoredBy(Saved),
    },
  ),
)
