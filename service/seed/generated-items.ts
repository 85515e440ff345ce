import type { State } from '#shared/workflow/state.ts'
import type { DemoAuthorKey } from './demo-accounts.ts'
import type {
  DemoItem,
  DemoTransition,
  DocumentFields,
  EventFields,
  NewsFields,
  SolutionFields,
} from './demo-item.ts'
import { generatedBody, places, subjects } from './generated-text.ts'
import { type Random, randomFrom } from './random.ts'

/** Characters of running text that bring an item with all its fields to about 4 kB of JSON. */
const bodyLength = 3300

const types = ['news', 'news', 'news', 'event', 'document', 'document', 'solution'] as const
/** In twentieths, about as a collection in use has them. */
const states: readonly [State, ...State[]] = [
  'validated',
  ...Array<State>(11).fill('validated'),
  'draft',
  'draft',
  'proposed',
  'proposed',
  'proposed',
  'needs_update',
  'deletion_request',
  'archived',
]
const authors: readonly [DemoAuthorKey, ...DemoAuthorKey[]] = [
  'editor',
  'editor',
  'contributor',
  'facilitator',
  'researcher',
  'developer',
]
const topics = [
  'open-source-software',
  'digital-government',
  'collaboration',
  'interoperability',
  'procurement',
  'education',
  'ehealth',
  'geospatial',
] as const
const countries = [
  'AUT',
  'BEL',
  'CZE',
  'DNK',
  'EST',
  'ESP',
  'FRA',
  'ITA',
  'NLD',
  'POL',
  'PRT',
  'SWE',
] as const
const licences = ['EUPL-1.2', 'MIT', 'Apache-2.0', 'GPL-3.0-or-later', 'AGPL-3.0-or-later'] as const

/**
 * Sample items for measuring at scale: all types and states, about 4 kB each. The same `count` and `seed` give
 * the same items, and a smaller count gives the first ones of a larger. Titles are unique; places are invented.
 */
export function generateItems(count: number, seed: number): readonly DemoItem[] {
  return Array.from({ length: count }, (_, index) => generateItem(index + 1, seed))
}

function generateItem(number: number, seed: number): DemoItem {
  // Each item has a source of its own, so that it does not depend on how many came before.
  const random = randomFrom(Math.imul(seed ^ (number * 0x9e3779b1), 0x85ebca6b))
  const state = random.pick(states)
  const author = random.pick(authors)
  const createdDaysAgo = 30 + random.below(700)
  const daysAgo = random.below(createdDaysAgo - 20)
  const changesPublished = state === 'proposed' && random.below(5) === 0
  const trail = closingTransitions(random, state, author, daysAgo, changesPublished)
  const circumstances = {
    key: `generated-${number}`,
    state,
    author,
    daysAgo,
    createdDaysAgo,
    ...(trail.length > 0 && { trail }),
  }
  const type = random.pick(types)
  switch (type) {
    case 'news':
      return { ...circumstances, type, ...revisions(() => newsFields(random, number), changesPublished) }
    case 'event':
      return { ...circumstances, type, ...revisions(() => eventFields(random, number), changesPublished) }
    case 'document':
      return { ...circumstances, type, ...revisions(() => documentFields(random, number), changesPublished) }
    case 'solution':
      return { ...circumstances, type, ...revisions(() => solutionFields(random, number), changesPublished) }
  }
}

function revisions<Fields>(
  write: () => Fields,
  changesPublished: boolean,
): { fields: Fields; publishedBefore?: Fields } {
  return changesPublished ? { publishedBefore: write(), fields: write() } : { fields: write() }
}

function closingTransitions(
  random: Random,
  state: State,
  author: DemoAuthorKey,
  daysAgo: number,
  changesPublished: boolean,
): readonly DemoTransition[] {
  switch (state) {
    case 'needs_update':
      return [
        { daysAgo, by: 'moderator', transition: 'report', reason: 'The links and dates are out of date.' },
      ]
    case 'deletion_request':
      return [
        { daysAgo, by: author, transition: 'request_deletion', reason: 'The project has come to an end.' },
      ]
    case 'archived':
      return [{ daysAgo, by: 'moderator', transition: 'archive' }]
    case 'draft':
      return random.below(4) === 0
        ? [
            {
              daysAgo,
              by: 'moderator',
              transition: 'return_to_author',
              reason: 'Please name the source of the figures.',
            },
          ]
        : []
    case 'proposed':
      return changesPublished
        ? [{ daysAgo, by: author, transition: 'propose_changes', reason: 'A new version has been released.' }]
        : []
    case 'validated':
      return []
  }
}

function newsFields(random: Random, number: number): NewsFields {
  const place = random.pick(places)
  return {
    short_title: `${place} shares its software (${number})`,
    headline: `${place} publishes ${random.pick(subjects)} that other administrations may reuse (${number})`,
    body: generatedBody(random, bodyLength),
    topics: someTopics(random),
    source_urls: [`https://example.org/news/${number}`],
    countries: [random.pick(countries)],
    keywords: ['generated', place],
  }
}

function eventFields(random: Random, number: number): EventFields {
  const place = random.pick(places)
  const daysFromNow = random.below(400) - 300
  return {
    title: `Open source day in ${place}: ${random.pick(subjects)} (${number})`,
    description: generatedBody(random, bodyLength - 150),
    starts_at: { daysFromNow, time: '09:30', zone: 'Europe/Brussels' },
    ends_at: { daysFromNow: daysFromNow + random.below(2), time: '16:30', zone: 'Europe/Brussels' },
    topics: someTopics(random),
    address: `Town hall, ${place}`,
    organisation: `Municipality of ${place}`,
    organisation_type: 'public',
    scope: ['regional'],
    website: `https://example.org/events/${number}`,
    countries: [random.pick(countries)],
    keywords: ['generated', place],
  }
}

function documentFields(random: Random, number: number): DocumentFields {
  const place = random.pick(places)
  return {
    title: `How ${place} came to share ${random.pick(subjects)} (${number})`,
    document_type: random.below(2) === 0 ? 'case_open_source' : 'document',
    body: generatedBody(random, bodyLength),
    topics: someTopics(random),
    publication_date: { daysFromNow: -random.below(700) },
    licence: 'CC-BY-4.0',
    countries: [random.pick(countries)],
    keywords: ['generated', place],
  }
}

function solutionFields(random: Random, number: number): SolutionFields {
  const place = random.pick(places)
  const address = `https://example.org/solutions/${number}`
  return {
    title: `${place}: ${random.pick(subjects)} (${number})`,
    description: generatedBody(random, bodyLength - 300),
    contacts: [{ name: `Project team ${place}`, email: `project-${number}@example.org` }],
    owner: { name: `Municipality of ${place}`, type: 'local_authority' },
    solution_types: ['application'],
    topics: someTopics(random),
    short_id: `generated-${number}`,
    landing_page: address,
    source_code_repository: `${address}/code`,
    issue_tracker: `${address}/issues`,
    languages: ['en'],
    licence: random.pick(licences),
    status: random.below(2) === 0 ? 'completed' : 'under_development',
    countries: [random.pick(countries)],
    keywords: ['generated', place],
  }
}

function someTopics(random: Random): readonly string[] {
  return [...new Set([random.pick(topics), random.pick(topics)])]
}
