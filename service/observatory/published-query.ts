import { z } from 'zod'
import { CalendarDate } from '#shared/content/calendar-date.ts'
import { ItemType } from '#shared/content/item-type.ts'
import type { Term, VocabularyName } from '#shared/content/vocabulary.ts'
import { observatory as sentences } from '#shared/messages/en/observatory.ts'
import { publishedPath } from '#shared/observatory/public-address.ts'

/** What is published, narrowed; null: not by this. Days are in UTC, both of them included. */
export interface PublishedFilter {
  readonly q: string | null
  readonly type: ItemType | null
  readonly topic: string | null
  readonly country: string | null
  readonly from: string | null
  readonly to: string | null
}

/** A page of what is published. */
export interface PublishedQuery extends PublishedFilter {
  /** From 1 on. */
  readonly page: number
}

type Mistake = keyof typeof sentences.mistakes

/** What was asked for, or the sentences on what is wrong with it. */
export type Asked =
  | { readonly kind: 'query'; readonly query: PublishedQuery }
  | { readonly kind: 'mistakes'; readonly sentences: readonly string[] }

/** What is published is paged through so far: whoever looks for more narrows it. */
export const mostPages = 500

/** An empty field of a form narrows by nothing. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal('').transform(() => null), schema]).default(null)
}

function termOf(terms: readonly Term[]) {
  return z.string().refine(id => terms.some(term => term.id === id))
}

/** The schema of an address's query. What it does not know is left alone: links get all kinds of additions on their way. */
function schemaOf(terms: Readonly<Record<VocabularyName, readonly Term[]>>) {
  return z.object({
    q: z
      .string()
      .trim()
      .max(200)
      // A database holds no NUL.
      .refine(words => !words.includes('\0'))
      .transform(words => (words === '' ? null : words))
      .default(null),
    type: optional(ItemType),
    topic: optional(termOf(terms.topics)),
    country: optional(termOf(terms.countries)),
    from: optional(CalendarDate),
    to: optional(CalendarDate),
    page: z
      .union([z.literal('').transform(() => 1), z.coerce.number().pipe(z.int().min(1).max(mostPages))])
      .default(1),
  })
}

function isMistake(name: unknown): name is Mistake {
  return typeof name === 'string' && name in sentences.mistakes
}

/** Reads the query of an address of what is published. */
export function askedIn(query: unknown, terms: Readonly<Record<VocabularyName, readonly Term[]>>): Asked {
  const read = schemaOf(terms).safeParse(query)
  if (!read.success) {
    const names = new Set(read.error.issues.map(issue => issue.path[0]).filter(isMistake))
    return { kind: 'mistakes', sentences: [...names].map(name => sentences.mistakes[name]) }
  }
  const { from, to } = read.data
  if (from !== null && to !== null && to < from)
    return { kind: 'mistakes', sentences: [sentences.mistakes.order] }
  return { kind: 'query', query: read.data }
}

/** Whether anything is left out. */
export function isNarrowed({ q, type, topic, country, from, to }: PublishedFilter): boolean {
  return [q, type, topic, country, from, to].some(value => value !== null)
}

const filterNames = [
  'q',
  'type',
  'topic',
  'country',
  'from',
  'to',
] as const satisfies readonly (keyof PublishedFilter)[]
/** What feeds can be narrowed by: the same as long as they are read. */
const feedNames = ['type', 'topic', 'country'] as const satisfies readonly (keyof PublishedFilter)[]

function withParameters(path: string, parameters: readonly (readonly [string, string | null])[]): string {
  const given = new URLSearchParams()
  for (const [name, value] of parameters) if (value !== null) given.set(name, value)
  const query = given.toString()
  return query === '' ? path : `${path}?${query}`
}

/** The path of a page of what is published. */
export function pathOfQuery(query: PublishedQuery): string {
  const { page } = query
  const filters = filterNames.map(name => [name, query[name]] as const)
  return withParameters(publishedPath, [...filters, ['page', page === 1 ? null : String(page)]])
}

/** The path of the feed, in a format, that goes on with these items; words and days are left out. */
export function pathOfFeed(format: 'rss' | 'atom' | 'json', filter: PublishedFilter): string {
  return withParameters(
    `${publishedPath}.${format}`,
    feedNames.map(name => [name, filter[name]] as const),
  )
}
