import type { Term } from '#shared/content/vocabulary.ts'
import type { Messages } from '#shared/messages/en.ts'
import { itemsIn, type PublishedCounts } from '#shared/observatory/published-counts.ts'
import { type Figure, type FigureRow, itemsMeasure, monthNames, publicationsFigure } from '../pulse/index.ts'

interface Words {
  readonly text: Messages
  readonly topics: readonly Term[]
  readonly countries: readonly Term[]
}

function nameIn(terms: readonly Term[], id: string): string {
  return terms.find(term => term.id === id)?.label ?? id
}

/** What is published a month, by type. */
export function monthsFigure({ types }: PublishedCounts, { text }: Words): Figure {
  const words = text.published.figures
  const figure = publicationsFigure({ publications: [...types] }, { text })
  const isNothing = types.every(({ counts }) => itemsIn(counts) === 0)
  return {
    ...figure,
    name: 'published_months',
    finding: isNothing ? words.monthsNothing : figure.finding,
    note: words.monthsNote,
  }
}

const others = 'others'

/** What topics were published about, month by month. */
export function topicsFigure(
  { topics, topicMonths }: PublishedCounts,
  { text, topics: terms }: Words,
): Figure {
  const words = text.published.figures
  const rows: readonly FigureRow[] = topicMonths.map(({ month, counts, others: rest }) => ({
    ...monthNames(month),
    values: { ...Object.fromEntries(topics.map(topic => [topic, counts.get(topic) ?? 0])), [others]: rest },
  }))
  const sumOf = (key: string) => rows.reduce((sum, row) => sum + (row.values[key] ?? 0), 0)
  const keys = [...topics, others]
  const [first] = topics
  return {
    name: 'published_topics',
    title: words.topicsTitle,
    finding:
      first === undefined
        ? words.topicsNothing
        : words.topicsFinding({ first: nameIn(terms, first), items: sumOf(first) }),
    note: words.topicsNote,
    shape: 'columns',
    rowName: words.topicsRow,
    measures: [
      ...topics.map((topic, index) => itemsMeasure(topic, nameIn(terms, topic), index)),
      itemsMeasure(others, words.otherTopics, topics.length),
    ],
    rows,
    sums: [
      {
        key: 'sum',
        name: text.pulse.total,
        tick: text.pulse.total,
        values: Object.fromEntries(keys.map(key => [key, sumOf(key)])),
      },
    ],
  }
}

/** A country and how many published items are about it. */
export interface CoveredCountry {
  readonly country: string
  readonly name: string
  readonly items: number
}

/** The countries that published items are about, the most first; of equals, by their names. */
export function coveredCountries(
  { countries }: PublishedCounts,
  terms: readonly Term[],
): readonly CoveredCountry[] {
  return [...countries]
    .map(([country, items]) => ({ country, items, name: nameIn(terms, country) }))
    .sort((one, other) => other.items - one.items || one.name.localeCompare(other.name))
}

/** The countries that are covered, all of them: what the tiles show, and what has none. */
export function countriesFigure(counts: PublishedCounts, { text, countries: terms }: Words): Figure {
  const words = text.published.figures
  const covered = coveredCountries(counts, terms)
  const row = (key: string, name: string, items: number): FigureRow => ({
    key,
    name,
    tick: name,
    values: { items },
  })
  const [first] = covered
  return {
    name: 'published_countries',
    title: words.countriesTitle,
    finding:
      first === undefined
        ? words.countriesNothing
        : words.countriesFinding({ countries: covered.length, first: first.name, items: first.items }),
    note: words.countriesNote,
    shape: 'groups',
    rowName: words.countriesRow,
    measures: [itemsMeasure('items', words.countriesItems, 0)],
    rows: covered.map(({ country, name, items }) => row(country, name, items)),
    sums: [row('none', words.noCountry, counts.withoutCountry)],
  }
}
