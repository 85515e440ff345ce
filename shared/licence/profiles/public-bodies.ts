import type { LicenceProfile } from '../profile.ts'

/** Articles 2 (rights and patents), 5 (obligations), 9 (own warranty), 13 (languages), 14 and 15 (court and law). */
const eupl = {
  can: [
    'useReproduce',
    'distribute',
    'modifyMerge',
    'sublicense',
    'commercialUse',
    'usePatents',
    'placeWarranty',
  ],
  must: [
    'includeCopyright',
    'royaltyFree',
    'stateChanges',
    'discloseSource',
    'copyleft',
    'networkUse',
    'includeLicence',
  ],
  cannot: ['holdLiable', 'useTrademark'],
  law: 'euLaw',
  isVenueFixed: true,
} as const satisfies Partial<LicenceProfile>

/** Articles 5 (rights), 6 (patents), 7.2 (own warranty), 13 (French law, Paris Courts); French and English are both authentic. */
const cecill = {
  can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse', 'usePatents', 'placeWarranty'],
  cannot: ['holdLiable'],
  law: 'euLaw',
  isVenueFixed: true,
  support: ['governments'],
} as const satisfies Partial<LicenceProfile>

/** Sections 3 (rights), 4 (distribution), 7 (own warranty), 8 (liability), 11 (law and courts of Québec). */
const liliq = {
  cannot: ['holdLiable'],
  law: 'otherLaw',
  isVenueFixed: true,
  support: ['governments'],
} as const satisfies Partial<LicenceProfile>

const reciprocal = {
  ...liliq,
  can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse', 'placeWarranty'],
} as const satisfies Partial<LicenceProfile>

/** Licences for software by public bodies: of the European Union, of French research, of Québec. */
export const publicBodyProfiles: readonly LicenceProfile[] = [
  {
    id: 'EUPL-1.1',
    ...eupl,
    source: 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12',
    compatible: ['gpl', 'otherCopyleft', 'multilingual', 'forSoftware'],
    support: ['governments'],
  },
  {
    id: 'EUPL-1.2',
    ...eupl,
    source: 'https://eur-lex.europa.eu/eli/dec_impl/2017/863/oj',
    compatible: ['gpl', 'otherCopyleft', 'multilingual', 'forSoftware'],
    support: ['governments'],
  },
  {
    id: 'CECILL-2.0',
    ...cecill,
    source: 'https://cecill.info/licences/Licence_CeCILL_V2-en.html',
    must: ['includeCopyright', 'discloseSource', 'copyleft', 'includeLicence'],
    compatible: ['gpl', 'multilingual', 'forSoftware'],
  },
  {
    id: 'CECILL-2.1',
    ...cecill,
    source: 'https://cecill.info/licences/Licence_CeCILL_V2.1-en.html',
    must: ['includeCopyright', 'discloseSource', 'copyleft', 'includeLicence'],
    compatible: ['gpl', 'otherCopyleft', 'multilingual', 'forSoftware'],
  },
  {
    id: 'CECILL-B',
    ...cecill,
    source: 'https://cecill.info/licences/Licence_CeCILL-B_V1-en.html',
    must: ['includeCopyright', 'includeLicence'],
    compatible: ['permissive', 'linkingFreedom', 'multilingual', 'forSoftware'],
  },
  {
    id: 'CECILL-C',
    ...cecill,
    source: 'https://cecill.info/licences/Licence_CeCILL-C_V1-en.html',
    must: ['includeCopyright', 'stateChanges', 'discloseSource', 'lesserCopyleft', 'includeLicence'],
    compatible: ['linkingFreedom', 'multilingual', 'forSoftware'],
  },
  {
    id: 'LiLiQ-P-1.1',
    ...liliq,
    source: 'https://forge.gouv.qc.ca/licence/fr/liliq-v1-1/',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'sublicense', 'commercialUse', 'placeWarranty'],
    must: ['includeCopyright', 'stateChanges', 'includeLicence'],
    compatible: ['permissive', 'linkingFreedom', 'forSoftware'],
  },
  {
    id: 'LiLiQ-R-1.1',
    ...reciprocal,
    source: 'https://forge.gouv.qc.ca/licence/fr/liliq-v1-1/',
    must: ['includeCopyright', 'stateChanges', 'discloseSource', 'lesserCopyleft', 'includeLicence'],
    compatible: ['gpl', 'otherCopyleft', 'linkingFreedom', 'forSoftware'],
  },
  {
    id: 'LiLiQ-Rplus-1.1',
    ...reciprocal,
    source: 'https://forge.gouv.qc.ca/licence/fr/liliq-v1-1/',
    must: ['includeCopyright', 'stateChanges', 'discloseSource', 'copyleft', 'includeLicence'],
    compatible: ['gpl', 'otherCopyleft', 'forSoftware'],
  },
]
