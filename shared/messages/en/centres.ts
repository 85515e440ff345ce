import type { CentreRefusal } from '../../centres/decide-centre-act.ts'
import { type CentreField, type CentreKind, centreLimits } from '../../centres/resource-centre.ts'
import type { CentreProblem } from '../../centres/written-centre.ts'
import type { SyncFailure } from '../../sync/sync-status.ts'
import type { CentreActKind } from '../../workflow/centre-rules.ts'
import { counted, plural } from '../plural.ts'

interface Named {
  readonly name: string
}

interface Count {
  readonly count: number
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const kinds = {
  competence_centre: 'Competence centre',
  programme_office: 'Open source programme office',
  association: 'Association',
  forge: 'Forge',
} satisfies Record<CentreKind, string>

const fields = {
  name: 'Name',
  kind: 'Kind',
  country: 'Country, or European Union',
  url: 'Web address',
  description: 'Description',
  email: 'E-mail',
  policy: 'Policy',
  code: 'Source code',
  languages: 'Languages',
  created: 'Created',
} satisfies Record<CentreField, string>

const help: Readonly<Partial<Record<CentreField, string>>> = {
  url: 'By this address the centre is known: no two of the list have the same one.',
  description: 'What the centre is and does, in a few sentences.',
  email: 'A public address of the centre. Leave it empty rather than give a person’s own.',
  policy: 'Address of the policy on open source that it publishes or follows.',
  code: 'Address of the place where its source code is kept.',
  created: 'A year, a month or a day, such as 2012 or 24 April 2012.',
}

const troubles = {
  unreachable: 'The service cannot be reached now.',
  too_slow: 'The service does not answer in time.',
  service_error: 'The service has a problem of its own.',
  busy: 'The service asked for a pause.',
  not_understood: 'Something else answers at the address of the service.',
  library_failed: 'The service could not be asked.',
} satisfies Record<SyncFailure, string>

const refusals = {
  role_not_allowed:
    'Only facilitators, the owner and site moderators can change the list of resource centres.',
  no_such_centre: 'Somebody has removed this centre meanwhile.',
  centre_changed: 'Somebody else has changed this centre meanwhile. Nothing was sent.',
  already_listed: 'Another centre of the list has this web address.',
  same_fields: 'Nothing is different from what the list says.',
  reason_missing: 'Say why it is removed.',
  unknown_country: 'The service does not know this country. Choose another one.',
  unknown_language: 'The service does not know one of the languages. Take it out.',
} satisfies Record<CentreRefusal, string>

/** The longest that each text may be. */
const limits: Readonly<Partial<Record<CentreField, number>>> = {
  ...centreLimits,
  policy: centreLimits.url,
  code: centreLimits.url,
}

const missing: Readonly<Partial<Record<CentreField, string>>> = {
  name: 'Give its name.',
  kind: 'Choose what it is.',
  country: 'Choose a country, or the European Union.',
  url: 'Give its web address.',
  description: 'Say what it is and does.',
}

function problem({ field, problem: kind }: { field: CentreField; problem: CentreProblem }): string {
  switch (kind) {
    case 'missing':
      return missing[field] ?? 'Fill this in.'
    case 'too_long':
      return `At most ${counted(limits[field] ?? 0)} characters fit here.`
    case 'not_a_url':
      return 'This is no web address, such as https://example.eu.'
    case 'not_an_email':
      return 'This is no whole e-mail address.'
    case 'not_a_date':
      return 'This is no date. Write a year, a month or a day, such as 2012 or 24 April 2012.'
    case 'not_accepted':
      return 'This cannot stand here. Take out line breaks and what cannot be seen, or choose something else.'
  }
}

const done = {
  add: ({ name }) => `${name} is in the list`,
  correct: ({ name }) => `${name} is corrected`,
  remove: ({ name }) => `${name} is removed`,
} satisfies Record<CentreActKind, (centre: Named) => string>

/** What a trail says, behind the name of who did it. */
const past = {
  add: ({ name }) => `added ${name}`,
  correct: ({ name }) => `corrected ${name}`,
  remove: ({ name }) => `removed ${name}`,
} satisfies Record<CentreActKind, (centre: Named) => string>

const centreCount = ({ count }: Count) =>
  `${counted(count)} ${plural(count, { one: 'centre', other: 'centres' })}`

/** The resource centres of the list. */
export const centres = {
  title: 'Resource centres',
  count: centreCount,
  countOf: ({ shown, all }: { shown: number; all: number }) =>
    `${counted(shown)} of ${centreCount({ count: all })}`,
  loading: 'Asking the service for the resource centres …',
  troubles,
  kept: ({ why }: { why: string }) => `${why} You see the list as it was kept on this computer`,
  keptOn: ({ day }: { day: string }) => `on ${day}.`,
  nothingKept: ({ why }: { why: string }) =>
    `${why} The list has not been read on this computer yet; it is kept here once it has.`,
  notAccepted: 'The service did not accept this. Sign in again, then try once more.',
  failed: 'OSOR Desk could not do this. Try again.',
  unsure: ({ why }: { why: string }) =>
    `${why} Whether it was done is not known; your words are kept. Try again: it is done once, however often you try.`,
  refusals,
  kinds,
  fields,
  help,
  problem,
  amiss: ({ count }: Count) =>
    `${counted(count)} ${plural(count, { one: 'field needs', other: 'fields need' })} another look.`,
  search: 'Search resource centres',
  searchPlaceholder: 'Name, description, address',
  byKind: 'Filter by kind',
  country: 'Country',
  language: 'Language',
  anyCountry: 'All countries',
  anyLanguage: 'All languages',
  showAs: 'Show as',
  views: { list: 'List', countries: 'Countries' },
  list: 'List of resource centres',
  listOf: ({ country }: { country: string }) => `Resource centres: ${country}`,
  emptyTitle: 'No resource centre is listed',
  emptyBody: 'Competence centres, programme offices, associations and forges for open source stand here.',
  noMatchTitle: 'No resource centre matches',
  noMatchBody: 'Search for something else, or show all of them.',
  showAll: 'Show all',
  nothingChosenTitle: 'Choose a resource centre',
  nothingChosenBody: 'What is known of it stands here, with its addresses and what was changed.',
  gone: 'This centre is no longer in the list.',
  leftBehind: ({ name }: Named) =>
    `You have begun to correct ${name}, which is no longer in the list as you have read it. Your words are kept.`,
  grid: 'Resource centres by country',
  gridHint: 'Each tile is a country, about where it lies. Choose one to see its centres.',
  elsewhere: 'Elsewhere',
  tile: ({ country, count }: { country: string; count: number }) =>
    `${country}: ${count === 0 ? 'no centre' : centreCount({ count })}`,
  table: {
    show: 'Table',
    caption: 'Resource centres by country and kind',
    country: 'Country',
    kinds: {
      competence_centre: 'Competence centre',
      programme_office: 'Programme office',
      association: 'Association',
      forge: 'Forge',
    } satisfies Record<CentreKind, string>,
    all: 'All',
  },
  openFailed: 'The system could not open this address.',
  changedBy: ({ name }: Named) => `Changed by ${name},`,
  fromTheBeginning: 'In the list from the beginning.',
  acts: {
    add: 'Add a centre…',
    correct: 'Correct…',
    remove: 'Remove…',
    goOnAdding: 'Go on adding…',
    goOnCorrecting: 'Go on correcting…',
  },
  done,
  past,
  form: {
    add: 'Add a resource centre',
    correct: ({ name }: Named) => `Correct ${name}`,
    send: { add: 'Add to the list', correct: 'Send the correction' },
    back: 'Close',
    discard: 'Discard',
    discarded: 'Your words are discarded',
    undo: 'Undo',
    optional: 'What is not known may stay empty.',
    kept: 'What you type is kept on this computer until it is sent or discarded.',
    addAgain: 'Add it again',
    removedMeanwhile:
      'Somebody has removed this centre meanwhile. Your words are kept: add it again with them, or discard them.',
  },
  conflict: {
    title: 'Somebody else has changed this centre meanwhile',
    by: ({ name }: Named) => `Changed by ${name},`,
    taken: ({ fields: names }: { fields: readonly string[] }) =>
      `What only they have changed stands in the form now: ${list.format(names)}.`,
    both: 'You both have changed these fields. Yours stand in the form; look at theirs before you send.',
    nothingBoth: 'Look at it once more, then send your correction.',
    table: 'Fields that both have changed',
    field: 'Field',
    theirs: 'In the list now',
    mine: 'Yours',
    take: 'Take theirs',
    takeOf: ({ field }: { field: string }) => `Take theirs: ${field}`,
    nothing: 'nothing',
  },
  removal: {
    title: ({ name }: Named) => `Remove ${name}`,
    body: 'It is no longer in the list, on no computer. What was said of it stays on the trail.',
    reason: 'Reason',
    reasonHelp: 'Stays on the trail.',
    tooLong: ({ over }: { over: number }) => `${counted(over)} characters too long.`,
    confirm: 'Remove',
    changed:
      'Somebody else has changed this centre meanwhile. Look at what it says now before you remove it.',
  },
  trail: {
    heading: 'Trail',
    open: 'All changes',
    list: 'What was changed, the newest first',
    loading: 'Asking the service for the trail …',
    none: 'Nothing was changed so far.',
    noAnswer: ({ why }: { why: string }) => `The trail is kept by the service. ${why}`,
    earlier: 'Show earlier ones',
    moved: ({ field, from, to }: { field: string; from: string; to: string }) => `${field}: ${from} → ${to}`,
    nothing: 'nothing',
  },
}
