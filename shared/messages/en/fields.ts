import type { eventScopes, organisationTypes } from '../../content/event.ts'
import type { FieldSection } from '../../content/field.ts'
import type { ownerTypes } from '../../content/field-value.ts'
import type { solutionStatuses } from '../../content/solution.ts'
import { counted, plural } from '../plural.ts'
import { types } from './types.ts'

const organisationLabels = {
  academia: 'Academia',
  non_profit: 'Non-profit',
  other: 'Other',
  private_on_behalf_of_public_organisation: 'Private, on behalf of a public organisation',
  private_enterprise: 'Private, large',
  private_sme: 'Private, SME',
  public: 'Public',
} satisfies Record<(typeof organisationTypes)[number], string>

const scopeLabels = {
  cross_border: 'Cross-border',
  pan_european: 'Pan-European',
  international: 'International',
  european: 'European',
  national: 'National',
  regional: 'Regional',
  local: 'Local',
} satisfies Record<(typeof eventScopes)[number], string>

const ownerLabels = {
  academia_scientific: 'Academia or scientific organisation',
  company: 'Company',
  industry_consortium: 'Industry consortium',
  local_authority: 'Local authority',
  national_authority: 'National authority',
  ngo: 'Non-governmental organisation',
  non_profit: 'Non-profit organisation',
  private_individuals: 'Private individual(s)',
  regional_authority: 'Regional authority',
  standardisation_body: 'Standardisation body',
  supra_national_authority: 'Supra-national authority',
} satisfies Record<(typeof ownerTypes)[number], string>

const solutionStatusLabels = {
  completed: 'Completed',
  deprecated: 'Deprecated',
  under_development: 'Under development',
  withdrawn: 'Withdrawn',
} satisfies Record<(typeof solutionStatuses)[number], string>

/** What people call the fields, by their name in storage. */
const names: Readonly<Record<string, string>> = {
  short_title: 'Short title',
  headline: 'Headline',
  title: 'Title',
  body: 'Body',
  description: 'Description',
  agenda: 'Agenda',
  topics: 'Topics',
  countries: 'Countries',
  keywords: 'Keywords',
  source_urls: 'Sources',
  referenced_solutions: 'Referenced solutions',
  starts_at: 'Starts',
  ends_at: 'Ends',
  address: 'Address',
  virtual_links: 'Links to take part',
  website: 'Website',
  contact_emails: 'Contact e-mails',
  organisation: 'Organisation',
  organisation_type: 'Organisation type',
  scope: 'Scope',
  document_type: 'Document type',
  publication_date: 'Publication date',
  licence: 'Licence',
  short_id: 'Short name in the web address',
  contacts: 'Contacts',
  owner: 'Owner',
  solution_types: 'Solution types',
  landing_page: 'Landing page',
  source_code_repository: 'Source code repository',
  issue_tracker: 'Issue tracker',
  wiki: 'Wiki',
  metrics_page: 'Metrics page',
  documentation: 'Documentation',
  languages: 'Languages',
  status: 'Status',
  version: 'Version',
  related_solutions: 'Related solutions',
  logo: 'Logo',
  banner: 'Banner',
  attachments: 'Attachments',
  files: 'Files',
}

/** A sentence of help where the name does not say all. */
const help: Readonly<Record<string, string>> = {
  short_title: 'A few words, for lists and cards.',
  headline: 'The news in one sentence; no other news may have the same.',
  title: 'What it is called; no other item of the kind may be called the same.',
  body: 'The text, as readers will see it.',
  description: 'What it is and whom it is for.',
  agenda: 'What happens when, who speaks.',
  topics: 'What it is about; at least one.',
  countries: 'Where it happens. Leave empty where it is about no country in particular.',
  keywords: 'Words that people search for. Type one and press Enter.',
  source_urls: 'Where the facts come from. Type an address and press Enter.',
  referenced_solutions: 'Solutions on this computer that the text speaks of.',
  starts_at: 'On the clock of the place where it happens.',
  ends_at: 'In the same zone as the start, unless you choose another.',
  address: 'Where people go: street, place, country. Or links to take part, or both.',
  virtual_links: 'Where people take part from afar: each address with a title.',
  website: 'The event’s own pages (https://…).',
  contact_emails: 'Whom to write to. Type an address and press Enter.',
  organisation: 'Who invites.',
  organisation_type: 'What kind of organisation it is.',
  scope: 'Whom the event is for.',
  document_type: 'What readers find it under. A case study is an open source case study.',
  publication_date: 'When the document came out, where that is another day.',
  licence: 'Under which readers may use it: type an SPDX identifier or a name.',
  short_id:
    'The last part of its web address: 4 to 26 characters. It cannot be changed once the solution is published.',
  contacts: 'Whom to write to about the solution: at least one, with an e-mail address.',
  owner: 'Who answers for the solution.',
  solution_types: 'What kind of software it is; at least one.',
  landing_page: 'Where people read about it first (https://…).',
  source_code_repository: 'Where the source code is kept.',
  issue_tracker: 'Where defects and wishes are reported.',
  wiki: 'Where its people write down what they know.',
  metrics_page: 'Where its use and activity are measured.',
  documentation: 'Where its manual is.',
  languages: 'Languages that it is offered in.',
  status: 'How far it has come.',
  version: 'The newest release, such as 2.4.1.',
  related_solutions: 'Other solutions on this computer that belong to it.',
}

