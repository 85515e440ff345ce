import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Instant, ItemId } from '#shared/content/identity.ts'
import { restoredBy } from './persisted.ts'

const Saved = z.object({ hidden: z.array(z.string()) })

interface HiddenMerges extends Readonly<z.infer<typeof Saved>> {
  readonly hide: (item: ItemId, at: Instant) => void
}

/** A merge is told of for a day: so many are never hidden within it. */
const mostHidden = 200

/** Names a merge by its item and its moment. */
export function mergeName(item: ItemId, at: Instant): string {
  return `${item} ${at}`
}

/** Merges that a person has read of and does not want to be told of any more. */
export const useHiddenMerges = create<HiddenMerges>()(
  persist(
    set => ({
      hidden: [],
      hide: (item, at) =>
        set(({ hidden }) => ({ hidden: [...hidden, mergeName(item, at)].slice(-mostHidden) })),
    }),
    {
      name: 'osor-desk.hidden-merges',
      partialize: ({ hidden }) => ({ hidden }),
      merge: restoredBy(Saved),
    },
  ),
)
