import { describe, expect, it } from 'vitest'
import { lastDigest } from './digest-time.ts'

describe('the last digest', () => {
  it.each([
    ['2026-03-02T06:00:00.000Z', 6, '2026-03-02T06:00:00.000Z'],
    ['2026-03-02T05:59:59.999Z', 6, '2026-03-01T06:00:00.000Z'],
    ['2026-03-01T23:59:00.000Z', 0, '2026-03-01T00:00:00.000Z'],
    ['2026-01-01T00:30:00.000Z', 23, '2025-12-31T23:00:00.000Z'],
  ])('at %s, daily at %i, was at %s', (now, hour, expected) => {
    expect(lastDigest(new Date(now), hour).toISOString()).toBe(expected)
  })
})
