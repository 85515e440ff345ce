import type { LicenceProfile } from '../profile.ts'

const rights = ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'] as const
const fileWise = ['includeCopyright', 'discloseSource', 'lesserCopyleft', 'includeLicence'] as const
const linking = ['linkingFreedom', 'forSoftware'] as const

/** The family that IBM began; section 4 lets commercial distributors give a warranty of their own. */
const eclipse = {
  can: [...rights, 'sublicense', 'usePatents', 'placeWarranty'],
  must: fileWise,
  cannot: ['holdLiable'],
  compatible: linking,
} as const satisfies Partial<LicenceProfile>

/** Sections 2 (rights and patents), 3.1 (source), 3.5 (own warranty), 9 (the law and court named beside the software). */
const cddl = {
  can: [...rights, 'sublicense', 'usePatents', 'placeWarranty'],
  must: fileWise,
  cannot: ['holdLiable', 'useTrademark'],
  compatible: linking,
  law: 'otherLaw',
  isVenueFixed: true,
} as const satisfies Partial<LicenceProfile>

/** Licences whose files stay under them, while what is linked or added beside them is free. */
export const reciprocalProfiles: readonly LicenceProfile[] = [
  {
    // Section 3.3 asks for a file that documents the changes; section 11 names California and its courts.
    id: 'MPL-1.1',
    source: 'https://www.mozilla.org/MPL/1.1/',
    can: [...rights, 'sublicense', 'usePatents', 'placeWarranty'],
    must: [...fileWise, 'stateChanges'],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: linking,
    law: 'usLaw',
    isVenueFixed: true,
    support: [],
  },
  {
    // Sections 2.1 (rights), 2.3 (no trademarks), 3.3 (secondary licences), 3.5 (own warranty), 8 (the defendant's court and law).
    id: 'MPL-2.0',
    source: 'https://www.mozilla.org/MPL/2.0/',
    can: [...rights, 'usePatents', 'placeWarranty'],
    must: fileWise,
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['gpl', ...linking],
    law: 'lawNotFixed',
    isVenueFixed: true,
    support: ['strongCommunity'],
  },
  {
    id: 'EPL-1.0',
    ...eclipse,
    source: 'https://www.eclipse.org/legal/epl-v10.html',
    law: 'usLaw',
    support: [],
  },
  {
    // Version 2 names no law any more, and goes together with the GPL only where its first distributor says so.
    id: 'EPL-2.0',
    ...eclipse,
    source: 'https://www.eclipse.org/legal/epl-2.0/',
    law: 'lawNotFixed',
    support: ['strongCommunity'],
  },
  {
    id: 'CPL-1.0',
    ...eclipse,
    source: 'https://opensource.org/license/cpl1-0-txt',
    law: 'usLaw',
    support: [],
  },
  {
    id: 'CDDL-1.0',
    ...cddl,
    source: 'https://opensource.org/license/cddl-1-0',
    support: ['strongCommunity'],
  },
  { id: 'CDDL-1.1', ...cddl, source: 'https://spdx.org/licenses/CDDL-1.1.html', support: [] },
  {
    // Source may be passed on under this licence only; what is compiled, under one that complies with it.
    id: 'MS-PL',
    source: 'https://opensource.org/license/ms-pl-html',
    can: [...rights, 'usePatents'],
    must: ['includeCopyright', 'lesserCopyleft', 'includeLicence'],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['forSoftware'],
    law: 'lawNotFixed',
    support: [],
  },
  {
    id: 'MS-RL',
    source: 'https://opensource.org/license/ms-rl-html',
    can: [...rights, 'usePatents'],
    must: fileWise,
    cannot: ['holdLiable', 'useTrademark'],
    compatible: linking,
    law: 'lawNotFixed',
    support: [],
  },
  {
    // Sections 1 to 3 (rights, patents, source), 5 (external deployment), 6 (attribution), 11 (the licensor's court and law).
    id: 'OSL-3.0',
    source: 'https://opensource.org/license/osl-3-0-php',
    can: [...rights, 'sublicense', 'usePatents'],
    must: ['includeCopyright', 'stateChanges', 'discloseSource', 'copyleft', 'networkUse'],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['forSoftware'],
    law: 'licensorLaw',
    isVenueFixed: true,
    support: [],
  },
  {
    // Section 3 (changes in a form apart from the software), 4 (source of what is built from them), Oslo City Court.
    id: 'QPL-1.0',
    source: 'https://opensource.org/license/qpl-1-0',
    can: rights,
    must: ['includeCopyright', 'discloseSource', 'copyleft', 'includeLicence'],
    cannot: ['holdLiable'],
    compatible: ['forSoftware'],
    law: 'otherLaw',
    isVenueFixed: true,
    support: [],
  },
]
