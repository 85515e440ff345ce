import { ItemType } from '#shared/content/item-type.ts'
import type { Messages } from '#shared/messages/en.ts'
import { type Month, startOf, type Week } from '#shared/pulse/calendar.ts'
import { decisionKinds } from '#shared/pulse/decision-kind.ts'
import type { DecisionTimes } from '#shared/pulse/decision-times.ts'
import type { Pulse } from '#shared/pulse/pulse.ts'
import { countWaiting, type WaitingByAge, waitingIn, waitingKinds } from '#shared/pulse/waiting-age.ts'
import { localDay, monthName, shortLocalDay, shortMonth } from '../../i18n/index.ts'
import { type Figure, type FigureRow, type Measure, sumKey } from './figure.ts'

/** What a figure is written with. */
export interface FigureWords {
  readonly text: Messages
  /** The name of a country by its id. */
  readonly countryName: (id: string) => string
}

export function itemsMeasure(key: string, name: string, look: number | null): Measure {
  return { key, name, unit: 'items', look }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

/** A row that adds others up, by measure. */
function sumOf(name: string, rows: readonly FigureRow[], keys: readonly string[]): FigureRow {
  const values = Object.fromEntries(keys.map(key => [key, sum(rows.map(row => row.values[key] ?? 0))]))
  return { key: 'sum', name, tick: name, values }
}

export function waitingFigure(waiting: WaitingByAge, { text }: FigureWords): Figure {
  const words = text.pulse.waiting
  const rows = waiting.map(row => ({
    key: row.band,
    name: words.bands[row.band],
    tick: words.shortBands[row.band],
    values: { ...Object.fromEntries(waitingKinds.map(kind => [kind, row[kind]])), [sumKey]: waitingIn(row) },
  }))
  return {
    name: 'waiting',
    title: words.title,
    finding: words.finding(countWaiting(waiting)),
    note: words.note,
    shape: 'bars',
    rowName: words.row,
    measures: [
      ...waitingKinds.map((kind, index) => itemsMeasure(kind, text.states[kind], index)),
      itemsMeasure(sumKey, text.pulse.total, null),
    ],
    rows,
    sums: [sumOf(text.pulse.total, rows, [...waitingKinds, sumKey])],
  }
}

function weekNames(week: Week): Pick<FigureRow, 'key' | 'name' | 'tick'> {
  return { key: week, name: localDay(week), tick: shortLocalDay(week) }
}

function decisionsFigure({ decisions }: Pulse, { text }: FigureWords): Figure {
  const words = text.pulse.decisions
  const rows = decisions.map(({ week, counts }) => ({
    ...weekNames(week),
    values: { ...counts, [sumKey]: sum(decisionKinds.map(kind => counts[kind])) },
  }))
  const totals = rows.map(({ values }) => values[sumKey] ?? 0)
  return {
    name: 'decisions',
    title: words.title,
    finding: words.finding({
      thisWeek: totals.at(-1) ?? 0,
      lastWeek: totals.at(-2) ?? 0,
      all: sum(totals),
    }),
    note: words.note,
    shape: 'columns',
    rowName: words.row,
    measures: [
      ...decisionKinds.map((kind, index) => itemsMeasure(kind, words.kinds[kind], index)),
      itemsMeasure(sumKey, text.pulse.total, null),
    ],
    rows,
    sums: [sumOf(text.pulse.total, rows, [...decisionKinds, sumKey])],
  }
}

function timesOf({ waiting, decided }: DecisionTimes): FigureRow['values'] {
  return {
    median: decided?.median ?? null,
    p90: decided?.p90 ?? null,
    decided: decided?.count ?? 0,
    waiting,
  }
}

function timesFigure({ times }: Pulse, { text }: FigureWords): Figure {
  const words = text.pulse.times
  const { waiting, decided } = times.all
  return {
    name: 'times',
    title: words.title,
    finding: decided === null ? words.nothing({ waiting }) : words.finding({ ...decided, waiting }),
    note: words.note,
    shape: 'lines',
    rowName: words.row,
    measures: [
      { key: 'median', name: words.median, unit: 'hours', look: 0 },
      { key: 'p90', name: words.p90, unit: 'hours', look: 1 },
      itemsMeasure('decided', words.decided, null),
      itemsMeasure('waiting', words.waiting, null),
    ],
    rows: times.weeks.map(week => ({ ...weekNames(week.week), values: timesOf(week) })),
    sums: [{ key: 'sum', name: words.allWeeks, tick: words.allWeeks, values: timesOf(times.all) }],
  }
}

function typesFigure({ types }: Pulse, { text }: FigureWords): Figure {
  const words = text.pulse.types
  const count = (key: 'published' | 'waiting' | 'drafts') => sum(types.map(row => row[key]))
  const rows = types.map(({ type, ...values }) => ({
    key: type,
    name: text.types.names[type],
    tick: text.types.names[type],
    values,
  }))
  return {
    name: 'types',
    title: words.title,
    finding: words.finding({
      published: count('published'),
      waiting: count('waiting'),
      drafts: count('drafts'),
    }),
    note: words.note,
    shape: 'groups',
    rowName: words.row,
    measures: [
      itemsMeasure('published', words.published, 0),
      itemsMeasure('waiting', words.waiting, 1),
      itemsMeasure('drafts', words.drafts, 2),
    ],
    rows,
    sums: [sumOf(text.pulse.total, rows, ['published', 'waiting', 'drafts'])],
  }
}

export function monthNames(month: Month): Pick<FigureRow, 'key' | 'name' | 'tick'> {
  return { key: month, name: monthName(startOf(month)), tick: shortMonth(startOf(month)) }
}

export function publicationsFigure(
  { publications }: Pick<Pulse, 'publications'>,
  { text }: Pick<FigureWords, 'text'>,
): Figure {
  const words = text.pulse.publications
  const rows = publications.map(({ month, counts }) => ({
    ...monthNames(month),
    values: { ...counts, [sumKey]: sum(ItemType.options.map(type => counts[type])) },
  }))
  const totals = rows.map(({ values }) => values[sumKey] ?? 0)
  const most = Math.max(0, ...totals)
  return {
    name: 'publications',
    title: words.title,
    // Of equals the newest: it is the one that people remember.
    finding: words.finding({ all: sum(totals), most, month: rows[totals.lastIndexOf(most)]?.name ?? '' }),
    note: words.note,
    shape: 'columns',
    rowName: words.row,
    measures: [
      ...ItemType.options.map((type, index) => itemsMeasure(type, text.types.names[type], index)),
      itemsMeasure(sumKey, text.pulse.total, null),
    ],
    rows,
    sums: [sumOf(text.pulse.total, rows, [...ItemType.options, sumKey])],
  }
}

function countriesFigure({ countries }: Pulse, { text, countryName }: FigureWords): Figure {
  const words = text.pulse.countries
  const { top, rest, none } = countries
  const row = (key: string, name: string, count: number): FigureRow => ({
    key,
    name,
    tick: name,
    values: { items: count },
  })
  const [first] = top
  const others = rest.countries === 0 ? [] : [row('rest', words.rest({ count: rest.countries }), rest.items)]
  return {
    name: 'countries',
    title: words.title,
    finding:
      first === undefined
        ? words.nothing
        : words.finding({
            countries: top.length + rest.countries,
            first: countryName(first.country),
            items: first.items,
          }),
    note: words.note,
    shape: 'groups',
    rowName: words.row,
    measures: [itemsMeasure('items', words.items, 0)],
    rows: [...top.map(({ country, items: count }) => row(country, countryName(country), count)), ...others],
    sums: [row('none', words.none, none)],
  }
}

/** Everything that the pulse says, in the order in which it is read. */
export function figuresOf(pulse: Pulse, words: FigureWords): readonly Figure[] {
  return [
    waitingFigure(pulse.waiting, words),
    decisionsFigure(pulse, words),
    timesFigure(pulse, words),
    typesFigure(pulse, words),
    publicationsFigure(pulse, words),
    countriesFigure(pulse, words),
  ]
}
