import { describe, expect, it } from 'vitest'
import { momentOf } from './zoned-moment.ts'

const utc = (local: string, zone: string) => {
  const moment = momentOf({ local, zone })
  return moment === null ? null : new Date(moment).toISOString()
}

describe('a wall-clock time in a zone', () => {
  it('means the moment at which clocks there show it, in winter and in summer', () => {
    expect(utc('2026-01-15T10:00', 'Europe/Brussels')).toBe('2026-01-15T09:00:00.000Z')
    expect(utc('2026-07-15T10:00', 'Europe/Brussels')).toBe('2026-07-15T08:00:00.000Z')
    expect(utc('2026-07-15T10:00', 'America/New_York')).toBe('2026-07-15T14:00:00.000Z')
    expect(utc('2026-07-15T10:00', 'Asia/Kathmandu')).toBe('2026-07-15T04:15:00.000Z')
  })

  it('is right on both sides of a clock change', () => {
    expect(utc('2026-03-29T01:30', 'Europe/Brussels')).toBe('2026-03-29T00:30:00.000Z')
    expect(utc('2026-03-29T03:30', 'Europe/Brussels')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('means nothing in a zone that does not exist, or on a day that does not', () => {
    expect(utc('2026-01-15T10:00', 'Europe/Atlantis')).toBeNull()
    expect(utc('2026-13-45T10:00', 'Europe/Brussels')).toBeNull()
  })
})
