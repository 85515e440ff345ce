import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { aLibrary, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { joined, waysOfItems } from '../../tests/support/joined-items.ts'
import { linesIn, readCopies, readCopy } from './copies.ts'
import { rowIds } from './packed-rows.ts'

let here: TestLibrary

beforeEach(async () => {
  here = await aLibrary()
})

afterEach(() => here.end())

const several = (count: number): Item[] => Array.from({ length: count }, () => aNews())

describe.each(waysOfItems)('what a first pull brings, %s,', way => {
  function pageOf(items: readonly Item[], more: boolean, reset = false) {
    return { changes: [joined(items, way)], cursor: Cursor.parse(`c${items.length}`), more, reset }
  }

  it('can be read item by item and many at once, whatever record it stands in', async () => {
    const body = `<p>${'long '.repeat(2_000)}</p>`
    const items = several(30).map(item => ({ ...item, fields: newsFields({ body }) }))
    await here.library.localStore.apply(pageOf(items, true))
    const [last] = items.slice(-1)
    if (!last) throw new Error('There is no item')
    expect(await here.database.packs.count()).toBeGreaterThan(1)
    expect(await here.database.copies.count()).toBe(0)
    expect(await readCopy(here.database, last.id)).toEqual(last)
    const backwards = items.toReversed()
    expect(
      await readCopies(
        here.database,
        backwards.map(({ id }) => id),
      ),
    ).toEqual(backwards)
    expect(await readCopy(here.database, aNews().id)).toBeUndefined()
  })

  it('has its rows and is looked at by the search index', async () => {
    const items = several(3)
    await here.library.localStore.apply(pageOf(items, false))
    expect(await rowIds(here.database)).toHaveLength(3)
    const marks = await here.database.unindexed.toArray()
    expect(new Set(marks.flatMap(mark => mark.items))).toEqual(new Set(items.map(({ id }) => id)))
  })

  it('gives way to what comes later, page by page and one by one', async () => {
    const [item = aNews(), other = aNews()] = several(2)
    const at = (revision: number, headline: string): Item => ({
      ...item,
      revision: Revision.parse(revision),
      fields: newsFields({ headline }),
    })
    const headline = async () => (await readCopy(here.database, item.id))?.fields['headline']
    await here.library.localStore.apply(pageOf([item, other], true))
    await here.library.localStore.apply(pageOf([at(2, 'Later in the same pull')], false))
    expect(await headline()).toBe('Later in the same pull')
    await here.library.localStore.apply(pageOf([at(3, 'After it')], false))
    expect(await headline()).toBe('After it')
    await here.library.localStore.apply(pageOf([at(4, 'From the beginning')], false, true))
    expect(await headline()).toBe('From the beginning')
    expect(await readCopy(here.database, other.id)).toBeUndefined()
  })

  it('goes to the last word when an item is gone, and leaves its neighbours', async () => {
    const [gone = aNews(), neighbour = aNews()] = several(2)
    await here.library.localStore.apply(pageOf([gone, neighbour], true))
    await here.library.localStore.apply(pageOf([gone], true))
    await here.library.localStore.apply({
      changes: [{ kind: 'gone', id: gone.id }],
      cursor: Cursor.parse('c9'),
      more: false,
      reset: false,
    })
    expect((await here.database.packs.toArray()).flatMap(linesIn).join()).not.toContain(gone.id)
    expect(await readCopy(here.database, neighbour.id)).toEqual(neighbour)
  })

  it('does not touch words that were written meanwhile, nor what they stand on while a start from the beginning is under way', async () => {
    const item = aNews({ author: me })
    await here.library.localStore.apply(pageOf([item, ...several(2)], true))
    await here.library.saveDraft(item.id, { headline: 'Mine' })
    await here.library.localStore.apply(pageOf([item], true))
    await here.library.localStore.apply(pageOf([], true, true))
    expect((await here.working(item.id)).fields['headline']).toBe('Mine')
    expect(await readCopy(here.database, item.id)).toEqual(item)
    expect(await here.database.rows.count()).toBe(1)
    await here.library.localStore.apply(pageOf([item], true))
    await here.library.localStore.apply(pageOf([], false))
    expect(await readCopy(here.database, item.id)).toEqual(item)
  })
})
