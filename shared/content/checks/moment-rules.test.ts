import { expect, test } from 'vitest'
import { checkMoment, checkNotBefore } from './moment-rules.ts'

test('a time of a real day in a real zone can be put in a calendar', () => {
  expect(checkMoment({ local: '2026-12-08T10:00', zone: 'Europe/Brussels' })).toEqual([])
})

test('a zone that does not exist is named', () => {
  expect(checkMoment({ local: '2026-12-08T10:00', zone: 'Europe/Atlantis' })).toEqual([
    { rule: 'unknown_zone', value: 'Europe/Atlantis' },
  ])
})

test.each(['2026-13-08T10:00', '0000-01-01T10:00', '0026-12-08T10:00'])(
  'a day that does not exist is named: %s',
  local => {
    expect(checkMoment({ local, zone: 'Europe/Brussels' })).toEqual([{ rule: 'not_a_date', value: local }])
  },
)

test('an end at the moment of the start is no mistake, one before it is', () => {
  const at = (local: string, zone: string) => ({ local, zone })
  const start = at('2026-12-08T10:00', 'Europe/Brussels')
  expect(checkNotBefore(start, at('2026-12-08T09:00', 'Europe/Lisbon'))).toEqual([])
  expect(checkNotBefore(start, at('2026-12-08T08:59', 'Europe/Lisbon'))).toEqual([{ rule: 'before_start' }])
})
