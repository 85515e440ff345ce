import type { LicenceProfile } from '../profile.ts'

/** Licences whose source can be read, but whose use is restricted: neither open source nor free software. */
export const restrictedProfiles: readonly LicenceProfile[] = [
  {
    // The GPL, version 3, but section 13: who offers it as a service gives the source of the whole service.
    id: 'SSPL-1.0',
    source: 'https://www.mongodb.com/legal/licensing/server-side-public-license',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'commercialUse', 'usePatents', 'placeWarranty'],
    must: [
      'includeCopyright',
      'royaltyFree',
      'stateChanges',
      'discloseSource',
      'copyleft',
      'networkUse',
      'includeLicence',
    ],
    cannot: ['holdLiable', 'noSublicence'],
    compatible: ['forSoftware'],
    law: 'lawNotFixed',
    support: [],
  },
  {
    // Not for use in production, but as an additional grant allows, until the change date.
    id: 'BUSL-1.1',
    source: 'https://mariadb.com/bsl11/',
    can: ['useReproduce', 'distribute', 'modifyMerge'],
    must: ['includeLicence'],
    cannot: ['useTrademark'],
    compatible: ['withNone', 'forSoftware'],
    law: 'lawNotFixed',
    support: [],
  },
  {
    // Not to be offered as a managed service; licence keys are left as they are.
    id: 'Elastic-2.0',
    source: 'https://www.elastic.co/licensing/elastic-license',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'usePatents'],
    must: ['includeCopyright', 'stateChanges', 'includeLicence'],
    cannot: ['holdLiable', 'noSublicence'],
    compatible: ['withNone', 'forSoftware'],
    law: 'lawNotFixed',
    support: [],
  },
  {
    id: 'Hippocratic-2.1',
    source: 'https://firstdonoharm.dev/version/2/1/license.html',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'usePatents'],
    must: ['includeCopyright', 'stateChanges', 'includeLicence'],
    cannot: ['holdLiable', 'ethicalClauses'],
    compatible: ['forSoftware'],
    law: 'lawNotFixed',
    support: [],
  },
  {
    // The MIT licence with "The Software shall be used for Good, not Evil".
    id: 'JSON',
    source: 'https://www.json.org/license.html',
    can: ['useReproduce', 'distribute', 'modifyMerge', 'sublicense', 'commercialUse'],
    must: ['includeCopyright', 'includeLicence'],
    cannot: ['holdLiable', 'ethicalClauses'],
    compatible: ['forSoftware'],
    law: 'lawNotFixed',
    support: [],
  },
]
