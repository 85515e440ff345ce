import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Instant, type ItemId, Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { aLibrary, at, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { joined, type WayOfItems, waysOfItems } from '../../tests/support/joined-items.ts'
import { patiently } from '../../tests/support/patiently.ts'
import { linesIn, readCopy } from './copies.ts'
import { openPacksInTime } from './open-packs.ts'
import { openPacks, readRow, readRows, rowIds } from './packed-rows.ts'
import type { RowsSnapshot } from './rows-list.ts'
import { RowsStore } from './rows-store.ts'

let here: TestLibrary
const ends: (() => void)[] = []

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await here.end()
})

let way: WayOfItems = 'as lines'

/** A page of a first pull. */
async function receive(items: readonly Item[], more = true, reset = false): Promise<void> {
  const changes = [joined(items, way)]
  await here.library.localStore.apply({ changes, cursor: Cursor.parse('c'), more, reset })
}

/** The newest first, as the service sends them. */
function several(count: number): readonly Item[] {
  const hour = (number: number) => Instant.parse(new Date(Date.parse(at) - number * 3_600_000).toISOString())
  return Array.from({ length: count }, (_, number) => aNews({ author: me, changedAt: hour(number) }))
}

function itemAt(items: readonly Item[], place: number): Item {
  const item = items[place]
  if (!item) throw new Error(`There is no item ${place}`)
  return item
}

async function titleOf(id: ItemId): Promise<string | undefined> {
  return (await readRow(here.database, id))?.title
}

/** Opens all packs, as in a quiet hour. */
async function openAll(): Promise<void> {
  while (await openPacks(here.database));
}

function rowsStore(wait: () => Promise<void> = () => Promise.resolve()): RowsStore {
  const store = new RowsStore({
    database: here.database,
    pause: () => Promise.resolve(),
    wait,
    now: () => performance.now(),
    onFault: fault => {
      throw fault
    },
  })
  ends.push(() => store.close())
  return store
}

async function listed(store: RowsStore, isWanted: (list: RowsSnapshot) => boolean): Promise<RowsSnapshot> {
  ends.push(store.subscribe('everything', () => undefined))
  return vi.waitFor(() => {
    const snapshot = store.snapshot('everything')
    if (!snapshot || !isWanted(snapshot)) throw new Error('The list is not so yet')
    return snapshot
  }, patiently)
}

