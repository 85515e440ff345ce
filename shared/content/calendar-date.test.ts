import { expect, test } from 'vitest'
import { CalendarDate } from './calendar-date.ts'
import { Instant } from './identity.ts'

test.each(['0001-01-01', '2024-02-29', '9999-12-31'])('%s is a day, and has moments', day => {
  expect(CalendarDate.safeParse(day).success).toBe(true)
  expect(Instant.safeParse(`${day}T00:00:00.000Z`).success).toBe(true)
})

test.each(['0000-01-01', '0000-12-31', '2026-02-29', '-0001-01-01', '10000-01-01'])('%s is none', day => {
  expect(CalendarDate.safeParse(day).success).toBe(false)
  expect(Instant.safeParse(`${day}T00:00:00.000Z`).success).toBe(false)
})
