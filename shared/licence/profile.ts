import type { TermOf } from './terms.ts'

/**
 * A licence described by the terms. What a text leaves open is left out: an absent term means that the licence does not
 * say so, never the opposite of the term.
 */
export interface LicenceProfile {
  /** The SPDX identifier. */
  readonly id: string
  /** Web address of the text as its steward publishes it, or of the steward's page on it. */
  readonly source: string
  readonly can: readonly TermOf<'can'>[]
  readonly must: readonly TermOf<'must'>[]
  readonly cannot: readonly TermOf<'cannot'>[]
  readonly compatible: readonly TermOf<'compatible'>[]
  /** Whose law applies: exactly one of them. */
  readonly law: Exclude<TermOf<'law'>, 'venueFixed'>
  /** Whether the text fixes where disputes go. */
  readonly isVenueFixed?: true
  /** Approval by the Open Source Initiative and the Free Software Foundation is read from their lists, not written here. */
  readonly support: readonly Exclude<TermOf<'support'>, 'osiApproved' | 'fsfFree'>[]
}
