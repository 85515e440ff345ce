/** The six groups that licences are described by, in the order in which they are read. */
export const termGroups = ['can', 'must', 'cannot', 'compatible', 'law', 'support'] as const
export type TermGroup = (typeof termGroups)[number]

/**
 * The 41 terms of the six groups: what may be done, what must be done, what may not be done, what else the work goes
 * together with, whose law applies, and who stands behind the licence. Their names and meanings are in the message
 * catalogue. Source of the terms: the licensing assistant of the portal that hosts OSOR.
 */
export const terms = {
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
    'lesserCopyleft',
    'networkUse',
    'includeLicence',
    'renameModifications',
  ],
  cannot: [
    'holdLiable',
    'useTrademark',
    'commerce',
    'modify',
    'ethicalClauses',
    'publicSectorOnly',
    'noSublicence',
  ],
  compatible: [
    'withNone',
    'permissive',
    'gpl',
    'otherCopyleft',
    'linkingFreedom',
    'multilingual',
    'forData',
    'forSoftware',
  ],
  law: ['euLaw', 'usLaw', 'licensorLaw', 'otherLaw', 'lawNotFixed', 'venueFixed'],
  support: ['strongCommunity', 'governments', 'osiApproved', 'fsfFree'],
} as const satisfies Record<TermGroup, readonly string[]>

export type TermOf<Group extends TermGroup> = (typeof terms)[Group][number]
export type LicenceTerm = TermOf<TermGroup>

/** Every term with its group, in the order in which they are read. */
export const allTerms: readonly { readonly group: TermGroup; readonly term: LicenceTerm }[] =
  termGroups.flatMap(group => terms[group].map(term => ({ group, term })))
