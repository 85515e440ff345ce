import { describe, expect, it } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import { en } from '#shared/messages/en.ts'
import { byCountry } from '#shared/pulse/by-country.ts'
import { lastMonths, lastWeeks } from '#shared/pulse/calendar.ts'
import { decisionTimes } from '#shared/pulse/decision-times.ts'
import { type Pulse, pulseSpan } from '#shared/pulse/pulse.ts'
import { waitingByAge } from '#shared/pulse/waiting-age.ts'
import { drawnMeasures, type Figure, type figureNames, hasMarks } from './figure.ts'
import { figuresOf } from './figures.ts'

const now = new Date('2026-11-30T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const noDecisions = {
  published: 0,
  returned: 0,
  changes_requested: 0,
  reported: 0,
  deletion_rejected: 0,
  deleted: 0,
  archived: 0,
}
const noItems = { news: 0, event: 0, document: 0, solution: 0 }

/** A service where nothing has happened yet, but for what the test is about. */
function aPulse(about: Partial<Pulse> = {}): Pulse {
  const weeks = lastWeeks(now, pulseSpan.weeks)
  return {
    at: Instant.parse(now.toISOString()),
    waiting: waitingByAge([], now),
    decisions: weeks.map(week => ({ week, counts: noDecisions })),
    times: { all: decisionTimes(0, []), weeks: weeks.map(week => ({ week, ...decisionTimes(0, []) })) },
    types: [],
    publications: lastMonths(now, pulseSpan.months).map(month => ({ month, counts: noItems })),
    countries: byCountry([]),
    ...about,
  }
}

function figure(name: (typeof figureNames)[number], about: Partial<Pulse> = {}): Figure {
  const names: Readonly<Record<string, string>> = { BEL: 'Belgium', FRA: 'France' }
  const words = { text: en, countryName: (id: string) => names[id] ?? id }
  const found = figuresOf(aPulse(about), words).find(each => each.name === name)
  if (found === undefined) throw new Error(`there is no figure ${name}`)
  return found
}

const waitingSince = (...days: readonly number[]) =>
  waitingByAge(
    days.map(day => ({ state: 'proposed' as const, since: daysAgo(day), count: 1 })),
    now,
  )

describe('what waits', () => {
  it.each([
    [[], 'Nothing waits.'],
    [[0], '1 item waits, none for a week or longer.'],
    [[0, 6], '2 items wait, none for a week or longer.'],
    [[8], '1 item waits, and has for a week or longer.'],
    [[8, 40], '2 items wait, all of them for a week or longer.'],
    [[0, 8], '1 of 2 items has waited for a week or longer.'],
    [[0, 8, 9], '2 of 3 items have waited for a week or longer.'],
  ])('since %j days ago is said in a sentence', (days, sentence) => {
    expect(figure('waiting', { waiting: waitingSince(...days) }).finding).toBe(sentence)
  })

  it('is added up by age and by state', () => {
    const { rows, sums } = figure('waiting', { waiting: waitingSince(0, 8, 9) })
    expect(rows.map(({ tick, values }) => [tick, values['all']])).toContainEqual(['7–13 days', 2])
    expect(sums.map(({ values }) => values)).toEqual([
      { proposed: 3, needs_update: 0, deletion_request: 0, all: 3 },
    ])
  })
})

describe('decisions a week', () => {
  const decisions = aPulse().decisions.map((row, index) =>
    index < 24 ? row : { ...row, counts: { ...noDecisions, published: index - 23, returned: 3 } },
  )

  it('are told of this week, the last one and all', () => {
    expect(figure('decisions', { decisions }).finding).toBe(
      '5 decisions so far this week, 4 last week; 9 in 26 weeks.',
    )
    expect(figure('decisions').finding).toBe('Nothing was decided in the last 26 weeks.')
  })

  it('name each week by its Monday', () => {
    expect(figure('decisions', { decisions }).rows.at(-1)).toMatchObject({
      name: '30 November 2026',
      tick: '30 Nov',
      values: { published: 2, returned: 3, all: 5 },
    })
  })

  it('are drawn by the kinds that occur, and all kinds stand in the table', () => {
    const drawn = figure('decisions', { decisions })
    expect(drawnMeasures(drawn).map(({ name }) => name)).toEqual([
      'Approved or published',
      'Returned to author',
    ])
    expect(drawn.measures).toHaveLength(8)
  })
})

