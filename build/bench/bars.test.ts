import { expect, test } from 'vitest'
import { atMost, median } from './bars.ts'

test('a value at its limit still passes, one above does not', () => {
  expect(atMost(10, 's', 'start', 10).ok).toBe(true)
  expect(atMost(10, 's', 'start', 10.01).ok).toBe(false)
})

test('a value that is no number falls short', () => {
  expect(atMost(10, 's', 'start', Number.NaN).ok).toBe(false)
})

test('the median is the middle one', () => {
  expect(median([9, 1, 5])).toBe(5)
})

test('the median of an even number of values lies between the middle two', () => {
  expect(median([4, 1, 2, 9])).toBe(3)
})
