import type { SectionLack } from '../../case-study/completeness.ts'
import type { BudgetRange, GovernmentLevel } from '../../case-study/fact-choices.ts'
import type { FactName } from '../../case-study/facts.ts'
import type { SectionName } from '../../case-study/sections.ts'
import { counted, plural } from '../plural.ts'

/** What a section is for, and what its readers want to find in it. */
interface Guidance {
  readonly what: string
  readonly points: readonly string[]
}

const guidance: Readonly<Record<SectionName | 'own' | 'lead', Guidance>> = {
  summary: {
    what: 'The whole story in one paragraph, for somebody who reads nothing else.',
    points: [
      'Who did what, where and since when.',
      'What it has changed, with the one figure that says most.',
      'Write it last, and without words that only the project knows.',
    ],
  },
  context: {
    what: 'Who the organisation is and in which surroundings it decided.',
    points: [
      'Its task, its size, the people whom it serves.',
      'What the law or a policy asked for.',
      'What was there before: systems, contracts, earlier attempts.',
    ],
  },
  need: {
    what: 'The problem, as those felt it who had it.',
    points: [
      'What did not work, for whom, and what that cost.',
      'What was to be better afterwards, so that the results can be held against it.',
      'Why now.',
    ],
  },
  solution: {
    what: 'What it does, then what it is made of.',
    points: [
      'One example of how somebody uses it.',
      'The software it is built on or replaces, and the standards that it speaks.',
      'What was developed anew, and where the code is. Say each abbreviation once in full.',
    ],
  },
  procurement: {
    what: 'How the software and those who work on it were found.',
    points: [
      'Which alternatives were looked at, and what decided.',
      'What the tender asked for: licence, rights to the code, maintenance.',
      'What you would write into it today.',
    ],
  },
  implementation: {
    what: 'How it was done, and who decides.',
    points: [
      'The steps from pilot to everyday use, with dates. A timeline helps here.',
      'People: training, support, resistance, and what was done about it.',
      'Who steers it, who maintains it, how others can take part.',
    ],
  },
  costs: {
    what: 'What it costs, and who pays.',
    points: [
      'Money and working time: to begin with, and every year.',
      'Where the money comes from, and for how long.',
      'What is saved, and against what that is measured.',
    ],
  },
  results: {
    what: 'What is different now, so that it can be measured.',
    points: [
      'At least one figure: users, cases, hours, euros, other bodies that took it over.',
      'Name the date and the source of each figure.',
      'Say too what was hoped for and has not happened.',
    ],
  },
  sharing: {
    what: 'What others may do with it, and who already does.',
    points: [
      'The licence, and why this one.',
      'Where the code and the documentation are.',
      'Who reuses it, and what they needed for that.',
    ],
  },
  lessons: {
    what: 'What you would tell a colleague in another country.',
    points: [
      'What you would do again.',
      'What you would do otherwise; this is what readers value most.',
      'What has to be there before one begins.',
    ],
  },
  next_steps: {
    what: 'What comes next.',
    points: ['What is decided and paid for.', 'What is only wished for.', 'Where others could join in.'],
  },
  sources: {
    what: 'Where all this can be looked up.',
    points: [
      'Reports, decisions, the repository, the web site: each as a link with its title.',
      'Whom you have talked to, and when.',
    ],
  },
  own: {
    what: 'A section of this case study’s own.',
    points: [
      'It counts as done as soon as it says something.',
      'If its heading is one of the usual ones, it is measured as that section.',
    ],
  },
  lead: {
    what: 'What stands before the first heading.',
    points: ['A case study usually begins with its summary. Text that came without a heading is kept here.'],
  },
}

const facts: Readonly<Record<FactName, string>> = {
  initiative: 'Initiative',
  description: 'Brief description',
  organisation: 'Organisation',
  countries: 'Country',
  level: 'Level',
  sector: 'Sector',
  software_used: 'Software used',
  software_produced: 'Software produced',
  licensing: 'Licensing',
  users: 'User community',
  developer_community: 'Developer community',
  start: 'Start',
  end: 'End',
  budget: 'Budget',
  funding: 'Funding',
  partners: 'Partners',
  contact: 'Contact',
  web_address: 'Web address',
}