describe('the time to a first decision', () => {
  it('is said of all weeks together, with what is not decided yet', () => {
    const times = { all: decisionTimes(3, [0.5, 2, 100]), weeks: [] }
    expect(figure('times', { times }).finding).toBe(
      'Half was decided within 2 hours, nine of ten within 4.2 days. 3 are not decided yet.',
    )
  })

  it('is none while nothing is decided', () => {
    expect(figure('times').finding).toBe('Nothing was proposed in the last 26 weeks.')
    const times = { all: decisionTimes(1, []), weeks: [] }
    expect(figure('times', { times }).finding).toBe(
      '1 item waits for a first decision; nothing is decided yet.',
    )
  })

  it('leaves a gap where nothing is decided, and is drawn where it was nothing at all', () => {
    const [first, ...others] = aPulse().times.weeks
    if (first === undefined) throw new Error('there are no weeks')
    const weeks = [{ ...first, ...decisionTimes(0, [0]) }, ...others]
    const drawn = figure('times', { times: { all: decisionTimes(0, [0]), weeks } })
    expect(drawn.rows.slice(0, 2).map(({ values }) => values['median'])).toEqual([0, null])
    expect(hasMarks(drawn)).toBe(true)
  })

  it.each([
    [0.001, 'less than a minute'],
    [0.02, '1 minute'],
    [0.5, '30 minutes'],
    [1, '1 hour'],
    [47.5, '47.5 hours'],
    [48, '2 days'],
    [1_000, '41.7 days'],
  ])('of %d hours reads as %j', (hours, words) => {
    expect(en.pulse.duration({ hours })).toBe(words)
  })
})

it('items by type are added up in a sentence', () => {
  const types = [
    { type: 'news' as const, published: 1, waiting: 2, drafts: 0 },
    { type: 'event' as const, published: 0, waiting: 0, drafts: 1 },
  ]
  expect(figure('types', { types }).finding).toBe('1 item is published, 2 wait, 1 is a draft.')
})

it('publications name the month with the most, of equals the newest', () => {
  const publications = aPulse().publications.map((row, index) =>
    index === 2 || index === 5 ? { ...row, counts: { ...noItems, news: 4 } } : row,
  )
  expect(figure('publications', { publications }).finding).toBe(
    '8 items in twelve months, the most in May 2026: 4.',
  )
  expect(figure('publications').finding).toBe('Nothing was published for the first time in twelve months.')
})

it('countries have their names, the others are counted together, and those that name none stand below', () => {
  const countries = {
    top: [
      { country: 'BEL', items: 5 },
      { country: 'FRA', items: 1 },
    ],
    rest: { countries: 3, items: 4 },
    none: 7,
  }
  const { finding, rows, sums } = figure('countries', { countries })
  expect(finding).toBe('Published items are about 5 countries or regions. Most often: Belgium (5).')
  expect(rows.map(({ name, values }) => [name, values['items']])).toEqual([
    ['Belgium', 5],
    ['France', 1],
    ['3 others', 4],
  ])
  expect(sums.map(({ name, values }) => [name, values['items']])).toEqual([['No country named', 7]])
  expect(figure('countries').finding).toBe('No published item names a country.')
})

it('of nothing, nothing is drawn', () => {
  const words = { text: en, countryName: (id: string) => id }
  expect(figuresOf(aPulse(), words).filter(hasMarks)).toEqual([])
})
