import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { type AccountId, Instant } from '#shared/content/identity.ts'
import { restoredBy } from './persisted.ts'

const Saved = z.object({ looks: z.record(z.string(), Instant) })

interface LastLook extends z.infer<typeof Saved> {
  /** When each account looked at Home last before this start of the program; null: never. */
  readonly before: Readonly<Record<string, Instant | null>>
  /** Notes that an account looks at Home now. */
  readonly look: (account: AccountId, now: Instant) => void
}

/**
 * When an account last looked at Home. What is new is told against the look before this start of the program, so that it
 * doesn't vanish when one opens an item and comes back.
 */
export const useLastLook = create<LastLook>()(
  persist(
    set => ({
      looks: {},
      before: {},
      look: (account, now) =>
        set(({ looks, before }) => ({
          looks: { ...looks, [account]: now },
          before: account in before ? before : { ...before, [account]: looks[account] ?? null },
        })),
    }),
    {
      name: 'osor-desk.last-look',
      partialize: ({ looks }) => ({ looks }),
      merge: restoredBy(Saved),
    },
  ),
)
