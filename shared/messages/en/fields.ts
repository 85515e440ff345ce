import type { eventScopes, organisationTypes } from '../../content/event.ts'
import type { ownerTypes } from '../../content/field-value.ts'
import type { solutionStatuses } from '../../content/solution.ts'
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
}

/** A sentence of help where the name does not say all. */
const help: Readonly<Record<string, string>> = {
  short_title: 'Up to 66 characters, for lists and cards.',
  topics: 'What it is about; at least one.',
  countries: 'Where it happens. Leave empty where it is about no country in particular.',
  keywords: 'Type a word and press Enter.',
  source_urls: 'Where the facts come from. Type an address and press Enter.',
  contact_emails: 'Type an address and press Enter.',
  address: 'An address, or links to take part, or both.',
  virtual_links: 'Each with a title.',
  short_id: '4 to 26 characters. It cannot be changed once the solution is published.',
  contacts: 'Whom to write to about the solution.',
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

export const fields = {
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
