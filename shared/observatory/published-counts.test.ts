import { expect, test } from 'vitest'
import { Instant } from '../content/identity.ts'
import { type CountedItem, countPublished, itemsIn } from './published-counts.ts'

const now = new Date('2026-03-15T12:00:00Z')

function anItem(about: Partial<CountedItem> = {}): CountedItem {
  return { type: 'news', at: Instant.parse('2026-03-01T09:00:00Z'), topics: [], countries: [], ...about }
}

test('twelve months are counted, by type, the one under way last', () => {
  const { types } = countPublished(
    [
      anItem(),
      anItem({ type: 'event' }),
      anItem({ at: Instant.parse('2025-04-01T00:00:00Z') }),
      anItem({ at: Instant.parse('2025-03-31T23:59:59Z') }),
    ],
    now,
  )
  expect(types).toHaveLength(12)
  expect(types.at(-1)).toMatchObject({
    month: '2026-03',
    counts: { news: 1, event: 1, solution: 0, document: 0 },
  })
  expect(types[0]).toMatchObject({ month: '2025-04', counts: { news: 1 } })
  expect(types.map(({ counts }) => itemsIn(counts)).reduce((sum, count) => sum + count)).toBe(3)
})

test('the six topics of most items are told apart, the others together', () => {
  const topics = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  // The first topic is in eight items, the last in one.
  const items = topics.map((_topic, index) => anItem({ topics: topics.slice(0, topics.length - index) }))
  const counted = countPublished(items, now)
  expect(counted.topics).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  const march = counted.topicMonths.at(-1)
  expect([march?.counts.get('a'), march?.counts.get('f'), march?.others]).toEqual([8, 3, 3])
})

test('countries are those of all items, however old; an item about two counts for each', () => {
  const { countries, withoutCountry } = countPublished(
    [
      anItem({ countries: ['MLT', 'ITA', 'MLT'], at: Instant.parse('2019-03-01T09:00:00Z') }),
      anItem({ countries: ['MLT'] }),
      anItem(),
    ],
    now,
  )
  expect([...countries]).toEqual([
    ['MLT', 2],
    ['ITA', 1],
  ])
  expect(withoutCountry).toBe(1)
})
