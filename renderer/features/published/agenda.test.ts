import { describe, expect, test } from 'vitest'
import type { ItemRow } from '../../library/index.ts'
import { aPublished, aRow } from '../../lists/a-row.ts'
import { agendaOf, byMonth } from './agenda.ts'

const always = { from: '', to: '' }
const now = Date.parse('2026-06-15T12:00:00Z')

function anEvent(starts: string, ends: string | null = null, zone = 'Europe/Brussels'): ItemRow {
  const event = {
    starts: { local: starts, zone },
    ends: ends === null ? null : { local: ends, zone },
    place: '',
    isOnline: false,
  }
  return aRow({ type: 'event', state: 'validated', title: starts, published: aPublished({ event }) })
}

function titles(entries: readonly { readonly row: ItemRow }[]): readonly string[] {
  return entries.map(({ row }) => row.title)
}

describe('an agenda', () => {
  test('shows what is to come, the next first, and what is over, the last first', () => {
    const rows = ['2026-07-01T10:00', '2026-05-01T10:00', '2026-06-20T10:00', '2026-06-01T10:00'].map(at =>
      anEvent(at),
    )
    const { upcoming, past } = agendaOf(rows, always, now)
    expect(titles(upcoming)).toEqual(['2026-06-20T10:00', '2026-07-01T10:00'])
    expect(titles(past)).toEqual(['2026-06-01T10:00', '2026-05-01T10:00'])
  })

  test('counts what is under way among what is to come, on the clock of its place', () => {
    const underWay = anEvent('2026-06-14T10:00', '2026-06-15T14:30')
    const over = anEvent('2026-06-14T10:00', '2026-06-15T13:30')
    const { upcoming, past } = agendaOf([underWay, over], always, now)
    expect([upcoming.map(({ row }) => row), past.map(({ row }) => row)]).toEqual([[underWay], [over]])
  })

  test('holds events with a time alone', () => {
    const rows = [aRow({ published: aPublished() }), aRow(), anEvent('2026-07-01T10:00', null, 'Mars/Base')]
    expect(agendaOf(rows, always, now)).toEqual({ upcoming: [], past: [] })
  })

  test('is narrowed by days: what touches them stays', () => {
    const rows = [
      anEvent('2026-07-01T10:00', '2026-07-03T10:00'),
      anEvent('2026-07-03T18:00', '2026-07-04T10:00'),
      anEvent('2026-07-05T10:00'),
    ]
    const on = (from: string, to: string) => titles(agendaOf(rows, { from, to }, now).upcoming)
    expect(on('2026-07-03', '2026-07-03')).toEqual(['2026-07-01T10:00', '2026-07-03T18:00'])
    expect(on('2026-07-04', '')).toEqual(['2026-07-03T18:00', '2026-07-05T10:00'])
    expect(on('', '2026-07-02')).toEqual(['2026-07-01T10:00'])
    expect(on('2026-', '')).toHaveLength(3)
  })

  test('goes by months, in the order of the entries', () => {
    const rows = ['2026-07-01T10:00', '2026-07-09T10:00', '2027-07-01T10:00'].map(at => anEvent(at))
    const months = byMonth(agendaOf(rows, always, now).upcoming)
    expect(months.map(({ month, entries }) => [month, entries.length])).toEqual([
      ['2026-07', 2],
      ['2027-07', 1],
    ])
  })
})
