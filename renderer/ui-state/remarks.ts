import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { AccountId, ItemId } from '#shared/content/identity.ts'
import { Place } from '#shared/margin/margin.ts'
import { followOtherWindows, restoredBy } from './persisted.ts'

const RemarkInHand = z.object({
  text: z.string(),
  place: Place.nullable(),
  /** What was typed as the passage; null: it was selected, or there is none. */
  passage: z.string().nullable().default(null),
})
export type RemarkInHand = z.infer<typeof RemarkInHand>

const Saved = z.object({ written: z.record(z.string(), RemarkInHand) })

interface Remarks extends Readonly<z.infer<typeof Saved>> {
  /** Under its `remarkKey`; null: there is none any more. */
  readonly write: (key: string, remark: RemarkInHand | null) => void
}

export const nothingInHand: RemarkInHand = { text: '', place: null, passage: null }

/** Names a comment that is being written by whose it is and where it goes: a thread, a comment that is changed, or a new one. */
export function remarkKey(account: AccountId, item: ItemId, where: string): string {
  return `${account} ${item} ${where}`
}

/** Comments that were begun and not posted yet: leaving the item, or the program, loses none of them. */
export const useRemarks = create<Remarks>()(
  persist(
    set => ({
      written: {},
      write: (key, remark) =>
        set(({ written }) => {
          const { [key]: _, ...others } = written
          return { written: remark === null ? others : { ...others, [key]: remark } }
        }),
    }),
    {
      name: 'osor-desk.remarks',
      partialize: ({ written }) => ({ written }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(useRemarks)
