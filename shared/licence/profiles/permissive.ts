import type { LicenceProfile } from '../profile.ts'

const permissive = ['permissive', 'linkingFreedom', 'forSoftware'] as const
const rights = ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'] as const
const notices = ['includeCopyright', 'includeLicence'] as const

/** Short texts that ask for their notices and name no law. */
const short = {
  can: rights,
  must: notices,
  cannot: ['holdLiable'],
  compatible: permissive,
  law: 'lawNotFixed',
  support: [],
} as const satisfies Partial<LicenceProfile>

/** Sections 2 (copyright), 3 (patents), 4 (redistribution), 6 (trademarks), 9 (own warranty). */
const apacheTwo = {
  ...short,
  can: [...rights, 'sublicense', 'usePatents', 'placeWarranty'],
  must: [...notices, 'stateChanges'],
  cannot: ['holdLiable', 'useTrademark'],
} as const satisfies Partial<LicenceProfile>

/** Licences that let the work go into nearly any other, closed ones too. */
export const permissiveProfiles: readonly LicenceProfile[] = [
  {
    id: 'MIT',
    ...short,
    source: 'https://opensource.org/license/mit',
    can: [...rights, 'sublicense'],
    support: ['strongCommunity'],
  },
  {
    id: 'MIT-0',
    ...short,
    source: 'https://github.com/aws/mit-0',
    can: [...rights, 'sublicense'],
    must: [],
  },
  { id: '0BSD', ...short, source: 'https://landley.net/toybox/license.html', must: [] },
  {
    id: 'BSD-2-Clause',
    ...short,
    source: 'https://opensource.org/license/bsd-2-clause',
    support: ['strongCommunity'],
  },
  {
    id: 'BSD-3-Clause',
    ...short,
    source: 'https://opensource.org/license/bsd-3-clause',
    cannot: ['holdLiable', 'useTrademark'],
    support: ['strongCommunity'],
  },
  {
    id: 'BSD-4-Clause',
    ...short,
    source: 'https://directory.fsf.org/wiki/License:BSD-4-Clause',
    cannot: ['holdLiable', 'useTrademark'],
  },
  { id: 'ISC', ...short, source: 'https://www.isc.org/licenses/' },
  {
    id: 'Zlib',
    ...short,
    source: 'https://zlib.net/zlib_license.html',
    must: [...notices, 'stateChanges'],
  },
  { id: 'BSL-1.0', ...short, source: 'https://www.boost.org/LICENSE_1_0.txt' },
  {
    id: 'Apache-1.1',
    ...short,
    source: 'https://www.apache.org/licenses/LICENSE-1.1',
    must: [...notices, 'renameModifications'],
    cannot: ['holdLiable', 'useTrademark'],
  },
  {
    id: 'Apache-2.0',
    ...apacheTwo,
    source: 'https://www.apache.org/licenses/LICENSE-2.0',
    support: ['strongCommunity'],
  },
  { id: 'ECL-2.0', ...apacheTwo, source: 'https://opensource.org/license/ecl-2-0' },
  {
    // Sections 1, 2, 5 (external deployment is distribution), 6 (attribution) and 11 (the licensor's court and law).
    id: 'AFL-3.0',
    ...short,
    source: 'https://opensource.org/license/afl-3-0-php',
    can: [...rights, 'sublicense', 'usePatents'],
    must: ['includeCopyright', 'stateChanges', 'networkUse'],
    cannot: ['holdLiable', 'useTrademark'],
    law: 'licensorLaw',
    isVenueFixed: true,
  },
  {
    id: 'NCSA',
    ...short,
    source: 'https://opensource.org/license/uoi-ncsa-php',
    can: [...rights, 'sublicense'],
    cannot: ['holdLiable', 'useTrademark'],
  },
  {
    id: 'PostgreSQL',
    ...short,
    source: 'https://www.postgresql.org/about/licence/',
  },
  {
    id: 'UPL-1.0',
    ...short,
    source: 'https://oss.oracle.com/licenses/upl/',
    can: [...rights, 'sublicense', 'usePatents'],
  },
  { id: 'Unlicense', ...short, source: 'https://unlicense.org/', must: [] },
  { id: 'WTFPL', ...short, source: 'http://www.wtfpl.net/about/', must: [], cannot: [] },
  {
    // Section 4 offers ways to pass a changed version on; each asks that it says how it differs. Section 13 has the patents.
    id: 'Artistic-2.0',
    ...short,
    source: 'https://www.perlfoundation.org/artistic-license-20.html',
    can: [...rights, 'usePatents'],
    must: ['includeCopyright', 'stateChanges'],
    cannot: ['holdLiable', 'useTrademark'],
  },
  {
    id: 'MulanPSL-2.0',
    ...short,
    source: 'https://license.coscl.org.cn/MulanPSL2',
    can: [...rights, 'usePatents'],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['permissive', 'linkingFreedom', 'multilingual', 'forSoftware'],
  },
]
