import { describe, expect, it } from 'vitest'
import { retryAfterOf } from './request-failure.ts'

const now = new Date('2026-05-04T10:00:00Z')

describe('the Retry-After header', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 04 May 2026 10:00:30 GMT', 30_000],
    ['Mon, 04 May 2026 09:00:00 GMT', 0],
    ['soon', null],
    [null, null],
  ])('%s means %s ms', (header, wait) => {
    expect(retryAfterOf(header, now)).toBe(wait)
  })
})
