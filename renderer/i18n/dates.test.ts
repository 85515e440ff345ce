import { expect, test } from 'vitest'
import { instantOf } from '#shared/content/identity.ts'
import {
  calendarDay,
  clockTime,
  dayHeading,
  localDay,
  localTime,
  monthName,
  shortLocalDay,
  shortMonth,
  timeAgo,
  timeUntil,
} from './dates.ts'

const now = new Date('2026-03-03T12:00:00Z')
const before = (milliseconds: number) => instantOf(new Date(now.getTime() - milliseconds))

test('less than a minute has no number', () => {
  expect(timeAgo(before(59_999), now)).toBeNull()
})

test('a clock that runs behind does not speak of the future', () => {
  expect(timeAgo(before(-5_000), now)).toBeNull()
})

test.each([
  [60_000, '1 minute ago'],
  [59 * 60_000, '59 minutes ago'],
  [3 * 3_600_000, '3 hours ago'],
  [26 * 3_600_000, 'yesterday'],
  [5 * 86_400_000, '5 days ago'],
  [40 * 86_400_000, '22 Jan 2026'],
])('%d milliseconds read as “%s”', (milliseconds, words) => {
  expect(timeAgo(before(milliseconds), now)).toBe(words)
})

test.each([
  [59_999, null],
  [-5_000, null],
  [5 * 60_000, 'in 5 minutes'],
  [3 * 3_600_000, 'in 3 hours'],
  [26 * 3_600_000, 'tomorrow'],
  [5 * 86_400_000, 'in 5 days'],
  [40 * 86_400_000, '12 Apr 2026'],
])('%d milliseconds to come read as “%s”', (milliseconds, words) => {
  expect(timeUntil(before(-milliseconds), now)).toBe(words)
})

test('a day is written out', () => {
  expect(calendarDay(instantOf(now))).toBe('3 March 2026')
})

test('a time on the clock of its zone is not moved into another zone', () => {
  expect(localTime('2027-01-07T14:00')).toBe('7 January 2027 at 14:00')
  expect(localDay('2027-01-07')).toBe('7 January 2027')
})

test('a day and a month of UTC are not moved into another zone', () => {
  expect(shortLocalDay('2027-01-07')).toBe('7 Jan')
  const first = new Date('2027-01-01T00:00:00Z')
  expect([monthName(first), shortMonth(first)]).toEqual(['January 2027', 'Jan'])
  expect(monthName(new Date('2026-12-31T23:59:59Z'))).toBe('December 2026')
})

test('what is no time stays as it was written', () => {
  expect(localTime('soon')).toBe('soon')
  expect(localDay('2027-13-45')).toBe('2027-13-45')
})

test('a day of a list is named as people speak of it', () => {
  expect(dayHeading(before(0), now)).toBe('Today')
  expect(dayHeading(before(86_400_000), now)).toBe('Yesterday')
  expect(dayHeading(before(2 * 86_400_000), now)).toMatch(/^Sunday,? 1 March 2026$/)
  // A clock that was put back.
  expect(dayHeading(before(-86_400_000), now)).toMatch(/^Wednesday,? 4 March 2026$/)
})

test('a time of the day is read off this computer’s clock', () => {
  const noon = new Date(2026, 2, 3, 12, 7)
  expect(clockTime(instantOf(noon))).toBe('12:07')
})
