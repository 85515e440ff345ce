import { z } from 'zod'

/** A day as `2026-03-31`, from the year 1 on: ISO 8601 has a year 0 before it, which neither people nor databases count. */
export const CalendarDate = z.iso.date().refine(day => day >= '0001')
