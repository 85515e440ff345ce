import { expect, test } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import { en } from '#shared/messages/en.ts'
import { type CountedItem, countPublished } from '#shared/observatory/published-counts.ts'
import { countriesFigure, monthsFigure, topicsFigure } from './figures.ts'

const now = new Date('2026-03-15T12:00:00Z')
const words = {
  text: en,
  topics: [{ id: 'cloud', label: 'Cloud computing' }],
  countries: [
    { id: 'MLT', label: 'Malta' },
    { id: 'ITA', label: 'Italy' },
  ],
}

function counts(...items: readonly Partial<CountedItem>[]) {
  const item = { type: 'news', at: Instant.parse('2026-03-01T09:00:00Z'), topics: [], countries: [] } as const
  return countPublished(
    items.map(about => ({ ...item, ...about })),
    now,
  )
}

test('what is published a month says in which month most was', () => {
  const figure = monthsFigure(counts({}, {}, { at: Instant.parse('2026-01-01T09:00:00Z') }), words)
  expect(figure.finding).toBe('3 items in twelve months, the most in March 2026: 2.')
  expect(monthsFigure(counts(), words).finding).toBe('Nothing of this was published in twelve months.')
})

test('topics are called by their names, those that nobody knows any more by their ids', () => {
  const figure = topicsFigure(counts({ topics: ['cloud', 'old'] }, { topics: ['cloud'] }), words)
  expect(figure.measures.map(({ name }) => name)).toEqual(['Cloud computing', 'old', 'Other topics'])
  expect(figure.finding).toBe('Most often about Cloud computing: 2 items in twelve months.')
  expect(figure.rows.at(-1)?.values).toEqual({ cloud: 2, old: 1, others: 0 })
  expect(figure.sums[0]?.values).toEqual({ cloud: 2, old: 1, others: 0 })
})

test('countries have the most items first, and the table says how many items name none', () => {
  const figure = countriesFigure(counts({ countries: ['ITA'] }, { countries: ['MLT', 'ITA'] }, {}), words)
  expect(figure.rows.map(({ name, values }) => [name, values['items']])).toEqual([
    ['Italy', 2],
    ['Malta', 1],
  ])
  expect(figure.sums[0]).toMatchObject({ name: 'No country named', values: { items: 1 } })
  expect(figure.finding).toBe('2 countries and regions; most often Italy (2).')
})
