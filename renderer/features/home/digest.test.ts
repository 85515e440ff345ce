import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import { followsNothing } from '#shared/follows/follows.ts'
import { NoticeId } from '#shared/notices/notice.ts'
import { anEnquiry } from '../../../tests/support/an-enquiry.ts'
import type { NoticeRecord } from '../../library/index.ts'
import { aPublished, aRow, at, marta } from '../../lists/a-row.ts'
import { digestOf } from './digest.ts'

const absence = { from: at('09:00'), to: at('18:00') }
const nothing = { notices: [], published: [], toReview: [], enquiries: [], follows: followsNothing }

function aNotice(about: Partial<NoticeRecord> = {}): NoticeRecord {
  return {
    id: NoticeId.parse(randomUUID()),
    kind: 'approved',
    at: at('12:00'),
    by: marta,
    item: ItemId.parse(randomUUID()),
    type: 'news',
    title: 'A town moves',
    words: null,
    readAt: '',
    isTold: 0,
    ...about,
  }
}

const publishedAt = (time: string, about: Parameters<typeof aRow>[0] = {}, topics: readonly string[] = []) =>
  aRow({ state: 'validated', published: aPublished({ at: at(time), topics }), ...about })

describe('what happened while somebody was away', () => {
  test('is nothing where nothing did', () => {
    expect(digestOf(absence, nothing)).toEqual([])
  })

  test('is counted from behind the last look up to the return, so that two absences in a row share nothing', () => {
    const published = ['09:00', '09:01', '18:00', '18:01'].map(time => publishedAt(time))
    const count = (from: string, to: string) =>
      digestOf({ from: at(from), to: at(to) }, { ...nothing, published })[0]?.count
    expect(count('09:00', '18:00')).toBe(2)
    expect(count('18:00', '19:00')).toBe(1)
  })

  test('tells what was published by type, and of it what is followed', () => {
    const published = [
      publishedAt('10:00', { type: 'event' }),
      publishedAt('11:00', { type: 'news' }, ['legal']),
      publishedAt('12:00', { type: 'news' }),
    ]
    expect(
      digestOf(absence, { ...nothing, published, follows: { topics: ['legal'], countries: [] } }),
    ).toEqual([
      { id: 'followed', count: 1, lines: [{ kind: 'followed', count: 1 }] },
      {
        id: 'published',
        count: 3,
        lines: [
          { kind: 'published', type: 'news', count: 2 },
          { kind: 'published', type: 'event', count: 1 },
        ],
      },
    ])
  })

  test('names the item where all of a kind is about one, and none where it is about several', () => {
    const item = ItemId.parse(randomUUID())
    const groups = digestOf(absence, {
      ...nothing,
      notices: [
        aNotice({ kind: 'commented', item, title: 'A later title' }),
        aNotice({ kind: 'commented', item, title: 'A title' }),
        aNotice(),
        aNotice(),
        aNotice({ kind: 'returned', item, title: 'A title' }),
      ],
    })
    expect(groups).toEqual([
      {
        id: 'decided',
        count: 3,
        lines: [
          { kind: 'notice', count: 1, of: 'returned', item: { id: item, title: 'A title', type: 'news' } },
          { kind: 'notice', count: 2, of: 'approved', item: null },
        ],
      },
      {
        id: 'margin',
        count: 2,
        lines: [
          {
            kind: 'notice',
            count: 2,
            of: 'commented',
            item: { id: item, title: 'A later title', type: 'news' },
          },
        ],
      },
    ])
  })

  test('leaves to the lists of what is published and what waits what is told of these', () => {
    const notices = (['published', 'proposed', 'followed'] as const).map(kind => aNotice({ kind }))
    expect(digestOf(absence, { ...nothing, notices })).toEqual([])
  })

  test('tells of what came into review and waits, and of enquiries that came', () => {
    const groups = digestOf(absence, {
      ...nothing,
      toReview: [aRow({ stateSince: at('08:00') }), aRow({ stateSince: at('10:00') })],
      enquiries: [anEnquiry(1, { receivedAt: at('10:00') }), anEnquiry(2, { receivedAt: at('20:00') })],
    })
    expect(groups).toEqual([
      { id: 'review', count: 1, lines: [{ kind: 'review', count: 1 }] },
      { id: 'enquiries', count: 1, lines: [{ kind: 'enquiries', count: 1 }] },
    ])
  })
})
