import { create } from 'zustand'
import { mostCompared } from '#shared/licence/comparison.ts'
import type { LicenceTerm } from '#shared/licence/terms.ts'

type LicenceTab = 'lookUp' | 'compare' | 'compatibility'

export interface LicenceChoices {
  readonly tab: LicenceTab
  readonly search: string
  /** All of them hold for what is listed. */
  readonly terms: readonly LicenceTerm[]
  readonly areTermsShown: boolean
  /** The SPDX identifier of the licence that is read. */
  readonly chosen: string | null
  /** SPDX identifiers side by side, five at most. */
  readonly compared: readonly string[]
  readonly areOnlyDifferencesShown: boolean
  /** The expressions whose compatibility is asked. */
  readonly inbound: string
  readonly outbound: string
}

/** The choices made in Licences, so that coming back finds the place as it was. */
export const useLicenceChoices = create<LicenceChoices>()(() => ({
  tab: 'lookUp',
  search: '',
  terms: [],
  areTermsShown: false,
  chosen: null,
  compared: [],
  areOnlyDifferencesShown: false,
  inbound: '',
  outbound: '',
}))

/** Puts a licence beside those that are compared; a sixth one is not taken. */
export function addCompared(id: string): void {
  useLicenceChoices.setState(({ compared }) =>
    compared.includes(id) || compared.length >= mostCompared ? {} : { compared: [...compared, id] },
  )
}

export function removeCompared(id: string): void {
  useLicenceChoices.setState(({ compared }) => ({ compared: compared.filter(other => other !== id) }))
}
