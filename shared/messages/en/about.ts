/** What OSOR is. Every sentence is what the observatory says of itself; nothing is added. */
export const about = {
  title: 'About OSOR',
  lead: 'The Open Source Observatory (OSOR) is the European Commission’s observatory of free and open source software in public administrations, since 2007.',
  place:
    'Since 2011 it stands on the Joinup platform as a collection: a place with members, who write for it, and a policy.',
  owner: 'Owner',
  ownerName: 'European Commission – ISA',
  ownerType: 'Supra-national authority',
  collection: 'Collection',
  collectionValue: 'Open; only members can create new content',
  services: 'What it does',
  serviceList: [
    {
      name: 'Publications',
      about: 'News, events, open source software solutions and case studies.',
    },
    {
      name: 'Legal coaching',
      about: 'A service for questions on legal issues, reached through the contact form.',
    },
    {
      name: 'Resource centres',
      about: 'A list of competence centres on open source software.',
    },
  ],
  toCentres: 'See the resource centres',
  groups: 'For whom',
  groupList: [
    { name: 'Public administrations', about: 'National and local' },
    { name: 'Private sector', about: null },
    { name: 'Citizens', about: 'Academics and open source software enthusiasts' },
  ],
  milestones: 'Milestones',
  milestoneList: [
    {
      when: '2000',
      what: 'First strategy of the Commission on its internal use of open source software: the Apache web server on UNIX.',
    },
    { when: '2007', what: 'OSOR is launched, at osor.eu.' },
    { when: '2007–2010', what: 'First Open Source Software Strategy of the Commission.' },
    { when: '2011', what: 'OSOR moves onto Joinup. Its role is that of an observatory only.' },
    { when: '2014–2017', what: 'Second Open Source Software Strategy.' },
    { when: '2019', what: 'New vision and strategy for OSOR.' },
  ],
  join: 'Join the collection',
  joinBody:
    'The collection is open. Whoever joins is a member at once and can create content: news, events, solutions and case studies.',
  joinButton: 'Go to Members',
  legal: 'Get legal support',
  legalBody:
    'Legal coaching is reached through the contact form, by the option “Question on legal issues”. Legal experts answer by mail.',
  legalButton: 'Open the contact form in the browser',
  follow: 'Follow OSOR',
  followBody: 'OSOR is on social networks as @osoreu, and on LinkedIn.',
  osorButton: 'Open OSOR in the browser',
  followButton: 'Open @osoreu in the browser',
  openFailed: 'The system could not open this address.',
  settings: 'About OSOR',
  settingsHint: 'What the observatory is, whom it is for, and how to get legal support.',
  /** Where the buttons lead. */
  addresses: {
    osor: 'https://joinup.ec.europa.eu/collection/open-source-observatory-osor',
    osoreu: 'https://twitter.com/OSOReu',
  },
}
