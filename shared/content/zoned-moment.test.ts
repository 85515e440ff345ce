import { describe, expect, it } from 'vitest'
import { clockChangeAt, localIn, momentOf } from './zoned-moment.ts'

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

  it('is read with the offset before the change where clocks skip it or show it twice', () => {
    expect(utc('2026-03-29T02:30', 'Europe/Brussels')).toBe('2026-03-29T01:30:00.000Z')
    expect(utc('2026-10-25T02:30', 'Europe/Brussels')).toBe('2026-10-25T00:30:00.000Z')
    expect(utc('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
  })

  it('means nothing in a zone that does not exist, or on a day that does not', () => {
    expect(utc('2026-01-15T10:00', 'Europe/Atlantis')).toBeNull()
    expect(utc('2026-13-45T10:00', 'Europe/Brussels')).toBeNull()
  })
})

describe('what clocks show', () => {
  it('is the other way round, in any zone', () => {
    const moment = Date.parse('2026-07-15T08:00:00Z')
    expect(localIn(moment, 'Europe/Brussels')).toBe('2026-07-15T10:00')
    expect(localIn(moment, 'Asia/Kathmandu')).toBe('2026-07-15T13:45')
    expect(localIn(Date.parse('2026-01-01T02:00:00Z'), 'America/New_York')).toBe('2025-12-31T21:00')
    expect(localIn(moment, 'Europe/Atlantis')).toBeNull()
  })
})

describe('a change of the clocks', () => {
  const change = (local: string, zone = 'Europe/Brussels') => clockChangeAt({ local, zone })

  it('skips an hour in spring', () => {
    expect(change('2026-03-29T01:59')).toBeNull()
    expect(change('2026-03-29T02:00')).toBe('skipped')
    expect(change('2026-03-29T02:59')).toBe('skipped')
    expect(change('2026-03-29T03:00')).toBeNull()
  })

  it('repeats an hour in autumn', () => {
    expect(change('2026-10-25T01:59')).toBeNull()
    expect(change('2026-10-25T02:00')).toBe('repeated')
    expect(change('2026-10-25T02:59')).toBe('repeated')
    expect(change('2026-10-25T03:00')).toBeNull()
  })

  it('may be half an hour, and in other places on other days', () => {
    expect(change('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('skipped')
    expect(change('2026-03-08T02:30', 'America/New_York')).toBe('skipped')
    expect(change('2026-03-08T02:30')).toBeNull()
  })

  it('is nothing where there is no such zone or day', () => {
    expect(change('2026-03-29T02:30', 'Europe/Atlantis')).toBeNull()
    expect(change('2026-13-29T02:30')).toBeNull()
  })
})
