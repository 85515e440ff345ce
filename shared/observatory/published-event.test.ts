import { describe, expect, test } from 'vitest'
import { publishedEventOf, spanOfEvent } from './published-event.ts'

const starts = { local: '2026-12-08T10:00', zone: 'Europe/Brussels' }
const ends = { local: '2026-12-08T12:30', zone: 'Europe/Brussels' }

describe('what an agenda shows of an event', () => {
  test('is when it is, where, and whether one can take part from afar', () => {
    const fields = {
      starts_at: starts,
      ends_at: ends,
      address: 'Rue de la Loi 200\n  1049 Brussels',
      virtual_links: [{ title: 'Stream', url: 'https://example.eu/stream' }],
    }
    expect(publishedEventOf('event', fields)).toEqual({
      starts,
      ends,
      place: 'Rue de la Loi 200 1049 Brussels',
      isOnline: true,
    })
  })

  test('is nothing where it has no beginning, or is no event', () => {
    expect(publishedEventOf('event', { title: 'Soon' })).toBeNull()
    expect(publishedEventOf('news', { starts_at: starts })).toBeNull()
  })

  test('has a place that fits into a line, however long the address is', () => {
    const { place } = publishedEventOf('event', { starts_at: starts, address: 'a'.repeat(9_000) }) ?? {}
    expect(place).toHaveLength(120)
    expect(place?.endsWith('…')).toBe(true)
  })
})

describe('the time of an event', () => {
  test('is that of its zone', () => {
    expect(spanOfEvent({ starts, ends })).toEqual({
      from: Date.parse('2026-12-08T09:00:00Z'),
      to: Date.parse('2026-12-08T11:30:00Z'),
    })
  })

  test('is over when it begins where no end is said, or one before the beginning', () => {
    const from = Date.parse('2026-12-08T09:00:00Z')
    expect(spanOfEvent({ starts, ends: null })).toEqual({ from, to: from })
    expect(spanOfEvent({ starts, ends: { ...ends, local: '2026-12-07T12:30' } })).toEqual({ from, to: from })
  })

  test('is none where there is no such zone', () => {
    expect(spanOfEvent({ starts: { ...starts, zone: 'Europe/Atlantis' }, ends })).toBeNull()
  })
})
