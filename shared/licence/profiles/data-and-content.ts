import type { LicenceProfile } from '../profile.ts'

/** Section 2a1 grants it without a right to sublicense, 2b2 no patents and no marks, 3a asks for attribution and changes. */
const creativeCommons = {
  can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
  must: ['includeCopyright', 'stateChanges', 'includeLicence'],
  cannot: ['holdLiable', 'useTrademark', 'noSublicence'],
  law: 'lawNotFixed',
} as const satisfies Partial<LicenceProfile>

/** Section 2.3 leaves out patents and marks, 4.8 or 4.4 sublicences; the law is that of the place where it is enforced. */
const openDataCommons = {
  can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
  cannot: ['holdLiable', 'useTrademark', 'noSublicence'],
  law: 'lawNotFixed',
} as const satisfies Partial<LicenceProfile>

const attribution = ['permissive', 'multilingual', 'forData'] as const

/** Licences for data, texts and pictures. */
export const dataProfiles: readonly LicenceProfile[] = [
  {
    id: 'CC-BY-4.0',
    ...creativeCommons,
    source: 'https://creativecommons.org/licenses/by/4.0/legalcode.en',
    compatible: attribution,
    support: ['strongCommunity', 'governments'],
  },
  {
    id: 'CC-BY-SA-4.0',
    ...creativeCommons,
    source: 'https://creativecommons.org/licenses/by-sa/4.0/legalcode.en',
    must: [...creativeCommons.must, 'copyleft'],
    compatible: ['otherCopyleft', 'multilingual', 'forData'],
    support: ['strongCommunity'],
  },
  {
    id: 'CC-BY-NC-4.0',
    ...creativeCommons,
    source: 'https://creativecommons.org/licenses/by-nc/4.0/legalcode.en',
    can: ['useReproduce', 'distribute', 'modifyMerge'],
    cannot: [...creativeCommons.cannot, 'commerce'],
    compatible: ['multilingual', 'forData'],
    support: [],
  },
  {
    id: 'CC-BY-NC-SA-4.0',
    ...creativeCommons,
    source: 'https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.en',
    can: ['useReproduce', 'distribute', 'modifyMerge'],
    must: [...creativeCommons.must, 'copyleft'],
    cannot: [...creativeCommons.cannot, 'commerce'],
    compatible: ['multilingual', 'forData'],
    support: [],
  },
  {
    id: 'CC-BY-ND-4.0',
    ...creativeCommons,
    source: 'https://creativecommons.org/licenses/by-nd/4.0/legalcode.en',
    can: ['useReproduce', 'distribute', 'commercialUse'],
    must: ['includeCopyright', 'includeLicence'],
    cannot: [...creativeCommons.cannot, 'modify'],
    compatible: ['withNone', 'multilingual', 'forData'],
    support: [],
  },
  {
    // A waiver with a licence behind it; section 4a keeps patents and marks.
    id: 'CC0-1.0',
    source: 'https://creativecommons.org/publicdomain/zero/1.0/legalcode.en',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
    must: [],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['permissive', 'linkingFreedom', 'multilingual', 'forData', 'forSoftware'],
    law: 'lawNotFixed',
    support: ['strongCommunity', 'governments'],
  },
  {
    // Section 4.6 asks that a changed database, or what was changed, is offered as well.
    id: 'ODbL-1.0',
    ...openDataCommons,
    source: 'https://opendatacommons.org/licenses/odbl/1-0/',
    must: ['includeCopyright', 'discloseSource', 'copyleft', 'includeLicence'],
    compatible: ['forData'],
    support: ['strongCommunity'],
  },
  {
    id: 'ODC-By-1.0',
    ...openDataCommons,
    source: 'https://opendatacommons.org/licenses/by/1-0/',
    must: ['includeCopyright', 'includeLicence'],
    compatible: ['permissive', 'forData'],
    support: [],
  },
  {
    id: 'PDDL-1.0',
    ...openDataCommons,
    source: 'https://opendatacommons.org/licenses/pddl/1-0/',
    can: [...openDataCommons.can, 'sublicense'],
    must: [],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['permissive', 'forData'],
    support: [],
  },
  {
    // The source and the date of its last change are to be named; French law.
    id: 'etalab-2.0',
    source: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
    must: ['includeCopyright'],
    cannot: ['holdLiable'],
    compatible: ['permissive', 'forData'],
    law: 'euLaw',
    support: ['governments'],
  },
  {
    id: 'OGL-UK-3.0',
    source: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
    must: ['includeCopyright'],
    cannot: ['holdLiable', 'useTrademark'],
    compatible: ['permissive', 'forData'],
    law: 'licensorLaw',
    support: ['governments'],
  },
  {
    id: 'DL-DE-BY-2.0',
    source: 'https://www.govdata.de/dl-de/by-2-0',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
    must: ['includeCopyright', 'stateChanges', 'includeLicence'],
    cannot: [],
    compatible: ['permissive', 'forData'],
    law: 'lawNotFixed',
    support: ['governments'],
  },
  {
    id: 'DL-DE-ZERO-2.0',
    source: 'https://www.govdata.de/dl-de/zero-2-0',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
    must: [],
    cannot: [],
    compatible: ['permissive', 'forData'],
    law: 'lawNotFixed',
    support: ['governments'],
  },
  {
    // Sections 2 (no sublicence), 3 (no patents and marks), 5 (attribution and changes), 7 (liability), 11 (Norwegian law).
    id: 'NLOD-2.0',
    source: 'https://data.norge.no/nlod/en/2.0',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse'],
    must: ['includeCopyright', 'stateChanges'],
    cannot: ['holdLiable', 'useTrademark', 'noSublicence'],
    compatible: ['permissive', 'forData'],
    law: 'otherLaw',
    isVenueFixed: true,
    support: ['governments'],
  },
]
