import { describe, expect, test } from 'vitest'
import { Instant, ItemId } from '../content/identity.ts'
import { itemsNamedBy, mostRelated, type RelatedCandidate, relatedTo } from './related-items.ts'

function id(number: number): ItemId {
  return ItemId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)
}

function aCandidate(
  number: number,
  topics: readonly string[],
  { countries = [], day = '01' }: { countries?: readonly string[]; day?: string } = {},
): RelatedCandidate {
  return { id: id(number), topics, countries, at: Instant.parse(`2026-03-${day}T09:00:00Z`) }
}

const subject = { id: id(1), topics: ['cloud', 'legal'], countries: ['MLT'], names: [] }
const numbers = (found: readonly RelatedCandidate[]) => found.map(each => Number(each.id.slice(-3)))

describe('related items', () => {
  test('are those that share most topics, then countries, then the newest', () => {
    const found = relatedTo(subject, [
      aCandidate(2, ['cloud'], { day: '01' }),
      aCandidate(3, ['cloud'], { day: '05' }),
      aCandidate(4, ['cloud'], { countries: ['MLT'] }),
      aCandidate(5, ['legal', 'cloud']),
    ])
    expect(numbers(found)).toEqual([5, 4, 3, 2])
  })

  test('are never the item itself, nor what has only a country in common', () => {
    const found = relatedTo(subject, [aCandidate(1, ['cloud']), aCandidate(2, [], { countries: ['MLT'] })])
    expect(found).toEqual([])
  })

  test('begin with what the item names itself, in its order and each once', () => {
    const named = { ...subject, names: [id(9), id(8), id(77)] }
    const found = relatedTo(named, [aCandidate(2, ['cloud']), aCandidate(8, ['cloud']), aCandidate(9, [])])
    expect(numbers(found)).toEqual([9, 8, 2])
  })

  test('are a few', () => {
    const many = Array.from({ length: 30 }, (_, index) => aCandidate(index + 2, ['cloud']))
    expect(relatedTo(subject, many)).toHaveLength(mostRelated)
  })
})

test('the items that fields name are those of their references, each once', () => {
  const fields = { referenced_solutions: [id(2), id(3)], related_solutions: [id(2)], topics: ['cloud'] }
  expect(itemsNamedBy(fields)).toEqual([id(2), id(3)])
})
