import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { type AccountId, Instant } from '#shared/content/identity.ts'
import { followOtherWindows, restoredBy } from './persisted.ts'

/** An absence: from the last look at Home before it to the first one after it. */
const Absence = z.object({ from: Instant, to: Instant })
export type Absence = Readonly<z.infer<typeof Absence>>

const Saved = z.object({
  looks: z.record(z.string(), Instant),
  /** The absence of an account of which it is told until it puts that away. */
  absences: z.record(z.string(), Absence).default({}),
  /** Until when this computer has heard from the service for an account. */
  heard: z.record(z.string(), Instant).default({}),
  /** Where an absence was put away before all of it was heard: from when on nothing has been told. */
  untold: z.record(z.string(), Instant).default({}),
})

interface LastLook extends z.infer<typeof Saved> {
  /** When each account looked at Home last before this visit; null: never. */
  readonly before: Readonly<Record<string, Instant | null>>
  /** Notes that an account looks at Home now. */
  readonly look: (account: AccountId, now: Instant) => void
  /** Notes that everything until then has come from the service. */
  readonly hear: (account: AccountId, until: Instant) => void
  /** Tells no more of the absence. What of it was not heard so far is told with the next one, and nothing twice. */
  readonly putAway: (account: AccountId) => void
}

/** After so long without a look at Home, in milliseconds, the next one begins a new visit. */
const visitEnds = 60 * 60 * 1_000
/** After so long somebody was away; where the desk was started anew, the end of a visit is enough. */
const awayAfter = 8 * visitEnds

function without<Value>(values: Readonly<Record<string, Value>>, account: AccountId): Record<string, Value> {
  const { [account]: _, ...others } = values
  return others
}

/**
 * When an account last looked at Home. What is new is told against the last look of the visit before, so that it doesn't
 * vanish when one opens an item and comes back, and is not told for ever where the program is never closed. Where that look
 * was long ago, its account was away.
 */
export const useLastLook = create<LastLook>()(
  persist(
    set => ({
      looks: {},
      absences: {},
      heard: {},
      untold: {},
      before: {},
      look: (account, now) =>
        set(({ looks, before, absences, untold }) => {
          const last = looks[account] ?? null
          const passed = last === null ? 0 : Date.parse(now) - Date.parse(last)
          const isFirst = !(account in before)
          const isSameVisit = !isFirst && last !== null && passed < visitEnds
          const isBack = last !== null && passed >= (isFirst ? visitEnds : awayAfter)
          const from = absences[account]?.from ?? untold[account] ?? last
          return {
            looks: { ...looks, [account]: now },
            before: isSameVisit ? before : { ...before, [account]: last },
            ...(isBack &&
              from !== null && {
                absences: { ...absences, [account]: { from, to: now } },
                untold: without(untold, account),
              }),
          }
        }),
      hear: (account, until) => set(({ heard }) => ({ heard: { ...heard, [account]: until } })),
      putAway: account =>
        set(({ absences, heard, untold }) => {
          const absence = absences[account]
          if (absence === undefined) return {}
          const until = heard[account] ?? absence.from
          const isHeard = until >= absence.to
          return {
            absences: without(absences, account),
            untold: isHeard
              ? without(untold, account)
              : { ...untold, [account]: until > absence.from ? until : absence.from },
          }
        }),
    }),
    {
      name: 'osor-desk.last-look',
      partialize: ({ looks, absences, heard, untold }) => ({ looks, absences, heard, untold }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(useLastLook)
