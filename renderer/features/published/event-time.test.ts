import { expect, test } from 'vitest'
import { en } from '#shared/messages/en.ts'
import { eventTime, leafOf } from './event-time.ts'

const brussels = (local: string) => ({ local, zone: 'Europe/Brussels' })

test('an event of one day says the day once', () => {
  const event = { starts: brussels('2026-12-08T10:00'), ends: brussels('2026-12-08T16:30') }
  expect(eventTime(event, 'Europe/Paris', en)).toEqual({
    there: 'Tue 8 Dec 2026, 10:00 – 16:30 (Brussels)',
    here: null,
  })
})

test('an event of several days says both, and the reader’s clock where it is another', () => {
  const event = { starts: brussels('2026-12-08T10:00'), ends: brussels('2026-12-09T16:30') }
  expect(eventTime(event, 'Europe/Athens', en)).toEqual({
    there: 'Tue 8 Dec 2026, 10:00 – Wed 9 Dec 2026, 16:30 (Brussels)',
    here: '11:00',
  })
})

test('an event without an end says when it begins, and one at no time says nothing', () => {
  const starts = brussels('2026-12-08T10:00')
  expect(eventTime({ starts, ends: null }, 'Europe/Paris', en)?.there).toBe(
    'Tue 8 Dec 2026, 10:00 (Brussels)',
  )
  expect(eventTime({ starts: { ...starts, zone: 'Mars/Base' }, ends: null }, 'Europe/Paris', en)).toBeNull()
})

test('the leaf of a day says its number and its month', () => {
  expect(leafOf(brussels('2026-12-01T00:30'))).toEqual({ day: '1', month: 'Dec' })
})