/** What an empty title says of itself. */
const placeholders: Readonly<Record<string, string>> = {
  short_title: 'In a few words, for lists and cards',
  headline: 'The news in one sentence',
  title: 'What it is called',
}

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organisation_type: organisationLabels,
  scope: scopeLabels,
  status: solutionStatusLabels,
  document_type: types.documentNames,
}

/** The parts of a form. */
const sections = {
  where_and_when: 'Where and when',
  programme: 'Programme',
  organiser: 'Organiser',
  publication: 'Publication',
  people: 'People',
  classification: 'Classification',
  sources: 'Sources and references',
  links: 'Links',
  release: 'Release and licence',
  related: 'Related',
  files: 'Pictures and files',
} satisfies Record<FieldSection, string>

const minutesADay = 24 * 60

/** A length of time in its two largest units: “2 hours 30 minutes”. */
function lengthOfTime(minutes: number): string {
  const units = [
    [Math.floor(minutes / minutesADay), { one: 'day', other: 'days' }],
    [Math.floor((minutes % minutesADay) / 60), { one: 'hour', other: 'hours' }],
    [minutes % 60, { one: 'minute', other: 'minutes' }],
  ] as const
  return units
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, forms]) => `${counted(count)} ${plural(count, forms)}`)
    .join(' ')
}

interface MomentThere {
  readonly there: string
  readonly city: string
  readonly here: string | null
}

export const fields = {
  section: ({ section }: { section: FieldSection }): string => sections[section],
  /** A time in its own zone and in the reader's. */
  momentIn: ({ there, city, here }: MomentThere) =>
    here === null ? `${there} (${city})` : `${there} (${city}) – ${here} your time`,
  lasts: ({ minutes }: { minutes: number }) => `Lasts ${lengthOfTime(minutes)}.`,
  clockChange: {
    skipped: ({ there, city }: MomentThere) =>
      `Clocks in ${city} are put forward over this time: it counts as ${there}.`,
    repeated: ({ city }: MomentThere) =>
      `Clocks in ${city} show this time twice that night: the first one is meant.`,
  },
  open: ({ address }: { address: string }) => `Open ${address}`,
  fixed: 'It is published: the web address stays as it is.',
  osiApproved: 'Approved by the Open Source Initiative.',
  notOsiApproved: 'Not approved by the Open Source Initiative.',
  licenceDeprecated: 'SPDX has given this identifier up: choose the one in its place.',
  licenceUnknown: 'Not in the SPDX list of licences. It is kept as it is.',
  licenceNotes: { osi: 'OSI approved', deprecated: 'given up by SPDX' },
  unknownTerm: ({ value }: { value: string }) => `${value} (not in the list)`,
  name: ({ field }: { field: string }): string => names[field] ?? field,
  help: ({ field }: { field: string }): string | undefined => help[field],
  placeholder: ({ field }: { field: string }): string => placeholders[field] ?? '',
  /** The label of a choice, whichever field it belongs to. */
  choice: ({ field, value }: { field: string; value: string }): string => choices[field]?.[value] ?? value,
  ownerTypes: ownerLabels,
  noChoice: 'None',
  counter: ({ length, limit }: { length: number; limit: number }) => `${length} of ${limit} characters`,
  tooLong: ({ over }: { over: number }) =>
    `${over} ${over === 1 ? 'character' : 'characters'} too many. Nothing is cut.`,
  searchTerms: 'Search …',
  addWord: 'Add …',
  nothingMatches: 'Nothing matches',
  notOnThisComputer: 'The list comes with the first sync.',
  chosen: ({ field }: { field: string }) => `${field}, chosen`,
  showChoices: 'Show the choices',
  remove: ({ value }: { value: string }) => `Remove ${value}`,
  removeRow: ({ row }: { row: number }) => `Remove row ${row}`,
  addRow: 'Add another',
  addFirstRow: 'Add one',
  link: { title: 'Title', url: 'Address' },
  contact: { name: 'Name', email: 'E-mail' },
  ownerName: 'Name of the owner',
  ownerType: 'Kind of owner',
  date: 'Date and time',
  zone: 'Time zone',
  unknownItem: 'An item that is not on this computer',
}
