import { expect, test } from 'vitest'
import { aRow, at } from './a-row.ts'
import { nextSort, sortedRows } from './row-order.ts'

test('titles are ordered as people do: accents and case aside, numbers by value', () => {
  const rows = ['Zürich', 'édition', 'Part 10', 'Part 9', 'Edition 2'].map(title => aRow({ title }))
  expect(sortedRows(rows, { column: 'title', direction: 'ascending' }).map(row => row.title)).toEqual([
    'édition',
    'Edition 2',
    'Part 9',
    'Part 10',
    'Zürich',
  ])
})

test('what needs a decision comes before what is sent', () => {
  const rows = [
    aRow(),
    aRow({ status: { kind: 'on_this_computer' } }),
    aRow({ status: { kind: 'needs_your_decision' } }),
  ]
  expect(sortedRows(rows, { column: 'status', direction: 'ascending' }).map(row => row.status.kind)).toEqual([
    'needs_your_decision',
    'on_this_computer',
    'sent',
  ])
})

test('of equal rows the newest change comes first in both directions', () => {
  const [older, newer] = [
    aRow({ words: 7, changedAt: at('09:00') }),
    aRow({ words: 7, changedAt: at('10:00') }),
  ]
  expect(sortedRows([older, newer], { column: 'words', direction: 'descending' })).toEqual([newer, older])
  expect(sortedRows([older, newer], { column: 'words', direction: 'ascending' })).toEqual([newer, older])
})

test('the newest change comes first when descending', () => {
  const [older, newer] = [aRow({ changedAt: at('09:00') }), aRow({ changedAt: at('10:00') })]
  expect(sortedRows([older, newer], { column: 'changed', direction: 'descending' })).toEqual([newer, older])
})

test('a press on the same column turns it round, on a date column it starts with the newest', () => {
  const sort = { column: 'title', direction: 'ascending' } as const
  expect(nextSort(sort, 'title')).toEqual({ column: 'title', direction: 'descending' })
  expect(nextSort<'title' | 'date'>(sort, 'date')).toEqual({ column: 'date', direction: 'descending' })
})
