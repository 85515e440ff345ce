import { describe, expect, test } from 'vitest'
import { Instant, ItemId, Revision } from '../content/identity.ts'
import type { ItemFields } from '../content/item-type.ts'
import { observatory } from '../messages/en/observatory.ts'
import { calendarFile } from './calendar-file.ts'

const id = ItemId.parse('bbbbbbbb-0000-4000-8000-000000000001')
const address = `https://osor.example.eu/items/${id}`

function fileOf(fields: ItemFields): string | null {
  const starts = { local: '2026-12-08T10:00', zone: 'Europe/Brussels' }
  const event = { title: 'A day on open source', starts_at: starts, ...fields }
  const at = Instant.parse('2026-03-01T09:00:00.000Z')
  return calendarFile({ id, revision: Revision.parse(4), at, fields: event }, address, observatory.takePartAt)
}

/** The lines of a file, those that were folded put together again. */
function linesOf(file: string | null): readonly string[] {
  return (file ?? '').replace(/\r\n /g, '').split('\r\n')
}

describe('the calendar file of an event', () => {
  test('says when and where it is, which revision of it, and where to read it', () => {
    const lines = linesOf(
      fileOf({
        ends_at: { local: '2026-12-08T12:00', zone: 'Europe/Brussels' },
        address: 'Rue de la Loi 200, Brussels',
        description: '<p>For everybody.</p>',
      }),
    )
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        `UID:${id}`,
        'SEQUENCE:4',
        'DTSTAMP:20260301T090000Z',
        'DTSTART:20261208T090000Z',
        'DTEND:20261208T110000Z',
        'SUMMARY:A day on open source',
        'LOCATION:Rue de la Loi 200\\, Brussels',
        `DESCRIPTION:For everybody.\\n\\n${address}`,
        `URL;VALUE=URI:${address}`,
        'END:VCALENDAR',
      ]),
    )
  })

  test.each([
    ['no end', {}],
    ['an end that is its beginning', { ends_at: { local: '2026-12-08T10:00', zone: 'Europe/Brussels' } }],
    ['an end before its beginning', { ends_at: { local: '2026-12-08T09:00', zone: 'Europe/Brussels' } }],
  ])('says no end where the event has %s', (_which, fields) => {
    const lines = linesOf(fileOf(fields))
    expect(lines).toContain('DTSTART:20261208T090000Z')
    expect(lines.filter(line => /^(DTEND|DURATION)/.test(line))).toEqual([])
  })

  test('ends its last line as all others', () => {
    expect(fileOf({})).toMatch(/\r\nEND:VCALENDAR\r\n$/)
  })

  test('says the whole address, however long', () => {
    const address = `Hall 4, ${'Rue de la Loi '.repeat(20)}200\n1049 Brussels`
    const location = address.replace(/\n/g, ' ').replace(/,/g, '\\,')
    expect(linesOf(fileOf({ address }))).toContain(`LOCATION:${location}`)
  })

  test('says where one takes part online', () => {
    const lines = linesOf(
      fileOf({
        description: '<p>For everybody.</p>',
        virtual_links: [
          { title: 'Stream', url: 'https://live.example.eu/' },
          { title: '', url: 'https://chat.example.eu/' },
        ],
      }),
    )
    expect(lines).toContain(
      `DESCRIPTION:For everybody.\\n\\nTake part online:\\nStream: https://live.example.eu/\\nhttps://chat.example.eu/\\n\\n${address}`,
    )
  })

  test('is the same to the last byte each time', () => {
    expect(fileOf({})).toBe(fileOf({}))
  })

  test('holds no line that a title has written', () => {
    const lines = linesOf(fileOf({ title: 'A day\r\nATTENDEE:mailto:x@example.eu\u0000; and, \\ more' }))
    expect(lines.filter(line => line.startsWith('ATTENDEE'))).toEqual([])
    expect(lines).toContain('SUMMARY:A day\\nATTENDEE:mailto:x@example.eu\\; and\\, \\\\ more')
  })

  test('has no line of more than 75 bytes, whatever the script', () => {
    const file = fileOf({
      title: 'Ελεύθερο λογισμικό '.repeat(20),
      description: `<p>${'日本'.repeat(400)}</p>`,
    })
    const lengths = (file ?? '').split('\r\n').map(line => new TextEncoder().encode(line).length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75)
  })

  test('is none where the event has no time', () => {
    expect(fileOf({ starts_at: { local: '2026-12-08T10:00', zone: 'Europe/Atlantis' } })).toBeNull()
    expect(fileOf({ starts_at: { local: '0026-12-08T10:00', zone: 'Europe/Brussels' } })).toBeNull()
  })
})
