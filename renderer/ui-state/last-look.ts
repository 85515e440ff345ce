import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { type AccountId, Instant } from '#shared/content/identity.ts'
import { followOtherWindows, restoredBy } from './persisted.ts'

const Saved = z.object({ looks: z.record(z.string(), Instant) })

interface LastLook extends z.infer<typeof Saved> {
  /** When each account looked at Home last before this visit; null: never. */
  readonly before: Readonly<Record<string, Instant | null>>
  /** Notes that an account looks at Home now. */
  readonly look: (account: AccountId, now: Instant) => void
}

/** After so long without a look at Home, in milliseconds, the next one begins a new visit. */
const visitEnds = 60 * 60 * 1_000

/**
 * When an account last looked at Home. What is new is told against the last look of the visit before, so that it doesn't
 * vanish when one opens an item and comes back, and is not told for ever where the program is never closed.
 */
export const useLastLook = create<LastLook>()(
  persist(
    set => ({
      looks: {},
      before: {},
      look: (account, now) =>
        set(({ looks, before }) => {
          const last = looks[account] ?? null
          const isSameVisit =
            account in before && last !== null && Date.parse(now) - Date.parse(last) < visitEnds
          return {
            looks: { ...looks, [account]: now },
            before: isSameVisit ? before : { ...before, [account]: last },
          }
        }),
    }),
    {
      name: 'osor-desk.last-look',
      partialize: ({ looks }) => ({ looks }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(useLastLook)
