import { describe, expect, it } from 'vitest'
import { lastMonths, lastWeeks, monthOf, startOf, Week, weekNumber, weekOf } from './calendar.ts'

describe('a week', () => {
  it.each([
    ['2026-11-23T00:00:00.000Z', '2026-11-23'],
    ['2026-11-29T23:59:59.999Z', '2026-11-23'],
    ['2026-11-30T00:00:00.000Z', '2026-11-30'],
    // 1 January 2027 is a Friday.
    ['2027-01-01T12:00:00.000Z', '2026-12-28'],
    ['1970-01-01T00:00:00.000Z', '1969-12-29'],
  ])('of %s begins on Monday, %s', (moment, monday) => {
    expect(weekOf(new Date(moment))).toBe(monday)
  })

  it('is that of UTC, wherever the clock stands', () => {
    expect(weekOf(new Date('2026-11-30T00:30:00+01:00'))).toBe('2026-11-23')
  })

  it.each([
    ['2026-12-28', { year: 2026, number: 53 }],
    ['2027-01-04', { year: 2027, number: 1 }],
    ['2024-12-30', { year: 2025, number: 1 }],
    ['2026-11-23', { year: 2026, number: 48 }],
  ])('from %s has its number by ISO 8601', (monday, number) => {
    expect(weekNumber(Week.parse(monday))).toEqual(number)
  })
})

it('the last weeks end with the one under way', () => {
  expect(lastWeeks(new Date('2027-01-01T12:00:00Z'), 3)).toEqual(['2026-12-14', '2026-12-21', '2026-12-28'])
})

it('the last months end with the one under way, over the turn of the year and from a long month', () => {
  expect(lastMonths(new Date('2027-01-31T12:00:00Z'), 3)).toEqual(['2026-11', '2026-12', '2027-01'])
  expect(lastMonths(new Date('2026-03-31T12:00:00Z'), 2)).toEqual(['2026-02', '2026-03'])
})

it('a span begins at its first midnight', () => {
  expect(startOf(weekOf(new Date('2026-11-25T10:00:00Z'))).toISOString()).toBe('2026-11-23T00:00:00.000Z')
  expect(startOf(monthOf(new Date('2026-11-25T10:00:00Z'))).toISOString()).toBe('2026-11-01T00:00:00.000Z')
})