describe.each(waysOfItems)('items that come %s:', given => {
  beforeEach(() => {
    way = given
  })

  describe('rows of a first pull', () => {
    it('stand many to a record, and are the same by themselves once they are opened', async () => {
      const items = several(200)
      const ids = items.map(({ id }) => id)
      await receive(items, false)
      const { rows, rowPacks } = here.database
      expect([await rows.count(), await rowPacks.count()]).toEqual([0, expect.any(Number)])
      const before = await readRows(here.database, ids)
      expect(before.map(row => row?.id)).toEqual(ids)
      await openAll()
      expect([await rows.count(), await rowPacks.count()]).toEqual([200, 0])
      expect(await readRows(here.database, ids)).toEqual(before)
      expect(new Set(await rowIds(here.database))).toEqual(new Set(ids))
    })

    it('give way to what is written here and to what comes later, in whatever order they are opened', async () => {
      const items = several(3)
      const [mine, later] = [itemAt(items, 0), itemAt(items, 1)]
      await receive(items)
      await here.library.saveDraft(mine.id, { headline: 'Mine', short_title: 'Mine' })
      await receive(
        [{ ...later, revision: Revision.parse(9), fields: newsFields({ headline: 'Later' }) }],
        false,
      )
      for (const _opened of [false, true]) {
        expect(await titleOf(mine.id)).toBe('Mine')
        expect(await titleOf(later.id)).toBe('Later')
        await openAll()
      }
      await here.library.saveDraft(later.id, { headline: 'Written behind' })
      expect(await titleOf(later.id)).toBe('Written behind')
    })

    it('are gone with their items, also with several of one pack at once', async () => {
      const items = several(4)
      const staying = itemAt(items, 3)
      const gone = items.slice(0, 3)
      await receive(items, false)
      const changes = gone.map(({ id }) => ({ kind: 'gone' as const, id }))
      await here.library.localStore.apply({ changes, cursor: Cursor.parse('d'), more: false, reset: false })
      expect(await rowIds(here.database)).toEqual([staying.id])
      await openAll()
      expect(await rowIds(here.database)).toEqual([staying.id])
      expect((await here.database.packs.toArray()).flatMap(linesIn).join()).not.toContain(gone[0]?.id)
    })

    it('are all gone where the service begins anew, but for those of my words', async () => {
      const items = several(30)
      const mine = itemAt(items, 5)
      await receive(items)
      await here.library.saveDraft(mine.id, { headline: 'Mine' })
      await receive([], false, true)
      expect(await rowIds(here.database)).toEqual([mine.id])
      expect((await here.working(mine.id)).fields).toEqual({ ...mine.fields, headline: 'Mine' })
      expect(await readCopy(here.database, mine.id)).toBeUndefined()
    })
  })

  describe('deletions that are acknowledged together', () => {
    it('take every copy out of the pack that held them', async () => {
      const items = several(3)
      await receive(items, false)
      for (const { id } of items.slice(0, 2)) await here.library.deleteDraft(id)
      const operations = await here.taken()
      await here.library.localStore.acknowledge(
        operations.map(({ id }) => ({
          operation: id,
          outcome: 'applied' as const,
          revision: Revision.parse(2),
          state: null,
          at,
        })),
      )
      expect(operations).toHaveLength(2)
      for (const { id } of items.slice(0, 2)) expect(await readCopy(here.database, id)).toBeUndefined()
      expect(await readCopy(here.database, itemAt(items, 2).id)).toEqual(items[2])
    })
  })

  describe('a list during a first pull', () => {
    it('has its rows page by page, and keeps them while they are opened', async () => {
      const items = several(300)
      const store = rowsStore()
      await listed(store, ({ isComplete }) => isComplete)
      await receive(items.slice(0, 60))
      await listed(store, ({ total }) => total === 60)
      await receive(items.slice(60), false)
      const before = await listed(store, ({ total }) => total === 300)
      expect(before.rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
      await openAll()
      await here.library.saveDraft(itemAt(items, 7).id, { headline: 'Written' })
      const after = await listed(store, ({ rows }) => rows.some(({ title }) => title === 'Written'))
      expect(after.total).toBe(300)
      // No other row was read, or drawn, anew.
      expect(after.changed).toEqual(new Set([itemAt(items, 7).id]))
    })

    it('is opened with its newest rows, whatever stands where', async () => {
      const items = several(900)
      await receive(items)
      here.advance(60_000)
      await here.library.saveDraft(itemAt(items, 850).id, { headline: 'Written just now' })
      const store = rowsStore()
      const seen: (RowsSnapshot | null)[] = []
      ends.push(store.subscribe('everything', () => seen.push(store.snapshot('everything'))))
      const all = await listed(store, ({ isComplete }) => isComplete)
      expect(new Set(all.rows.map(({ id }) => id))).toEqual(new Set(items.map(({ id }) => id)))
      expect(all.total).toBe(900)
      const [first] = seen
      expect(first?.isComplete).toBe(false)
      expect(first?.rows[0]?.title).toBe('Written just now')
      expect(first?.rows[1]?.id).toBe(itemAt(items, 0).id)
    })
  })

  describe('packs', () => {
    it('is whole where a page came and was opened before the list had looked at it', async () => {
      const [first, second] = [several(30), several(12)]
      await receive(first)
      const rests: (() => void)[] = []
      const store = rowsStore(() => new Promise(resolve => rests.push(resolve)))
      await listed(store, ({ total }) => total === 30)
      // The lists rest after they have looked at something.
      await here.library.saveDraft(itemAt(first, 0).id, { headline: 'Written meanwhile' })
      await vi.waitFor(() => expect(rests).toHaveLength(1), patiently)
      await receive(second, false)
      await openAll()
      for (const end of rests) end()
      const list = await listed(store, ({ total }) => total === 42)
      expect(new Set(list.rows.map(({ id }) => id))).toEqual(
        new Set([...first, ...second].map(({ id }) => id)),
      )
    })

    it('are opened by and by, but not before the first pull is over', async () => {
      const items = several(150)
      let pauses = 0
      ends.push(
        openPacksInTime({
          database: here.database,
          pause: async () => {
            pauses += 1
          },
          onFault: fault => {
            throw fault
          },
        }),
      )
      await receive(items.slice(0, 100))
      await new Promise(resolve => setTimeout(resolve, 50))
      expect(await here.database.rows.count()).toBe(0)
      await receive(items.slice(100), false)
      await vi.waitFor(async () => expect(await here.database.rowPacks.count()).toBe(0), patiently)
      expect(await here.database.rows.count()).toBe(150)
      const asked = pauses
      await new Promise(resolve => setTimeout(resolve, 50))
      expect(pauses).toBe(asked)
    })
  })
})
