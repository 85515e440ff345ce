import { describe, expect, it } from 'vitest'
import { mostPairs, pairInOrder } from './pair-in-order.ts'

/** Share of letters at the same place. */
function likeness(one: string, other: string): number {
  return (
    [...one].filter((letter, place) => other[place] === letter).length / Math.max(one.length, other.length)
  )
}

describe('pairing in order', () => {
  it('pairs so that all are as alike as they can be together, not the first that comes', () => {
    // The first one resembles both; the second one only the first.
    expect(pairInOrder(['abcd', 'abxx'], ['abcx', 'abcd', 'abxy'], likeness, 0.4)).toEqual([1, 2])
  })

  it('never crosses', () => {
    expect(pairInOrder(['aaaa', 'bbbb'], ['bbbb', 'aaaa'], likeness, 0.4)).toHaveLength(2)
    expect(
      pairInOrder(['aaaa', 'bbbb'], ['bbbb', 'aaaa'], likeness, 0.4).filter(pair => pair !== null),
    ).toHaveLength(1)
  })

  it('leaves alone what has no partner', () => {
    expect(pairInOrder(['aaaa', 'cccc', 'bbbb'], ['aaax', 'bbbx'], likeness, 0.4)).toEqual([0, null, 1])
    expect(pairInOrder([], ['aaaa'], likeness, 0.4)).toEqual([])
  })

  it('weighs no more pairs than it may, and pairs all the same', () => {
    const many = Array.from({ length: Math.ceil(Math.sqrt(mostPairs)) + 5 }, (_, index) =>
      `${index}`.padStart(6, '0'),
    )
    let asked = 0
    const pairs = pairInOrder(
      many,
      many,
      (one, other) => {
        asked += 1
        return likeness(one, other)
      },
      1,
    )
    expect(pairs).toEqual(many.map((_, index) => index))
    expect(asked).toBe(many.length)
  })
})
