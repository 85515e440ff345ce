import type { LicenceProfile } from '../profile.ts'

/** Version 2 grants no patents in words and says nothing of sublicences but that each recipient gets theirs from the licensor. */
const versionTwo = {
  can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse', 'placeWarranty'],
  must: ['includeCopyright', 'royaltyFree', 'stateChanges', 'discloseSource', 'copyleft', 'includeLicence'],
  cannot: ['holdLiable', 'noSublicence'],
  law: 'lawNotFixed',
} as const satisfies Partial<LicenceProfile>

const versionThree = {
  ...versionTwo,
  can: [...versionTwo.can, 'usePatents'],
} as const satisfies Partial<LicenceProfile>

const ofSoftware = ['gpl', 'forSoftware'] as const

const gplTwo = {
  ...versionTwo,
  source: 'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html',
  compatible: ofSoftware,
  support: ['strongCommunity'],
} as const satisfies Omit<LicenceProfile, 'id'>

const gplThree = {
  ...versionThree,
  source: 'https://www.gnu.org/licenses/gpl-3.0.html',
  compatible: ofSoftware,
  support: ['strongCommunity'],
} as const satisfies Omit<LicenceProfile, 'id'>

const affero = {
  ...versionThree,
  source: 'https://www.gnu.org/licenses/agpl-3.0.html',
  must: [...versionThree.must, 'networkUse'],
  compatible: ofSoftware,
  support: [],
} as const satisfies Omit<LicenceProfile, 'id'>

const lesserMust = [
  'includeCopyright',
  'royaltyFree',
  'stateChanges',
  'discloseSource',
  'lesserCopyleft',
  'includeLicence',
] as const

const lesserTwo = {
  ...versionTwo,
  source: 'https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html',
  must: lesserMust,
  compatible: ['gpl', 'linkingFreedom', 'forSoftware'],
  support: ['strongCommunity'],
} as const satisfies Omit<LicenceProfile, 'id'>

const lesserThree = {
  ...versionThree,
  source: 'https://www.gnu.org/licenses/lgpl-3.0.html',
  must: lesserMust,
  compatible: ['gpl', 'linkingFreedom', 'forSoftware'],
  support: ['strongCommunity'],
} as const satisfies Omit<LicenceProfile, 'id'>

/** Section 4A asks for another title, 4I for a line in the history, section 3 for a transparent copy. */
const documentation = {
  source: 'https://www.gnu.org/licenses/fdl-1.3.html',
  can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
  must: [
    'includeCopyright',
    'stateChanges',
    'discloseSource',
    'copyleft',
    'includeLicence',
    'renameModifications',
  ],
  cannot: [],
  compatible: ['forData'],
  law: 'lawNotFixed',
  support: [],
} as const satisfies Omit<LicenceProfile, 'id'>

/** The GNU licences, of the Free Software Foundation. */
export const gnuProfiles: readonly LicenceProfile[] = [
  { id: 'GPL-2.0-only', ...gplTwo },
  { id: 'GPL-2.0-or-later', ...gplTwo },
  { id: 'GPL-3.0-only', ...gplThree },
  { id: 'GPL-3.0-or-later', ...gplThree },
  { id: 'AGPL-3.0-only', ...affero },
  { id: 'AGPL-3.0-or-later', ...affero },
  { id: 'LGPL-2.1-only', ...lesserTwo },
  { id: 'LGPL-2.1-or-later', ...lesserTwo },
  { id: 'LGPL-3.0-only', ...lesserThree },
  { id: 'LGPL-3.0-or-later', ...lesserThree },
  { id: 'GFDL-1.3-only', ...documentation },
  { id: 'GFDL-1.3-or-later', ...documentation },
]
