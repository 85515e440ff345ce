import { type Licence, licenceOf, licences } from '../content/licences/licences.ts'
import { type FsfOpinion, fsfOpinionOf } from './fsf-list.ts'
import type { LicenceProfile } from './profile.ts'
import { profileOf } from './profiles.ts'
import type { LicenceTerm } from './terms.ts'

/** A licence of the SPDX list with all that is known of it on this computer. */
export interface KnownLicence extends Licence {
  readonly fsf: FsfOpinion
  /** null: nobody has described it by the terms yet. */
  readonly profile: LicenceProfile | null
  /** The terms that hold for it; of a licence without a profile, those that the lists tell. */
  readonly terms: ReadonlySet<LicenceTerm>
}

function termsOf(
  { isOsiApproved }: Licence,
  fsf: FsfOpinion,
  profile: LicenceProfile | null,
): ReadonlySet<LicenceTerm> {
  const terms = new Set<LicenceTerm>(
    profile && [
      ...profile.can,
      ...profile.must,
      ...profile.cannot,
      ...profile.compatible,
      profile.law,
      ...profile.support,
    ],
  )
  if (profile?.isVenueFixed) terms.add('venueFixed')
  if (isOsiApproved) terms.add('osiApproved')
  if (fsf === 'free') terms.add('fsfFree')
  return terms
}

function known(licence: Licence): KnownLicence {
  const profile = profileOf(licence.id) ?? null
  const fsf = fsfOpinionOf(licence.id)
  return { ...licence, fsf, profile, terms: termsOf(licence, fsf, profile) }
}

/** Every licence of the SPDX list: those that are described first, and else in the order of the list. */
export const knownLicences: readonly KnownLicence[] = licences
  .map(known)
  .sort((one, other) => Number(other.profile !== null) - Number(one.profile !== null))

/** What is known of a licence; undefined for an identifier that SPDX does not list. */
export function knownLicenceOf(id: string): KnownLicence | undefined {
  const licence = licenceOf(id)
  return licence && known(licence)
}