const factHelp: Readonly<Record<FactName, string>> = {
  initiative: 'What it is called.',
  description: 'One sentence.',
  organisation: 'Who is responsible.',
  countries: 'Several are parted by commas.',
  level: 'From local to European.',
  sector: 'For example health, justice, mobility.',
  software_used: 'What it is built on.',
  software_produced: 'What has come out of it.',
  licensing: 'Where one licence holds for everything.',
  users: 'Who uses it, and how many.',
  developer_community: 'Who works on it.',
  start: 'A year, a month or a day: 2012, April 2012, 24 April 2012.',
  end: 'Leave it empty while it goes on.',
  budget: 'A range says enough.',
  funding: 'Who pays: own means, a national programme, the Union …',
  partners: 'Several are parted by commas.',
  contact: 'A name and an e-mail address, parted by a comma.',
  web_address: 'Where it can be seen.',
}

const levels: Readonly<Record<GovernmentLevel, string>> = {
  local: 'Local',
  regional: 'Regional',
  national: 'National',
  cross_border: 'Cross-border',
  european: 'European',
  international: 'International',
}

const budgets: Readonly<Record<BudgetRange, string>> = {
  up_to_50k: 'Up to €50,000',
  up_to_250k: '€50,000 to €250,000',
  up_to_1m: '€250,000 to €1 million',
  up_to_5m: '€1 million to €5 million',
  up_to_10m: '€5 million to €10 million',
  above_10m: 'More than €10 million',
}

const states = { done: 'Done', started: 'Started', empty: 'Empty' } as const

function lackSentence(lack: SectionLack): string {
  switch (lack.lack) {
    case 'left_out':
      return 'The section is missing. A case study is not whole without it.'
    case 'empty':
      return 'Nothing is written here yet.'
    case 'short':
      return `${counted(lack.words)} of at least ${counted(lack.from)} words.`
    case 'no_figures':
      return 'No figure says how much has changed.'
    case 'no_links':
      return 'No source is linked.'
  }
}

