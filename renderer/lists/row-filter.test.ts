import { expect, test } from 'vitest'
import { aRow } from './a-row.ts'
import { isOwnWork } from './own-work.ts'
import { isFiltering, keptBy, tally } from './row-filter.ts'

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
