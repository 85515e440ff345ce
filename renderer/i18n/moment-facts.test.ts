import { describe, expect, it } from 'vitest'
import { cityOf, minutesBetween, momentFacts } from './moment-facts.ts'

const inBrussels = (local: string) => ({ local, zone: 'Europe/Brussels' })

describe('a time in two zones', () => {
  it('is told by the clocks there and by the reader’s own', () => {
    expect(momentFacts(inBrussels('2026-12-08T10:00'), 'Europe/Lisbon')).toEqual({
      there: 'Tue 8 Dec 2026, 10:00',
      city: 'Brussels',
      here: '09:00',
      change: null,
    })
  })

  it('names the day where it is another one for the reader', () => {
    expect(momentFacts(inBrussels('2026-12-08T23:00'), 'Asia/Tokyo')?.here).toBe('Wed 9 Dec 2026, 07:00')
  })

  it('is told once where both clocks show the same', () => {
    expect(momentFacts(inBrussels('2026-12-08T10:00'), 'Europe/Paris')?.here).toBeNull()
  })

  it('is the time that clocks really show where they are put forward', () => {
    expect(momentFacts(inBrussels('2026-03-29T02:30'), 'Europe/Brussels')).toMatchObject({
      there: 'Sun 29 Mar 2026, 03:30',
      change: 'skipped',
    })
  })

  it('is nothing in a zone that does not exist', () => {
    expect(momentFacts({ local: '2026-12-08T10:00', zone: 'Europe/Atlantis' }, 'Europe/Paris')).toBeNull()
  })
})

describe('how long an event lasts', () => {
  it('is counted in moments, over zones and clock changes', () => {
    expect(minutesBetween(inBrussels('2026-12-08T10:00'), inBrussels('2026-12-08T12:30'))).toBe(150)
    expect(
      minutesBetween(inBrussels('2026-12-08T10:00'), { local: '2026-12-08T10:00', zone: 'Europe/Lisbon' }),
    ).toBe(60)
    expect(minutesBetween(inBrussels('2026-03-29T01:00'), inBrussels('2026-03-29T04:00'))).toBe(120)
  })

  it('is nothing where it ends before it starts', () => {
    expect(minutesBetween(inBrussels('2026-12-08T10:00'), inBrussels('2026-12-08T09:00'))).toBeNull()
  })
})

describe('the city of a zone', () => {
  it('is its last part', () => {
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
    expect(cityOf('UTC')).toBe('UTC')
  })
})