/** Case studies: sections, guidance, facts. */
export const caseStudy = {
  // The place
  title: 'Case studies',
  count: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'case study', other: 'case studies' })}`,
  new: 'New case study',
  search: 'Search case studies',
  searchPlaceholder: 'Titles and text',
  list: 'Case studies',
  columns: {
    title: 'Title',
    state: 'State',
    completeness: 'Completeness',
    words: 'Words',
    country: 'Country',
    changed: 'Changed',
  },
  emptyTitle: 'No case studies yet',
  emptyBody:
    'A case study tells others how a public body came to use, make or share open source software. It leads you through its sections.',
  noMatchTitle: 'No case study matches',
  noMatchBody: 'Try fewer words.',
  clearSearch: 'Clear search',

  // The page
  ways: 'Ways to work on the text',
  bySection: 'Sections',
  asOneText: 'As one text',
  preview: 'Preview',
  previewOf: 'How it will look',
  outline: 'Sections',
  sections: 'Sections of this case study',
  lead: 'Before the first section',
  inAll: ({ done, all, missing }: { done: number; all: number; missing: number }) => {
    const sections = `${counted(done)} of ${counted(all)} ${plural(all, { one: 'section', other: 'sections' })}`
    const lacking = `${counted(missing)} ${plural(missing, { one: 'fact', other: 'facts' })} missing`
    return missing === 0 ? sections : `${sections}; ${lacking}`
  },
  completeness: 'Completeness',
  states,
  /** Said before the number of words. */
  stateFirst: ({ state }: { state: keyof typeof states }) => `${states[state]}, `,
  words: ({ words, from, to }: { words: number; from: number; to: number }) =>
    `${counted(words)} of ${counted(from)}–${counted(to)} words`,
  ownWords: ({ words }: { words: number }) =>
    `${counted(words)} ${plural(words, { one: 'word', other: 'words' })}`,
  tooLong: ({ to }: { to: number }) => `Longer than the ${counted(to)} words that most people read.`,
  moreSections: 'More sections',
  leftOut: 'Missing',
  optional: 'Optional',
  /** Said before the name of a section that can be added. */
  addFirst: 'Add ',
  addOwn: 'Section of its own',
  ownHeading: 'New section',
  heading: 'Heading of the section',
  /** Before the keys that do it. */
  moveHint: 'Move a section',
  moveUp: 'Move section up',
  moveDown: 'Move section down',
  moved: ({ heading, place, all }: { heading: string; place: number; all: number }) =>
    `“${heading}” is now section ${counted(place)} of ${counted(all)}.`,
  dragged: ({ heading }: { heading: string }) => `Move “${heading}”`,
  leaveOut: 'Leave section out',
  leftOutToast: ({ heading }: { heading: string }) => `“${heading}” is left out, with its text.`,
  undo: 'Undo',
  begin: 'Begin with the usual sections',
  beginHelp:
    'Each section says what belongs into it. Those that do not fit can be left out, and others added.',
  previous: 'Previous section',
  next: 'Next section',
  sectionText: 'Write this section',
  guidance: 'What belongs here',
  guidanceOf: guidance,
  factsAreElsewhere: 'The fact table stands in this section. Its facts are in the inspector, under Details.',

  // Blocks
  insert: 'Insert',
  figure: 'Figure',
  figureHelp: 'A number and what it counts. Figures that follow one another stand in one list.',
  number: 'Number',
  numberExample: '120,000',
  counts: 'What it counts',
  countsExample: 'workstations run on free software',
  pullQuote: 'Pull quote',
  pullQuoteHelp: 'A sentence that somebody said, set off from the text.',
  quoteWords: 'Words',
  speaker: 'Who said it',
  speakerExample: 'Name, role, organisation',
  timelineEntry: 'Timeline entry',
  timelineHelp: 'It becomes the last row of this section’s timeline; the first one begins it.',
  when: 'When',
  whenExample: 'April 2012',
  whatHappened: 'What happened',
  insertIt: 'Insert',
  cancel: 'Cancel',

  // Facts
  atAGlance: 'At a glance',
  atAGlanceHelp: 'Stands as a table in the text. What is empty is left out of it.',
  facts,
  factHelp,
  levels,
  budgets,
  missingFact: 'Missing',
  /** Said before the help of a fact. */
  missingFirst: 'Missing. ',
  keptAsWritten: 'Has links or formatting, and is kept as it is written.',
  asPlainText: 'Change it as plain text',
  notADate: 'Not read as a date; it stays as it is written.',
  notAnAddress: 'Not a web address. It begins with https://',
  fromItem: ({ names }: { names: string }) => `Take over: ${names}`,
  software: {
    entry: ({ number }: { number: number }) => `Program ${counted(number)}`,
    name: 'Name',
    licence: 'Licence (SPDX)',
    repository: 'Source code address',
    add: 'Add a program',
    remove: ({ name }: { name: string }) => `Remove ${name}`,
    unnamed: 'program',
    unknownLicence: ({ licence }: { licence: string }) => `“${licence}” is not an SPDX licence.`,
  },
  ownFacts: 'Other facts',
  ownFactLabel: 'Fact',
  ownFactValue: 'What it says',
  addOwnFact: 'Add a fact',
  removeFact: ({ label }: { label: string }) => `Remove “${label}”`,
  unnamedFact: 'fact without a name',
  newFact: 'New fact',

  // Checks
  toComplete: 'To complete the case study',
  complete: 'The case study is complete.',
  lackSentence,
  factIsMissing: ({ fact }: { fact: FactName }) =>
    fact === 'software_used'
      ? 'At a glance: no software is named, neither used nor produced.'
      : `At a glance: ${facts[fact]} is missing.`,
}
