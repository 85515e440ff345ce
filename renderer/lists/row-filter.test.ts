import { expect, test } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import { aPublished, aRow } from './a-row.ts'
import { isOwnWork } from './own-work.ts'
import { isFiltering, keptBy, type PublishedFilter, tally } from './row-filter.ts'

const everything = { search: '', states: [], types: [] } as const

test('no choice shows everything', () => {
  const rows = [aRow(), aRow({ state: 'proposed' })]
  expect(rows.filter(keptBy(everything))).toEqual(rows)
  expect(isFiltering({ ...everything, search: '  ' })).toBe(false)
})

test('search, states and types must all agree', () => {
  const wanted = aRow({ title: 'Lisbon shares its code', state: 'proposed', type: 'event' })
  const rows = [
    wanted,
    aRow({ ...wanted, state: 'draft' }),
    aRow({ ...wanted, type: 'news' }),
    aRow({ ...wanted, title: 'Porto' }),
  ]
  const isKept = keptBy({ search: 'lisbon', states: ['proposed'], types: ['event'] })
  expect(rows.filter(isKept)).toEqual([wanted])
})

test('what was found in the text is shown beside what was found in the title', () => {
  const [inText, inTitle, neither] = [aRow(), aRow({ title: 'Lisbon' }), aRow()]
  const isKept = keptBy({ search: 'lisbon', states: [], types: [], found: new Set([inText.id]) })
  expect([inText, inTitle, neither].filter(isKept)).toEqual([inText, inTitle])
})

test('chips are counted in the given order, without the empty ones', () => {
  const rows = [aRow({ state: 'proposed' }), aRow(), aRow({ state: 'proposed' })]
  expect(tally(rows, row => row.state, ['draft', 'needs_update', 'proposed'])).toEqual([
    { value: 'draft', count: 1 },
    { value: 'proposed', count: 2 },
  ])
})

test('own work is what is mine and not published, or holds unsent words of mine', () => {
  expect(isOwnWork(aRow({ state: 'proposed' }))).toBe(true)
  expect(isOwnWork(aRow({ state: 'validated' }))).toBe(false)
  expect(isOwnWork(aRow({ state: 'validated', status: { kind: 'on_this_computer' } }))).toBe(true)
  expect(isOwnWork(aRow({ isOwn: false }))).toBe(false)
  expect(
    isOwnWork(
      aRow({ isOwn: false, status: { kind: 'refused', problem: { type: '', title: '', status: 403 } } }),
    ),
  ).toBe(true)
})

const anything = { topic: null, country: null, followed: null, from: '', to: '' } as const

function keeps(published: Partial<PublishedFilter>, row = aRow({ published: aPublished() })): boolean {
  return keptBy({ ...everything, published: { ...anything, ...published } })(row)
}

test('what is published is narrowed by what readers see, whatever is being written in its place', () => {
  const row = aRow({
    topics: ['legal'],
    countries: ['ITA'],
    published: aPublished({ topics: ['cloud'], countries: ['MLT'] }),
  })
  expect([keeps({ topic: 'cloud' }, row), keeps({ topic: 'legal' }, row)]).toEqual([true, false])
  expect([keeps({ country: 'MLT' }, row), keeps({ country: 'ITA' }, row)]).toEqual([true, false])
  expect(keeps({ topic: 'cloud', country: 'ITA' }, row)).toBe(false)
})

test('days are those of this computer, the first and the last among them', () => {
  const on = (hour: number) => {
    const at = Instant.parse(new Date(2026, 2, 31, hour, 30).toISOString())
    return aRow({ published: aPublished({ at }) })
  }
  for (const row of [on(0), on(23)]) {
    expect(keeps({ from: '2026-03-31', to: '2026-03-31' }, row)).toBe(true)
    expect(keeps({ from: '2026-04-01' }, row)).toBe(false)
    expect(keeps({ to: '2026-03-30' }, row)).toBe(false)
  }
})

test('a day that is still being typed narrows nothing', () => {
  expect([keeps({ from: '2026-' }), keeps({ to: 'x' })]).toEqual([true, true])
})

test('narrowing what is published is filtering', () => {
  expect(isFiltering({ ...everything, published: anything })).toBe(false)
  expect(isFiltering({ ...everything, published: { ...anything, from: '2026-03-31' } })).toBe(true)
})

test('only what is published about something followed is left, and that is a filter', () => {
  const keeps = keptBy({
    ...everything,
    published: { ...anything, followed: { topics: ['cloud'], countries: ['MLT'] } },
  })
  expect(keeps(aRow({ published: aPublished({ topics: ['legal', 'cloud'] }) }))).toBe(true)
  expect(keeps(aRow({ published: aPublished({ countries: ['MLT'] }) }))).toBe(true)
  // What a newer draft is about is not published.
  expect(keeps(aRow({ topics: ['cloud'], published: aPublished({ topics: ['legal'] }) }))).toBe(false)
  expect(keeps(aRow({ topics: ['cloud'] }))).toBe(false)
  const nothing = { topics: [], countries: [] }
  expect(isFiltering({ ...everything, published: { ...anything, followed: nothing } })).toBe(true)
})
