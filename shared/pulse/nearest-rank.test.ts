import { expect, test } from 'vitest'
import { nearestRank } from './nearest-rank.ts'

test.each([
  [[], 0.5, null],
  [[7], 0.5, 7],
  [[7], 0.9, 7],
  [[1, 2], 0.5, 1],
  [[1, 2, 3], 0.5, 2],
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3, 4], 0.9, 4],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  // The example that the method is usually explained with.
  [[15, 20, 35, 40, 50], 0.05, 15],
  [[15, 20, 35, 40, 50], 0.3, 20],
  [[15, 20, 35, 40, 50], 0.4, 20],
  [[15, 20, 35, 40, 50], 0.5, 35],
  [[15, 20, 35, 40, 50], 1, 50],
])('of %j the %d share is %j', (values, share, value) => {
  expect(nearestRank(values, share)).toBe(value)
})

test('a place that is whole is not taken for the next one by a fault of binary fractions', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1)
  for (const share of [7, 14, 28, 29, 55, 56, 57, 58, 90])
    expect(nearestRank(values, share / 100)).toBe(share)
})
