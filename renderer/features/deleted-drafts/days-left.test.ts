import { expect, it } from 'vitest'
import { Instant } from '#shared/content/identity.ts'
import { daysLeft } from './days-left.ts'

const until = Instant.parse('2026-04-01T12:00:00.000Z')

it.each([
  ['2026-03-02T12:00:00.000Z', 30],
  ['2026-03-02T12:00:01.000Z', 29],
  ['2026-03-31T18:00:00.000Z', 0],
  ['2026-04-05T12:00:00.000Z', 0],
])('at %s a draft is kept for %d more whole days', (now, days) => {
  expect(daysLeft(until, Date.parse(now))).toBe(days)
})
