import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { type CentreUrl, centreFields, ResourceCentre } from '#shared/centres/resource-centre.ts'
import { WrittenCentre } from '#shared/centres/written-centre.ts'
import type { AccountId } from '#shared/content/identity.ts'
import { followOtherWindows, restoredBy } from './persisted.ts'

/** What others changed while somebody wrote, as it was brought into their words. */
const Met = z.object({ taken: z.array(z.enum(centreFields)), both: z.array(z.enum(centreFields)) })

/** A centre that is being written. */
const CentreInHand = z.object({
  words: WrittenCentre,
  /** The version that was read and is corrected; null: a new centre. */
  base: ResourceCentre.nullable(),
  /** Null: nobody else has changed it meanwhile. */
  met: Met.nullable(),
})
export type CentreInHand = z.infer<typeof CentreInHand>

const Saved = z.object({
  written: z.record(z.string(), CentreInHand),
  /** Reasons of removals. */
  reasons: z.record(z.string(), z.string()),
})

interface CentreWords extends Readonly<z.infer<typeof Saved>> {
  /** Under its `centreKey`; null: there is nothing in hand any more. */
  readonly write: (key: string, inHand: CentreInHand | null) => void
  readonly giveReason: (key: string, reason: string) => void
}

/** Names what is written by who writes it and which centre it is about; null: a new one. */
export function centreKey(account: AccountId, url: CentreUrl | null): string {
  return `${account} ${url ?? ''}`
}

/** Centres that were begun to be written and are not sent yet: closing the form, or the program, loses no word. */
export const useCentreWords = create<CentreWords>()(
  persist(
    set => ({
      written: {},
      reasons: {},
      write: (key, inHand) =>
        set(({ written }) => {
          const { [key]: _, ...others } = written
          return { written: inHand === null ? others : { ...others, [key]: inHand } }
        }),
      giveReason: (key, reason) =>
        set(({ reasons }) => {
          const { [key]: _, ...others } = reasons
          return { reasons: reason === '' ? others : { ...others, [key]: reason } }
        }),
    }),
    {
      name: 'osor-desk.centre-words',
      partialize: ({ written, reasons }) => ({ written, reasons }),
      merge: restoredBy(Saved),
    },
  ),
)

followOtherWindows(useCentreWords)
