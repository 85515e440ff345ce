import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Instant, ItemId } from '#shared/content/identity.ts'
import { type Notice, NoticeId } from '#shared/notices/notice.ts'
import { Cursor } from '#shared/sync/change.ts'
import { aLibrary, type TestLibrary } from '../../tests/support/a-library.ts'
import { aPerson } from '../../tests/support/an-item.ts'
import { noticeReading } from './notices.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

const item = ItemId.parse('bbbbbbbb-0000-4000-8000-000000000001')

function aNotice(number: number): Notice {
  const digits = number.toString().padStart(12, '0')
  return {
    id: NoticeId.parse(`eeeeeeee-0000-4000-8000-${digits}`),
    kind: 'returned',
    at: Instant.parse(new Date(Date.UTC(2026, 2, 1) + number * 60_000).toISOString()),
    by: aPerson('Marta Ruiz'),
    item,
    type: 'news',
    title: 'A title',
    words: 'Please name the town.',
  }
}

function told(notices: readonly Notice[], reset = false): Promise<void> {
  return here.library.localStore.apply({
    changes: notices.map(notice => ({ kind: 'notice', notice })),
    cursor: Cursor.parse('c2'),
    more: false,
    reset,
  })
}

async function unread(): Promise<number> {
  return (await here.database.notices.toArray()).filter(({ readAt }) => readAt === '').length
}

describe('what somebody is told of', () => {
  it('is unread until it is read, and is not unread again when it comes once more', async () => {
    await told([aNotice(1), aNotice(2)])
    expect(await unread()).toBe(2)
    await noticeReading(here.database).markRead([aNotice(1).id])
    await told([aNotice(1)])
    expect(await unread()).toBe(1)
  })

  it('is known to whoever opens its item', async () => {
    await told([aNotice(1), aNotice(2)])
    await noticeReading(here.database).markItemRead(item)
    expect(await unread()).toBe(0)
  })

  it('is handed out to be shown once, the oldest first, to whichever window asks', async () => {
    await told([aNotice(2), aNotice(1)])
    const reading = noticeReading(here.database)
    const both = await Promise.all([reading.takeUntold(), reading.takeUntold()])
    expect(both.flat().map(({ id }) => id)).toEqual([aNotice(1).id, aNotice(2).id])
    await told([aNotice(1)])
    expect(await reading.takeUntold()).toEqual([])
  })

  it('goes with what is out of sight when the service begins anew, and the rest stays read', async () => {
    await told([aNotice(1), aNotice(2)])
    await noticeReading(here.database).markRead([aNotice(1).id])
    await told([aNotice(1)], true)
    expect(await here.database.notices.toArray()).toMatchObject([{ id: aNotice(1).id }])
    expect(await unread()).toBe(0)
  })

  it('is kept for the last 200 things', async () => {
    await told(Array.from({ length: 205 }, (_, index) => aNotice(index + 1)))
    expect(await here.database.notices.count()).toBe(200)
    expect(await here.database.notices.get(aNotice(5).id)).toBeUndefined()
  })
})
