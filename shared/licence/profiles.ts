import type { LicenceProfile } from './profile.ts'
import { dataProfiles } from './profiles/data-and-content.ts'
import { fontAndHardwareProfiles } from './profiles/fonts-and-hardware.ts'
import { gnuProfiles } from './profiles/gnu.ts'
import { permissiveProfiles } from './profiles/permissive.ts'
import { publicBodyProfiles } from './profiles/public-bodies.ts'
import { reciprocalProfiles } from './profiles/reciprocal.ts'
import { restrictedProfiles } from './profiles/restricted.ts'

/** Every licence that is described by the terms. */
export const profiles: readonly LicenceProfile[] = [
  ...publicBodyProfiles,
  ...gnuProfiles,
  ...permissiveProfiles,
  ...reciprocalProfiles,
  ...dataProfiles,
  ...fontAndHardwareProfiles,
  ...restrictedProfiles,
]

const byId = new Map(profiles.map(profile => [profile.id, profile]))

/** The profile of an SPDX identifier; undefined for a licence that is not described. */
export function profileOf(id: string): LicenceProfile | undefined {
  return byId.get(id)
}
