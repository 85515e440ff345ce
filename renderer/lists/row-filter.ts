import type { ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import { type Follows, isUnderFollowed } from '#shared/follows/follows.ts'
import type { State } from '#shared/workflow/state.ts'
import type { ItemRow } from '../library/index.ts'
import { searchWords, titleMatches } from './title-match.ts'

export interface RowFilter {
  readonly search: string
  /** Empty: all states. */
  readonly states: readonly State[]
  /** Empty: all types. */
  readonly types: readonly ItemType[]
  /** The items in whose text the search was found; null while nobody has looked there: titles alone decide. */
  readonly found?: ReadonlySet<ItemId> | null
  /** What the published text is narrowed by; absent in lists of other texts. */
  readonly published?: PublishedFilter
}

/** What published texts are narrowed by; null, or an empty day: by nothing. */
export interface PublishedFilter {
  readonly topic: string | null
  readonly country: string | null
  /** Null: also what is about nothing that is followed. */
  readonly followed: Follows | null
  /** Days as this computer's calendar counts them, both included: `2026-03-31`. */
  readonly from: string
  readonly to: string
}

/** When a day begins on this computer, as an instant; null for what is no day. */
function beginningOf(day: string, later = 0): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  const moment = new Date(year, month - 1, date + later)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}

/** Whether what is published of a row is about a topic and a country, and about something that is followed. */
function isPublishedAbout({ topic, country, followed }: PublishedFilter): (row: ItemRow) => boolean {
  return ({ published }) =>
    (followed === null || (published !== null && isUnderFollowed(published, followed))) &&
    (topic === null || published?.topics.includes(topic) === true) &&
    (country === null || published?.countries.includes(country) === true)
}

function isPublishedAs(filter: PublishedFilter): (row: ItemRow) => boolean {
  const isAbout = isPublishedAbout(filter)
  const from = beginningOf(filter.from)
  const end = beginningOf(filter.to, 1)
  return row =>
    isAbout(row) &&
    // Instants are ISO 8601 in UTC, so that text order is time order.
    (from === null || (row.published !== null && row.published.at >= from)) &&
    (end === null || (row.published !== null && row.published.at < end))
}

/** Whether a search, found in title or text, and the chosen states and types leave a row. */
export function keptBy({
  search,
  states,
  types,
  found = null,
  published,
}: RowFilter): (row: ItemRow) => boolean {
  const words = searchWords(search)
  const isPublished = published === undefined ? () => true : isPublishedAs(published)
  return row =>
    isPublished(row) &&
    (states.length === 0 || states.includes(row.state)) &&
    (types.length === 0 || types.includes(row.type)) &&
    (titleMatches(row.title, words) || found?.has(row.id) === true)
}

/** Whether a filter hides anything at all. */
export function isFiltering({ search, states, types, published }: Omit<RowFilter, 'found'>): boolean {
  return (
    search.trim() !== '' ||
    states.length > 0 ||
    types.length > 0 ||
    (published !== undefined && isNarrowed(published))
  )
}

/** Whether anything of what is published is left out. */
function isNarrowed({ topic, country, followed, from, to }: PublishedFilter): boolean {
  return topic !== null || country !== null || followed !== null || from !== '' || to !== ''
}

/** How many rows have each value, in the given order; values that none has are left out. */
export function tally<Value extends string>(
  rows: readonly ItemRow[],
  pick: (row: ItemRow) => Value,
  order: readonly Value[],
): readonly { readonly value: Value; readonly count: number }[] {
  const counts = new Map<Value, number>()
  for (const row of rows) counts.set(pick(row), (counts.get(pick(row)) ?? 0) + 1)
  return order.flatMap(value => {
    const count = counts.get(value)
    return count === undefined ? [] : [{ value, count }]
  })
}
