import type { Instant } from '../content/identity.ts'
import { ItemType } from '../content/item-type.ts'
import { lastMonths, type Month, monthOf } from '../pulse/calendar.ts'

/** What is counted of a published item. */
export interface CountedItem {
  readonly type: ItemType
  /** When it was published last. */
  readonly at: Instant
  readonly topics: readonly string[]
  readonly countries: readonly string[]
}

/** How many months are told of, the one under way among them. */
const months = 12
/** Topics that are told apart; the others are counted together. */
const mostTopics = 6

/** Published items by month in UTC, the oldest month first. */
export interface PublishedCounts {
  readonly types: readonly { readonly month: Month; readonly counts: Readonly<Record<ItemType, number>> }[]
  /** The topics that most of these months' items are about, the most first. */
  readonly topics: readonly string[]
  /** By topic; `others`: by topics that are not among those. An item about two topics counts for each. */
  readonly topicMonths: readonly {
    readonly month: Month
    readonly counts: ReadonlyMap<string, number>
    readonly others: number
  }[]
  /** Of all items: by country, and those that name none. */
  readonly countries: ReadonlyMap<string, number>
  readonly withoutCountry: number
}

function noneOfEach(): Record<ItemType, number> {
  return { news: 0, event: 0, document: 0, solution: 0 } satisfies Record<ItemType, number>
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Counts what is published, whoever looks: months are those of UTC, so that everybody's hold the same. */
export function countPublished(items: readonly CountedItem[], now: Date): PublishedCounts {
  const shown = lastMonths(now, months)
  const types = new Map(shown.map(month => [month, noneOfEach()]))
  const topics = new Map(shown.map(month => [month, new Map<string, number>()]))
  const [allTopics, countries] = [new Map<string, number>(), new Map<string, number>()]
  let withoutCountry = 0
  for (const item of items) {
    if (item.countries.length === 0) withoutCountry += 1
    for (const country of new Set(item.countries)) add(countries, country)
    const month = monthOf(new Date(item.at))
    const [ofTypes, ofTopics] = [types.get(month), topics.get(month)]
    if (ofTypes === undefined || ofTopics === undefined) continue
    ofTypes[item.type] += 1
    for (const topic of new Set(item.topics)) {
      add(ofTopics, topic)
      add(allTopics, topic)
    }
  }
  const ranked = [...allTopics]
    .sort(([one, some], [other, more]) => more - some || (one < other ? -1 : 1))
    .map(([topic]) => topic)
  const named = ranked.slice(0, mostTopics)
  const rest = ranked.slice(mostTopics)
  return {
    types: shown.map(month => ({ month, counts: types.get(month) ?? noneOfEach() })),
    topics: named,
    topicMonths: shown.map(month => {
      const counts = topics.get(month) ?? new Map<string, number>()
      return { month, counts, others: rest.reduce((sum, topic) => sum + (counts.get(topic) ?? 0), 0) }
    }),
    countries,
    withoutCountry,
  }
}

/** How many items there are of a month. */
export function itemsIn(counts: Readonly<Record<ItemType, number>>): number {
  return ItemType.options.reduce((sum, type) => sum + counts[type], 0)
}
