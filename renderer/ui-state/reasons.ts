import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { AccountId, ItemId } from '#shared/content/identity.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { followOtherWindows, restoredBy } from './persisted.ts'

const Saved = z.object({ written: z.record(z.string(), z.string()) })

interface Reasons extends Readonly<z.infer<typeof Saved>> {
  /** Under its `reasonKey`. */
  readonly write: (key: string, reason: string) => void
}

/** Names a reason by who writes it and what it is for: another account on this computer must not find it. */
export function reasonKey(
  account: AccountId,
  item: ItemId,
  what: TransitionName | 'delete' | 'take_over',
): string {
  return `${account} ${item} ${what}`
}

/** Reasons that were begun and not given yet: closing the dialog, or the program, loses none of them. */
export const useReasons = create<Reasons>()(
  persist(
    set => ({
      written: {},
      write: (key, reason) =>
        set(({ written }) => {
          const { [key]: _, ...others } = written
          return { written: reason === '' ? others : { ...others, [key]: reason } }
        }),
    }),
    {
      name: 'osor-desk.reasons',
      partialize: ({ written }) => ({ written }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(useReasons)
