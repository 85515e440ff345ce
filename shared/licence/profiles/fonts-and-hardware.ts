import type { LicenceProfile } from '../profile.ts'

/** Sections 3 and 4 (source, notices, changes), 7 (patents); products are made from what is licensed. */
const hardware = {
  source: 'https://cern-ohl.web.cern.ch/',
  can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse', 'usePatents'],
  cannot: ['holdLiable'],
  law: 'lawNotFixed',
  support: [],
} as const satisfies Partial<LicenceProfile>

/** Licences for typefaces and for the designs of hardware. */
export const fontAndHardwareProfiles: readonly LicenceProfile[] = [
  {
    // Conditions 2 to 5: notices, reserved names, no advertising with the authors' names, this licence alone.
    id: 'OFL-1.1',
    source: 'https://openfontlicense.org/open-font-license-official-text/',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
    must: ['includeCopyright', 'copyleft', 'includeLicence', 'renameModifications'],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['forSoftware'],
    law: 'lawNotFixed',
    support: [],
  },
  {
    id: 'CERN-OHL-S-2.0',
    ...hardware,
    must: ['includeCopyright', 'stateChanges', 'discloseSource', 'copyleft'],
    compatible: [],
  },
  {
    id: 'CERN-OHL-W-2.0',
    ...hardware,
    must: ['includeCopyright', 'stateChanges', 'discloseSource', 'lesserCopyleft'],
    compatible: ['linkingFreedom'],
  },
  {
    id: 'CERN-OHL-P-2.0',
    ...hardware,
    must: ['includeCopyright', 'stateChanges'],
    compatible: ['permissive', 'linkingFreedom'],
  },
]
