import type { z } from 'zod'
import { CentreFields } from '#shared/centres/resource-centre.ts'

type WrittenFields = z.input<typeof CentreFields>

/** What is not known is left out. */
const unknown = { email: null, policy: null, code: null, languages: [], created: null } as const

/**
 * What the list of resource centres begins with. As in the sample content, what is not certain is left out: no address of
 * a person, no date that the centre itself or a public record does not tell.
 */
const centres: readonly WrittenFields[] = [
  {
    ...unknown,
    name: 'COSS – Finnish Centre for Open Systems and Solutions',
    kind: 'competence_centre',
    country: 'FIN',
    url: 'https://coss.fi/',
    description:
      'Promotes open source software in the public and the private sector of Finland, with services for its members, among them companies and public bodies. Begun in 2003 within a national programme of centres of expertise; a registered association today.',
    languages: ['fi', 'en'],
    created: '2003',
  },
  {
    ...unknown,
    name: 'Adullact',
    kind: 'association',
    country: 'FRA',
    url: 'https://adullact.org/',
    description:
      'Association of developers and users of free software for administrations and local authorities (Association des développeurs et utilisateurs de logiciels libres pour les administrations et les collectivités territoriales). It has free software developed for public services together, by the principle that public money pays only once, and keeps a forge for it.',
    code: 'https://gitlab.adullact.net/',
    languages: ['fr'],
    created: '2002',
  },
  {
    ...unknown,
    name: 'CENATIC',
    kind: 'competence_centre',
    country: 'ESP',
    url: 'https://www.cenatic.es/',
    description:
      'National reference centre for the application of information and communication technology based on open source (Centro Nacional de Referencia de Aplicación de las TIC basadas en Fuentes Abiertas), set up as a public foundation in Almendralejo, Extremadura.',
    languages: ['es'],
  },
  {
    ...unknown,
    name: 'Mancomún',
    kind: 'programme_office',
    country: 'ESP',
    url: 'https://mancomun.gal/',
    description:
      'The public face of the free software office of the Xunta de Galicia, within its agency for technological modernisation (AMTEGA): brings together what is done with free software in Galicia, and advises administrations, companies and citizens.',
    languages: ['gl'],
  },
  {
    ...unknown,
    name: 'Developers Italia',
    kind: 'competence_centre',
    country: 'ITA',
    url: 'https://developers.italia.it/',
    description:
      'Community of those who develop the digital public services of Italy, with the national catalogue of open source software for the public administration. Begun by the Agency for Digital Italy (AgID) and the government’s digital transformation team.',
    policy:
      'https://docs.italia.it/italia/developers-italia/lg-acquisizione-e-riuso-software-per-pa-docs/it/stabile/',
    code: 'https://github.com/italia/',
    languages: ['it', 'en'],
    created: '2017',
  },
  {
    ...unknown,
    name: 'Open Source Business Alliance',
    kind: 'association',
    country: 'DEU',
    url: 'https://osb-alliance.de/',
    description:
      'Association of the open source industry in Germany (Open Source Business Alliance – Bundesverband für digitale Souveränität e.V.), which works with scientific institutions and organisations of users so that open source is understood as what the digital change needs.',
    languages: ['de'],
    created: '2011',
  },
  {
    ...unknown,
    name: 'ZenDiS – Centre for Digital Sovereignty of Public Administration',
    kind: 'competence_centre',
    country: 'DEU',
    url: 'https://www.zendis.de/',
    description:
      'Competence and service centre of the public administration in Germany for open source (Zentrum für Digitale Souveränität der Öffentlichen Verwaltung), a company of the Federal Republic. It is in charge of the platform openCode and of the office suite openDesk.',
    code: 'https://gitlab.opencode.de/',
    languages: ['de'],
    created: '2022-12',
  },
  {
    ...unknown,
    name: 'OS2',
    kind: 'association',
    country: 'DNK',
    url: 'https://www.os2.eu/',
    description:
      'Association of public authorities in Denmark, most of them municipalities, that develop, share and maintain open source solutions together (Offentligt digitaliseringsfællesskab). Founded by five municipalities.',
    code: 'https://github.com/OS2offdig/',
    languages: ['da'],
    created: '2012-04-24',
  },
  {
    ...unknown,
    name: 'Foundation for Public Code',
    kind: 'association',
    country: 'NLD',
    url: 'https://publiccode.net/',
    description:
      'Association under Dutch law that helps public organisations to develop and maintain software and policy together, and has published the Standard for Public Code.',
    code: 'https://github.com/publiccodenet/',
    languages: ['en'],
  },
  {
    ...unknown,
    name: 'OpenForum Europe',
    kind: 'association',
    country: 'EUR',
    url: 'https://openforumeurope.org/',
    description:
      'Think tank in Brussels for openness in computing: open source, open standards and open data.',
    languages: ['en'],
  },
  {
    ...unknown,
    name: 'European Commission Open Source Programme Office',
    kind: 'programme_office',
    country: 'EUR',
    url: 'https://interoperable-europe.ec.europa.eu/collection/ec-ospo',
    description:
      'Facilitates what the Commission’s open source software strategy 2020–2023 set out; its first concrete action was to create this office. It manages code.europa.eu, on which the institutions of the Union develop software in the open.',
    policy:
      'https://commission.europa.eu/about/departments-and-executive-agencies/digital-services/open-source-software-strategy_en',
    code: 'https://code.europa.eu/',
    languages: ['en'],
    created: '2020',
  },
]

export const resourceCentres: readonly CentreFields[] = centres.map(centre => CentreFields.parse(centre))
