import { folded } from './folded.ts'

/** The facts that a case study states at a glance, in the order of the table. */
export const factNames = [
  'initiative',
  'description',
  'organisation',
  'countries',
  'level',
  'sector',
  'software_used',
  'software_produced',
  'licensing',
  'users',
  'developer_community',
  'start',
  'end',
  'budget',
  'funding',
  'partners',
  'contact',
  'web_address',
] as const
export type FactName = (typeof factNames)[number]

/** What a fact holds. Whatever does not fit its kind is kept as it is written. */
export type FactKind = 'text' | 'names' | 'level' | 'software' | 'date' | 'budget' | 'contact' | 'address'

export interface FactSpec {
  readonly name: FactName
  readonly kind: FactKind
  /** What stands in the first column of the table: content, not interface. */
  readonly label: string
  /** Counts as missing where it is empty. `either`: one of those that name the same reason is enough. */
  readonly wanted: 'yes' | 'no' | 'either'
  /** Other labels for it, as compared (see `folded`): other words, older forms, French, German. */
  readonly also: readonly string[]
}

const specs: Readonly<Record<FactName, Omit<FactSpec, 'name'>>> = {
  initiative: {
    kind: 'text',
    label: 'Initiative',
    wanted: 'yes',
    also: [
      'name',
      'initiative name',
      'name of the initiative',
      'project',
      'project name',
      'name of the project',
      'acronym',
      'title',
      'nom',
      'nom du projet',
      'nom de l initiative',
      'projet',
      'bezeichnung',
      'projekt',
      'projektname',
      'name der initiative',
    ],
  },
  description: {
    kind: 'text',
    label: 'Brief description',
    wanted: 'no',
    also: [
      'description',
      'short description',
      'abstract',
      'breve description',
      'kurzbeschreibung',
      'beschreibung',
    ],
  },
  organisation: {
    kind: 'text',
    label: 'Organisation',
    wanted: 'yes',
    also: [
      'organization',
      'public administration',
      'administration',
      'authority',
      'institution',
      'responsible organisation',
      'lead organisation',
      'organisme',
      'collectivite',
      'organisationseinheit',
      'behorde',
      'verwaltung',
      'einrichtung',
    ],
  },
  countries: {
    kind: 'names',
    label: 'Country',
    wanted: 'yes',
    also: [
      'countries',
      'country countries',
      'country ies',
      'member state',
      'pays',
      'land',
      'lander',
      'staat',
      'staaten',
    ],
  },
  level: {
    kind: 'level',
    label: 'Level',
    wanted: 'yes',
    also: [
      'level of government',
      'administrative level',
      'government level',
      'scope',
      'geographical scope',
      'geographic coverage',
      'niveau',
      'niveau administratif',
      'echelle',
      'ebene',
      'verwaltungsebene',
    ],
  },
  sector: {
    kind: 'text',
    label: 'Sector',
    wanted: 'yes',
    also: [
      'domain',
      'policy area',
      'field',
      'theme',
      'secteur',
      'domaine',
      'bereich',
      'sektor',
      'politikfeld',
    ],
  },
  software_used: {
    kind: 'software',
    label: 'Software used',
    wanted: 'either',
    also: [
      'software',
      'technology',
      'technologies',
      'technology used',
      'open source software used',
      'logiciels utilises',
      'logiciel utilise',
      'logiciels',
      'eingesetzte software',
      'verwendete software',
    ],
  },
  software_produced: {
    kind: 'software',
    label: 'Software produced',
    wanted: 'either',
    also: [
      'software output',
      'output',
      'software developed',
      'products',
      'logiciels produits',
      'logiciel produit',
      'entwickelte software',
      'erstellte software',
    ],
  },
  licensing: {
    kind: 'text',
    label: 'Licensing',
    wanted: 'no',
    also: ['licence', 'licences', 'license', 'licenses', 'lizenz', 'lizenzen', 'lizenzierung'],
  },
  users: {
    kind: 'text',
    label: 'User community',
    wanted: 'yes',
    also: [
      'users',
      'target users',
      'target group',
      'target groups',
      'number of users',
      'utilisateurs',
      'communaute d utilisateurs',
      'nutzer',
      'anwender',
      'zielgruppe',
      'nutzergemeinschaft',
    ],
  },
  developer_community: {
    kind: 'text',
    label: 'Developer community',
    wanted: 'no',
    also: [
      'developers',
      'contributors',
      'community',
      'developpeurs',
      'communaute de developpeurs',
      'entwickler',
      'entwicklergemeinschaft',
    ],
  },
  start: {
    kind: 'date',
    label: 'Start',
    wanted: 'yes',
    also: [
      'starting date',
      'start date',
      'started',
      'since',
      'begin',
      'beginning',
      'operational date',
      'launch',
      'launch date',
      'debut',
      'date de debut',
      'lancement',
      'beginn',
      'startdatum',
    ],
  },
  end: {
    kind: 'date',
    label: 'End',
    wanted: 'no',
    also: [
      'end date',
      'ending date',
      'ended',
      'completion',
      'fin',
      'date de fin',
      'ende',
      'enddatum',
      'abschluss',
    ],
  },
  budget: {
    kind: 'budget',
    label: 'Budget',
    wanted: 'no',
    also: [
      'budget range',
      'overall cost',
      'cost',
      'costs',
      'project size',
      'implementation cost',
      'cout',
      'couts',
      'kosten',
    ],
  },
  funding: {
    kind: 'text',
    label: 'Funding',
    wanted: 'yes',
    also: [
      'funding source',
      'funding sources',
      'funded by',
      'financing',
      'financement',
      'finanzierung',
      'forderung',
    ],
  },
  partners: {
    kind: 'names',
    label: 'Partners',
    wanted: 'no',
    also: [
      'partner',
      'partner organisations',
      'project partners',
      'partenaires',
      'partenaire',
      'projektpartner',
    ],
  },
  contact: {
    kind: 'contact',
    label: 'Contact',
    wanted: 'yes',
    also: [
      'contact person',
      'contacts',
      'contact point',
      'kontakt',
      'ansprechpartner',
      'ansprechperson',
      'interlocuteur',
    ],
  },
  web_address: {
    kind: 'address',
    label: 'Web address',
    wanted: 'yes',
    also: [
      'website',
      'web site',
      'homepage',
      'url',
      'web',
      'internet address',
      'site web',
      'site internet',
      'adresse web',
      'webseite',
      'website adresse',
      'internetadresse',
    ],
  },
}

/** What is known of a fact. */
export function factSpec(name: FactName): FactSpec {
  return { name, ...specs[name] }
}

const byLabel: ReadonlyMap<string, FactName> = new Map(
  factNames.flatMap(name =>
    [folded(specs[name].label), ...specs[name].also].map(label => [label, name] as const),
  ),
)

/** The fact that a label in the first column of a table names, or null where it names none that is known. */
export function recogniseFact(label: string): FactName | null {
  return byLabel.get(folded(label)) ?? null
}
