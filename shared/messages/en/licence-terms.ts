/** The 41 terms that licences are described by: what each is called, and what it means in one sentence. */
export const licenceTerms = {
  useReproduce: { name: 'Use and reproduce', meaning: 'The work may be used and copied.' },
  distribute: { name: 'Distribute', meaning: 'Copies may be given to others.' },
  modifyMerge: { name: 'Modify and merge', meaning: 'The work may be changed and combined with other work.' },
  sublicense: {
    name: 'Sublicense',
    meaning: 'The rights may be granted on to others by whoever has received them.',
  },
  commercialUse: { name: 'Commercial use', meaning: 'The work may be used in business and for money.' },
  usePatents: {
    name: 'Use patents',
    meaning: 'Patents of those who contributed may be used as far as the work needs them.',
  },
  placeWarranty: {
    name: 'Place warranty',
    meaning: 'Whoever passes the work on may give a warranty of their own, for a fee too.',
  },
  includeCopyright: {
    name: 'Include copyright',
    meaning: 'Copyright notices and attributions are kept or given.',
  },
  royaltyFree: {
    name: 'Royalty free',
    meaning: 'No fee is asked for the rights in what is passed on.',
  },
  stateChanges: { name: 'State changes', meaning: 'Whoever changes the work says that they have.' },
  discloseSource: {
    name: 'Disclose source',
    meaning: 'Whoever passes the work on makes its source, or the changed data, available.',
  },
  copyleft: {
    name: 'Copyleft, share alike',
    meaning: 'What is made from the work is passed on under the same licence, or one that it names.',
  },
  lesserCopyleft: {
    name: 'Lesser copyleft',
    meaning:
      'The work itself and its files stay under the licence; what is linked or added beside them need not.',
  },
  networkUse: {
    name: 'Network use counts',
    meaning: 'Offering the work over a network counts as distributing it.',
  },
  includeLicence: {
    name: 'Include licence',
    meaning: 'The text of the licence, or where it is, goes with the work.',
  },
  renameModifications: {
    name: 'Rename modifications',
    meaning: 'A changed version goes by another name or title.',
  },
  holdLiable: {
    name: 'Hold liable',
    meaning: 'Its authors cannot be held liable, as far as the law allows.',
  },
  useTrademark: {
    name: 'Use trademark',
    meaning:
      'Names and marks of its authors may not be used, for instance to recommend what is made from it.',
  },
  commerce: { name: 'Commerce', meaning: 'It may not be used for commercial advantage.' },
  modify: { name: 'Modify', meaning: 'No changed version may be shared.' },
  ethicalClauses: {
    name: 'Ethical clauses',
    meaning: 'Uses that the licence holds to be unethical are forbidden.',
  },
  publicSectorOnly: {
    name: 'Public sector only',
    meaning: 'Nobody but public administrations may use it.',
  },
  noSublicence: {
    name: 'Sublicence',
    meaning: 'No sublicences: everybody who receives the work has their licence from its authors.',
  },
  withNone: {
    name: 'None',
    meaning: 'What is made from it goes under no other licence.',
  },
  permissive: {
    name: 'Permissive',
    meaning: 'It goes together with nearly every licence, closed ones too.',
  },
  gpl: {
    name: 'GPL',
    meaning: 'Though it is no permissive licence, it lets its work be combined into one under a GNU GPL.',
  },
  otherCopyleft: {
    name: 'Other copyleft',
    meaning: 'It names other licences with a copyleft under which a combination may go.',
  },
  linkingFreedom: {
    name: 'Linking freedom',
    meaning: 'Work under any licence may be linked with it.',
  },
  multilingual: {
    name: 'Multilingual',
    meaning: 'Its text is official in more than one language.',
  },
  forData: { name: 'For data', meaning: 'It is made for data, texts, pictures and other content.' },
  forSoftware: { name: 'For software', meaning: 'It is made for software.' },
  euLaw: {
    name: 'EU or Member State law',
    meaning: 'The law of the European Union or of one of its Member States applies.',
  },
  usLaw: { name: 'US law', meaning: 'The law of the United States, or of one of them, applies.' },
  licensorLaw: {
    name: 'Licensor’s law',
    meaning: 'The law of the place where the licensor lives or works applies.',
  },
  otherLaw: { name: 'Other law', meaning: 'Another law is named by the text, or beside the work.' },
  lawNotFixed: {
    name: 'Not fixed, local',
    meaning: 'The text fixes no law; that of the place or of the case applies.',
  },
  venueFixed: { name: 'Venue fixed', meaning: 'The text says which courts decide.' },
  strongCommunity: {
    name: 'Strong community',
    meaning: 'It is widely used, and many people know what it means.',
  },
  governments: {
    name: 'Governments, EU',
    meaning: 'A government, a public body or the European Union wrote it or recommends it.',
  },
  osiApproved: {
    name: 'OSI approved',
    meaning: 'The Open Source Initiative has approved it as open source.',
  },
  fsfFree: { name: 'FSF free', meaning: 'The Free Software Foundation lists it as a free licence.' },
}
