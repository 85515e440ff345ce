import { describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { Trail } from '#shared/sync/trail.ts'
import { untilMore } from '../../support/live-events.ts'
import {
  createOf,
  deleteOf,
  editOf,
  newItemId,
  readyNews,
  type ServiceClient,
  transitionOf,
} from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

/** What the feed tells to whom, whatever the database. */
export function describeFeed(cast: () => Cast): void {
  async function aDraft(author: ServiceClient = cast().editor): Promise<ItemId> {
    const id = newItemId()
    await author.make(createOf(id, readyNews()))
    return id
  }

  async function aPublishedItem(): Promise<ItemId> {
    const { editor, moderator } = cast()
    const id = await aDraft()
    await editor.make(transitionOf(id, 1, 'propose'))
    await moderator.make(transitionOf(id, 2, 'approve'))
    return id
  }

  const idsOf = (items: readonly { id: ItemId }[]) => items.map(item => item.id)

  describe('the first pull', () => {
    test('brings the vocabularies and what is in sight, newest first, in pages', async () => {
      const { editor } = cast()
      const ids = [await aDraft(), await aPublishedItem(), await aDraft()]
      const first = await editor.page(undefined, 2)
      expect(first.vocabularies).toEqual(['countries', 'languages', 'licences', 'solution_types', 'topics'])
      expect(idsOf(first.items)).toEqual([ids[2], ids[1]])
      expect(first).toMatchObject({ more: true, reset: false })
      const second = await editor.page(first.cursor, 2)
      expect(second.vocabularies).toEqual([])
      expect(idsOf(second.items)[0]).toBe(ids[0])
    })

    test('misses nothing that changes while its pages are read', async () => {
      const { editor } = cast()
      const [oldest, newest] = [await aDraft(), await aDraft()]
      const first = await editor.page(undefined, 1)
      expect(idsOf(first.items)).toEqual([newest])
      await editor.make(editOf(oldest, 1, { short_title: 'Now the newest' }))
      const rest = await editor.pull(first.cursor, 100)
      const copy = rest.items.filter(item => item.id === oldest).at(-1)
      expect(copy).toMatchObject({ revision: 2 })
    })
  })

  describe('later pulls', () => {
    test('bring each changed item once, as its current copy, in the order of its last change', async () => {
      const { editor } = cast()
      const [one, two] = [await aDraft(), await aDraft()]
      const { cursor } = await editor.pull()
      await editor.make(editOf(one, 1, { short_title: 'a' }))
      await editor.make(editOf(two, 1, { short_title: 'b' }))
      await editor.make(editOf(one, 2, { short_title: 'c' }))
      const page = await editor.pull(cursor)
      expect(page.items.map(item => [item.id, item.revision])).toEqual([
        [two, 2],
        [one, 3],
      ])
      expect(page.vocabularies).toEqual([])
    })

    test('in small pages bring the same as in one', async () => {
      const { editor } = cast()
      const { cursor } = await editor.pull()
      const ids = [await aDraft(), await aDraft(), await aDraft(), await aDraft(), await aDraft()]
      const page = await editor.page(cursor, 2)
      expect(page.more).toBe(true)
      expect(idsOf((await editor.pull(cursor, 2)).items)).toEqual(ids)
    })

    test('bring nothing when nothing has changed', async () => {
      const { editor } = cast()
      const { cursor } = await editor.pull()
      expect(await editor.page(cursor)).toMatchObject({ items: [], gone: [], more: false, reset: false })
    })

    test('say that a deleted item is gone', async () => {
      const { editor, contributor, moderator } = cast()
      const id = await aPublishedItem()
      const { cursor } = await contributor.pull()
      await moderator.make(deleteOf(id, 3))
      expect((await contributor.pull(cursor)).gone).toEqual([id])
      expect(idsOf((await editor.pull()).items)).not.toContain(id)
    })

    test('say that an item is gone when it goes out of sight', async () => {
      const { editor, facilitator, moderator } = cast()
      const id = await aDraft()
      await editor.make(transitionOf(id, 1, 'propose'))
      const { cursor, items } = await facilitator.pull()
      expect(idsOf(items)).toContain(id)
      await moderator.make(transitionOf(id, 2, 'return_to_author', { reason: 'Not yet' }))
      expect(await facilitator.pull(cursor)).toMatchObject({ items: [], gone: [id] })
    })
  })

  describe("a draft of somebody else's that was never published", () => {
    test('is in no feed, be it written, changed or deleted', async () => {
      const { editor, contributor, facilitator } = cast()
      const before = [await contributor.pull(), await facilitator.pull()]
      const id = await aDraft()
      await editor.make(editOf(id, 1, { short_title: 'Secret' }))
      for (const [index, reader] of [contributor, facilitator].entries()) {
        expect(await reader.pull(before[index]?.cursor)).toMatchObject({ items: [], gone: [] })
        expect(idsOf((await reader.pull()).items)).not.toContain(id)
      }
      await editor.make(deleteOf(id, 2))
      for (const [index, reader] of [contributor, facilitator].entries()) {
        expect(await reader.pull(before[index]?.cursor)).toMatchObject({ items: [], gone: [] })
      }
    })

    test('is not found as an item, nor its trail, nor its revisions; its author and moderators see it', async () => {
      const { editor, contributor, facilitator, moderator } = cast()
      const id = await aDraft()
      for (const path of [`/v1/items/${id}`, `/v1/items/${id}/trail`, `/v1/items/${id}/revisions/1`]) {
        expect((await contributor.ask(path)).status).toBe(404)
        expect((await facilitator.ask(path)).status).toBe(404)
        expect((await editor.ask(path)).status).toBe(200)
        expect((await moderator.ask(path)).status).toBe(200)
      }
    })

    test('comes into the feed of a facilitator when it is proposed, and of everybody when it is published', async () => {
      const { editor, contributor, facilitator, moderator } = cast()
      const id = await aDraft()
      const [mine, theirs] = [await contributor.pull(), await facilitator.pull()]
      await editor.make(transitionOf(id, 1, 'propose'))
      expect(idsOf((await facilitator.pull(theirs.cursor)).items)).toEqual([id])
      expect(await contributor.pull(mine.cursor)).toMatchObject({ items: [], gone: [] })
      await moderator.make(transitionOf(id, 2, 'approve'))
      expect(idsOf((await contributor.pull(mine.cursor)).items)).toEqual([id])
    })
  })

  describe('who only sees the published revision', () => {
    test('reads no newer revision, no older draft and no trail', async () => {
      const { editor, contributor } = cast()
      const id = await aPublishedItem()
      await editor.make(editOf(id, 3, { short_title: 'Not for all yet' }))
      const statuses = await Promise.all(
        ['/revisions/1', '/revisions/2', '/revisions/3', '/revisions/4', '/trail'].map(
          async path => (await contributor.ask(`/v1/items/${id}${path}`)).status,
        ),
      )
      expect(statuses).toEqual([404, 404, 200, 404, 404])
      const { items } = await contributor.pull()
      const copy = items.find(item => item.id === id)
      expect(copy).toMatchObject({ state: 'validated', revision: 3, decision: null })
      expect(JSON.stringify(copy)).not.toContain('Not for all yet')
    })
  })

  describe('a published item', () => {
    test('does not publish its drafts, nor what was said about them', async () => {
      const { editor, contributor, facilitator, moderator } = cast()
      const id = await aDraft()
      await editor.make(editOf(id, 1, { body: '<p>Not for the public</p>' }))
      await editor.make(transitionOf(id, 2, 'propose', { fields: readyNews() }))
      await moderator.make(transitionOf(id, 3, 'return_to_author', { reason: 'Between us' }))
      await editor.make(transitionOf(id, 4, 'propose'))
      await moderator.make(transitionOf(id, 5, 'approve'))
      const readBy = async (reader: ServiceClient) => {
        const numbers = [1, 2, 3, 4, 5, 6]
        const asked = numbers.map(
          async number => (await reader.ask(`/v1/items/${id}/revisions/${number}`)).ok,
        )
        const isRead = await Promise.all(asked)
        return numbers.filter((_number, index) => isRead[index])
      }
      const stepsOf = async (reader: ServiceClient) =>
        (await reader.read(`/v1/items/${id}/trail`, Trail)).entries.map(entry => entry.revision)
      expect(await readBy(contributor)).toEqual([6])
      expect(await stepsOf(contributor)).toEqual([6])
      expect(await readBy(facilitator)).toEqual([3, 5, 6])
      expect(await readBy(editor)).toEqual([1, 2, 3, 4, 5, 6])
      expect(await stepsOf(moderator)).toEqual([1, 3, 4, 5, 6])
    })
  })

  describe('a cursor', () => {
    test('whose numbers no database has starts from the beginning', async () => {
      const { editor } = cast()
      const { cursor } = await editor.pull()
      const content = Buffer.from(cursor, 'base64url').toString()
      const forged = content.replace(/"seq":"\d+"/, `"seq":"${'9'.repeat(19)}"`)
      expect(forged).not.toBe(content)
      expect((await editor.page(Buffer.from(forged).toString('base64url'))).reset).toBe(true)
    })

    test.each(['rubbish', 'AAAA', Buffer.from('{"instance":"x"}').toString('base64url')])(
      'that is not of this service starts from the beginning: %s',
      async cursor => {
        const { editor } = cast()
        const page = await editor.page(cursor)
        expect(page.reset).toBe(true)
        expect(page.vocabularies).not.toEqual([])
        expect((await editor.page(page.cursor)).reset).toBe(false)
      },
    )

    test('of another account starts from the beginning, because other items are in sight', async () => {
      const { editor, contributor } = cast()
      const { cursor } = await editor.pull()
      expect((await contributor.page(cursor)).reset).toBe(true)
    })
  })

  describe('the live line', () => {
    test('says that there is more when something in sight was stored', async () => {
      const { editor } = cast()
      const live = await editor.ask('/v1/changes/live')
      expect(live.headers.get('content-type')).toBe('text/event-stream')
      const more = untilMore(live)
      await aDraft(editor)
      expect(await more).toBe(true)
    })

    test('says nothing of what this reader never sees', async () => {
      const { editor, contributor } = cast()
      const { cursor } = await contributor.pull()
      await aDraft(editor)
      const enough = new AbortController()
      const line = await contributor.ask(`/v1/changes/live?since=${cursor}`, { signal: enough.signal })
      const hungUp = untilMore(line).catch(() => false)
      // Lines are poked in the order in which they were opened: when the author has heard, everybody has.
      const heard = untilMore(await editor.ask('/v1/changes/live'))
      await aDraft(editor)
      expect(await heard).toBe(true)
      enough.abort()
      expect(await hungUp).toBe(false)
    })

    test('says that there is more when an item leaves the sight of whoever saw it', async () => {
      const { editor, moderator } = cast()
      const id = await aDraft()
      const { cursor } = await moderator.pull()
      const more = untilMore(await moderator.ask(`/v1/changes/live?since=${cursor}`))
      await editor.make(deleteOf(id, 1))
      expect(await more).toBe(true)
      expect((await moderator.page(cursor)).gone).toEqual([id])
    })

    test('that is one too many for an account ends its oldest', async () => {
      const { visitor } = cast()
      const enough = new AbortController()
      const listen = () => visitor.ask('/v1/changes/live', { signal: enough.signal })
      const lines = await Promise.all(Array.from({ length: 21 }, listen))
      // The one that ends; any of them may say meanwhile that there is more.
      expect(await Promise.race(lines.map(line => line.text()))).toContain(': listening')
      enough.abort()
    })

    test('says so at once when there are changes behind the cursor already', async () => {
      const { editor } = cast()
      const { cursor } = await editor.pull()
      await aDraft(editor)
      expect(await untilMore(await editor.ask(`/v1/changes/live?since=${cursor}`))).toBe(true)
    })
  })
}
