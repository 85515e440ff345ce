import { z } from 'zod'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { AccountId, ItemId } from '#shared/content/identity.ts'
import { restoredBy } from './persisted.ts'
import { windowStorage } from './window-storage.ts'

const viewName = z.enum([
  'home',
  'drafts',
  'caseStudies',
  'review',
  'pulse',
  'enquiries',
  'licences',
  'published',
  'search',
  'centres',
  'members',
  'templates',
  'settings',
  'about',
])
export type ViewName = z.infer<typeof viewName>

/** What the window shows: a view, or one item in it (in Drafts: the item being written). */
const Place = z.object({ view: viewName, item: ItemId.nullable() })
export type Place = Readonly<z.infer<typeof Place>>

const home: Place = { view: 'home', item: null }

/** Places that Back remembers. */
const mostPlaces = 50

const Saved = z.object({ account: AccountId.nullable(), place: Place })

interface Navigation {
  /** Whose places these are: another account starts at Home. */
  readonly account: AccountId | null
  readonly place: Place
  /** Where Back leads, nearest last. */
  readonly earlier: readonly Place[]
  readonly enter: (account: AccountId) => void
  readonly go: (view: ViewName) => void
  readonly open: (view: ViewName, item: ItemId) => void
  /** Shows another item in the same view without making it a step of Back, as when a list is walked through. */
  readonly select: (item: ItemId | null) => void
  readonly back: () => void
}

function isSame(one: Place, other: Place): boolean {
  return one.view === other.view && one.item === other.item
}

function moved({ place, earlier }: Navigation, next: Place): Pick<Navigation, 'place' | 'earlier'> {
  return isSame(place, next)
    ? { place, earlier }
    : { place: next, earlier: [...earlier, place].slice(-mostPlaces) }
}

/** Where this person is in the window; the last place is kept over restarts. */
export const useNavigation = create<Navigation>()(
  persist(
    set => ({
      account: null,
      place: home,
      earlier: [],
      enter: account => set(now => (now.account === account ? now : { account, place: home, earlier: [] })),
      go: view => set(now => moved(now, { view, item: null })),
      open: (view, item) => set(now => moved(now, { view, item })),
      select: item => set(now => ({ place: { view: now.place.view, item } })),
      back: () =>
        set(now => {
          const last = now.earlier.at(-1)
          return last ? { place: last, earlier: now.earlier.slice(0, -1) } : now
        }),
    }),
    {
      name: 'osor-desk.navigation',
      storage: createJSONStorage(() => windowStorage),
      partialize: ({ account, place }) => ({ account, place }),
      merge: restoredBy(Saved),
    },
  ),
)

/** Tells later whether the window still shows what it shows now: whoever went on elsewhere meanwhile stays there. */
export function stillHere(): () => boolean {
  const { place } = useNavigation.getState()
  return () => useNavigation.getState().place === place
}
