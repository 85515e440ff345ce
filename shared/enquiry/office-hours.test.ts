import { describe, expect, it } from 'vitest'
import { afterOfficeMinutes, easterSunday, officeMinutesBetween } from './office-hours.ts'

const at = (instant: string) => Date.parse(instant)
const read = (moment: number) => new Date(moment).toISOString()

describe('Easter Sunday', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
  ])('of %i is %s', (year, date) => {
    expect(read(easterSunday(year)).slice(0, 10)).toBe(date)
  })
})

describe('minutes of work', () => {
  it.each([
    ['within a day', '2026-11-30T09:00:00.000Z', 120, '2026-11-30T11:00:00.000Z'],
    ['from before the office opens', '2026-11-30T05:00:00.000Z', 60, '2026-11-30T09:00:00.000Z'],
    ['over a night', '2026-11-30T15:00:00.000Z', 120, '2026-12-01T09:00:00.000Z'],
    ['exactly to the end of a day', '2026-11-30T15:00:00.000Z', 60, '2026-11-30T16:00:00.000Z'],
    ['over a weekend', '2026-12-04T15:00:00.000Z', 120, '2026-12-07T09:00:00.000Z'],
    ['from a Sunday', '2026-12-06T12:00:00.000Z', 30, '2026-12-07T08:30:00.000Z'],
    ['over Easter', '2026-04-01T14:00:00.000Z', 120, '2026-04-07T08:00:00.000Z'],
    ['over the end of the year', '2026-12-23T15:00:00.000Z', 120, '2027-01-04T09:00:00.000Z'],
    // Clocks go forward on 29 March 2026: nine in the morning is an hour earlier in UTC.
    ['over the change to summer time', '2026-03-27T15:30:00.000Z', 60, '2026-03-30T07:30:00.000Z'],
    ['over the change to winter time', '2026-10-23T14:30:00.000Z', 60, '2026-10-26T08:30:00.000Z'],
  ])('%s', (_what, start, minutes, end) => {
    expect(read(afterOfficeMinutes(at(start), minutes))).toBe(end)
    expect(officeMinutesBetween(at(start), at(end))).toBe(minutes)
  })

  it('none pass while the office is closed, nor backwards', () => {
    expect(officeMinutesBetween(at('2026-12-04T17:00:00.000Z'), at('2026-12-07T07:00:00.000Z'))).toBe(0)
    expect(officeMinutesBetween(at('2026-12-01T12:00:00.000Z'), at('2026-11-30T12:00:00.000Z'))).toBe(0)
  })

  it('more of them than ten years have are ten years away', () => {
    const start = '2026-11-30T09:00:00.000Z'
    expect(read(afterOfficeMinutes(at(start), 10_000_000))).toMatch(/^2036-12-/)
    // Whatever it is reckoned from, it never lies before what can be reckoned.
    expect(afterOfficeMinutes(at(start), 10_000_000)).toBeGreaterThan(
      afterOfficeMinutes(at(start), 1_000_000),
    )
  })
})
