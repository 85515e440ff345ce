import { describe, expect, it } from 'vitest'
import { retryDelay } from './backoff.ts'
import { timing } from './timing.ts'

describe('the wait before the next try', () => {
  it('doubles with each failure up to its limit', () => {
    expect([1, 2, 3, 4].map(failures => retryDelay(failures, 1))).toEqual([1000, 2000, 4000, 8000])
    expect(retryDelay(50, 1)).toBe(timing.retryMost)
  })

  it('is spread over the upper half, so that many desks do not return at once', () => {
    expect(retryDelay(3, 0)).toBe(2000)
    expect(retryDelay(3, 0.5)).toBe(3000)
  })
})
