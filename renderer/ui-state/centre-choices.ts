import { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { CentreKind, CentreUrl } from '#shared/centres/resource-centre.ts'
import { restoredBy } from './persisted.ts'

export const centreViews = ['list', 'countries'] as const

/** What stands beside the list. */
export type BesideCentres =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'centre'; readonly url: CentreUrl }
  | { readonly kind: 'adding' }
  | { readonly kind: 'correcting'; readonly url: CentreUrl }

const Saved = z.object({
  view: z.enum(centreViews).catch('list'),
  /** Whether the countries are read as a table. */
  asTable: z.boolean().catch(false),
})

interface CentreChoices extends Readonly<z.infer<typeof Saved>> {
  readonly search: string
  readonly kinds: readonly CentreKind[]
  readonly country: string | null
  readonly language: string | null
  readonly beside: BesideCentres
}

/** No search and no filter. */
export const everyCentre = { search: '', kinds: [], country: null, language: null } as const

/** What is chosen in Resource centres, so that coming back finds it as it was; how it is shown is kept over restarts. */
export const useCentreChoices = create<CentreChoices>()(
  persist(
    (): CentreChoices => ({ view: 'list', asTable: false, ...everyCentre, beside: { kind: 'nothing' } }),
    {
      name: 'osor-desk.centres',
      partialize: ({ view, asTable }) => ({ view, asTable }),
      merge: restoredBy(Saved),
    },
  ),
)
