import { expect, test } from 'vitest'
import { decisionTimes } from './decision-times.ts'

test('half of the decisions took as long as the median or less, nine of ten as long as the p90 or less', () => {
  expect(decisionTimes(2, [5, 1, 40, 2, 3, 100, 4, 6, 7, 8])).toEqual({
    waiting: 2,
    decided: { count: 10, median: 5, p90: 40 },
  })
})

test('while nothing is decided there is no time, and what waits is still counted', () => {
  expect(decisionTimes(3, [])).toEqual({ waiting: 3, decided: null })
})

test('a decision at once is one', () => {
  expect(decisionTimes(0, [0])).toEqual({ waiting: 0, decided: { count: 1, median: 0, p90: 0 } })
})
