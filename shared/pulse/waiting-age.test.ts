import { describe, expect, it } from 'vitest'
import { waitingStates } from '../workflow/state.ts'
import { ageBandOf, countWaiting, waitingByAge, waitingKinds } from './waiting-age.ts'

const now = new Date('2026-11-30T00:30:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

it('counts the states that wait for somebody', () => {
  expect(waitingKinds).toEqual(waitingStates)
})

describe('an age', () => {
  it.each([
    [0, 'today'],
    [1, 'days_1_2'],
    [2, 'days_1_2'],
    [3, 'days_3_6'],
    [6, 'days_3_6'],
    [7, 'days_7_13'],
    [13, 'days_7_13'],
    [14, 'days_14_29'],
    [29, 'days_14_29'],
    [30, 'days_30'],
    [4_000, 'days_30'],
  ])('of %d days is in its band', (days, band) => {
    expect(ageBandOf(daysAgo(days), now)).toBe(band)
  })

  it('is told by midnights in UTC, not by hours', () => {
    expect(ageBandOf(new Date('2026-11-29T23:59:00Z'), now)).toBe('days_1_2')
    expect(ageBandOf(new Date('2026-11-30T00:00:00Z'), now)).toBe('today')
  })

  it('of something from the future is today', () => {
    expect(ageBandOf(daysAgo(-3), now)).toBe('today')
  })
})

describe('what waits', () => {
  const rows = waitingByAge(
    [
      { state: 'proposed', since: daysAgo(0), count: 2 },
      { state: 'proposed', since: daysAgo(1), count: 1 },
      { state: 'proposed', since: daysAgo(2), count: 4 },
      { state: 'needs_update', since: daysAgo(8), count: 3 },
      { state: 'deletion_request', since: daysAgo(40), count: 1 },
      { state: 'draft', since: daysAgo(40), count: 50 },
    ],
    now,
  )

  it('is counted by age and state, and nothing else is', () => {
    expect(rows).toEqual([
      { band: 'today', proposed: 2, needs_update: 0, deletion_request: 0 },
      { band: 'days_1_2', proposed: 5, needs_update: 0, deletion_request: 0 },
      { band: 'days_3_6', proposed: 0, needs_update: 0, deletion_request: 0 },
      { band: 'days_7_13', proposed: 0, needs_update: 3, deletion_request: 0 },
      { band: 'days_14_29', proposed: 0, needs_update: 0, deletion_request: 0 },
      { band: 'days_30', proposed: 0, needs_update: 0, deletion_request: 1 },
    ])
  })

  it('is added up, with what has waited for a week or longer', () => {
    expect(countWaiting(rows)).toEqual({ all: 11, weekOrMore: 4 })
    expect(countWaiting(waitingByAge([], now))).toEqual({ all: 0, weekOrMore: 0 })
  })
})
