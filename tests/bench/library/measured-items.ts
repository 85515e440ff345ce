import { Instant, ItemId, type Person, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import type { State } from '#shared/workflow/state.ts'
import { type Random, randomFrom } from '../../../service/seed/random.ts'

const syllables = [
  'ka',
  'ro',
  'mi',
  'ten',
  'sol',
  'ver',
  'po',
  'lis',
  'an',
  'dre',
  'cu',
  'tio',
  'té',
  'ß',
] as const
const endings = [
  '',
  'ment',
  'ing',
  'er',
  'ga',
  'bu',
  'shi',
  'ne',
  'lo',
  'pra',
  'el',
  'os',
  'ar',
  'en',
] as const
const vocabularySize = 40_000
/** Characters of body that bring an item with all its fields to about 4 kB. */
const bodyLength = 3_400

/** A text's words: a few are said all the time and most hardly ever, as in a language (Zipf's law). */
export type WordSource = (random: Random) => string

/** Invented words; the same seed gives the same. */
export function wordsFrom(seed: number): WordSource {
  const random = randomFrom(seed)
  const vocabulary = Array.from({ length: vocabularySize }, () => {
    const length = 1 + random.below(4)
    return Array.from({ length }, () => random.pick(syllables)).join('') + random.pick(endings)
  })
  return from => vocabulary[Math.floor(vocabularySize ** (from.below(1_000_000) / 1_000_000)) - 1] ?? 'ka'
}

function sentence(random: Random, word: WordSource, length: number): string {
  return Array.from({ length }, () => word(random)).join(' ')
}

/** A body of paragraphs, headings and lists. */
function bodyFrom(random: Random, word: WordSource): string {
  const blocks: string[] = []
  for (let written = 0; written < bodyLength; written += blocks.at(-1)?.length ?? 0) {
    if (random.below(6) === 0) blocks.push(`<h2>${sentence(random, word, 4)}</h2>`)
    else if (random.below(8) === 0) blocks.push(`<ul><li>${sentence(random, word, 6)}</li></ul>`)
    else blocks.push(`<p>${sentence(random, word, 30 + random.below(50))}.</p>`)
  }
  return blocks.join('')
}

const types = ['news', 'news', 'event', 'document', 'solution'] as const
const states = ['validated', 'validated', 'validated', 'draft', 'draft', 'proposed', 'needs_update'] as const

function fieldsFrom(random: Random, word: WordSource, type: ItemType, number: number): ItemFields {
  const title = `${sentence(random, word, 7)} ${number}`
  const body = bodyFrom(random, word)
  const common = {
    topics: ['open-source-software'],
    countries: ['BEL'],
    keywords: [word(random), word(random)],
  }
  switch (type) {
    case 'news':
      return { ...common, headline: title, short_title: title.slice(0, 40), body }
    case 'event':
    case 'solution':
      return { ...common, title, description: body }
    case 'document':
      return { ...common, title, document_type: 'case_open_source', body }
  }
}

const id = (number: number) =>
  ItemId.parse(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`)

/** The item of a number, about 4 kB: half of them are one's own. The same seed gives the same item. */
export function measuredItem(
  number: number,
  seed: number,
  word: WordSource,
  me: Person,
  other: Person,
): Item {
  const random = randomFrom(Math.imul(seed ^ (number * 0x9e3779b1), 0x85ebca6b))
  const type: ItemType = random.pick(types)
  const state: State = random.pick(states)
  const author = random.below(2) === 0 ? me : other
  const at = Instant.parse(new Date(Date.UTC(2024, 0, 1) + random.below(60_000_000) * 1_000).toISOString())
  return {
    id: id(number),
    type,
    state,
    revision: Revision.parse(1),
    fields: fieldsFrom(random, word, type, number),
    author,
    createdAt: at,
    changedAt: at,
    changedBy: author,
    stateSince: at,
    published: isPublicState(state) ? { revision: Revision.parse(1), at, fields: null } : null,
    decision: null,
  }
}
