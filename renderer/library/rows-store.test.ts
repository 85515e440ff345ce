import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Instant, type ItemId, Revision } from '#shared/content/identity.ts'
import type { ListName } from '#shared/library/lists.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { aLibrary, applied, at, libraryOn, me, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { patiently } from '../../tests/support/patiently.ts'
import { LibraryDatabase } from './database.ts'
import type { RowsSnapshot } from './rows-list.ts'
import { RowsStore } from './rows-store.ts'

let here: TestLibrary
let store: RowsStore
const faults: unknown[] = []
/** What the store has asked to wait, in milliseconds, and when that is over. */
let rests: number[]
let resting: Promise<void>
/** Its clock, which goes on by a tick whenever it is looked at. */
let clock = 0
let tick: number

beforeEach(async () => {
  here = await aLibrary()
  faults.length = 0
  rests = []
  resting = Promise.resolve()
  tick = 1
  // What comes after a first pull stands by itself.
  await receive()
  store = new RowsStore({
    database: here.database,
    pause: () => Promise.resolve(),
    wait: milliseconds => {
      rests.push(milliseconds)
      return resting
    },
    now: () => {
      clock += tick
      return clock
    },
    onFault: fault => faults.push(fault),
  })
})

afterEach(async () => {
  store.close()
  await here.end()
  expect(faults).toEqual([])
})

async function receive(...items: readonly Item[]): Promise<void> {
  const changes = items.map(item => ({ kind: 'item' as const, item }))
  await here.library.localStore.apply({ changes, cursor: Cursor.parse('1'), more: false, reset: false })
}

/** Looks at a list until it is as wanted. */
async function shown(list: ListName, wanted: (snapshot: RowsSnapshot) => boolean): Promise<RowsSnapshot> {
  const stop = store.subscribe(list, () => undefined)
  const found = await vi.waitFor(() => {
    const snapshot = store.snapshot(list)
    if (!snapshot || !wanted(snapshot)) throw new Error(`${list} is ${JSON.stringify(snapshot)}`)
    return snapshot
  }, patiently)
  stop()
  return found
}

const all = (snapshot: RowsSnapshot) => snapshot.isComplete

function rowOf(snapshot: RowsSnapshot, id: ItemId) {
  return snapshot.rows.find(row => row.id === id)
}

function minute(number: number): Instant {
  return Instant.parse(new Date(Date.parse(at) + number * 60_000).toISOString())
}

describe('a list of many items', () => {
  it('shows its newest rows before it has read the others', async () => {
    const items = Array.from({ length: 900 }, (_, number) => aNews({ author: me, changedAt: minute(number) }))
    await receive(...items)
    const seen: RowsSnapshot[] = []
    const stop = store.subscribe('ownWork', () => {
      const snapshot = store.snapshot('ownWork')
      if (snapshot) seen.push(snapshot)
    })
    await shown('ownWork', all)
    stop()
    const newestFirst = items.map(item => item.id).reverse()
    expect(seen[0]).toMatchObject({ isComplete: false })
    expect(seen[0]?.rows.map(row => row.id)).toEqual(newestFirst.slice(0, seen[0]?.rows.length))
    expect(seen.at(-1)?.rows.map(row => row.id)).toEqual(newestFirst)
  })

  it('reads all of them where more than a chunk share one moment', async () => {
    await receive(...Array.from({ length: 1_300 }, () => aNews({ author: me })))
    expect((await shown('ownWork', all)).rows.length).toBe(1_300)
  })

  it('makes anew only the row of the item that was written', async () => {
    const items = Array.from({ length: 200 }, () => aNews({ author: me }))
    await receive(...items)
    const before = await shown('ownWork', all)
    const [written] = items
    if (!written) throw new Error('There are items')
    await here.library.saveDraft(written.id, { headline: 'Another headline' })
    const after = await shown('ownWork', now => rowOf(now, written.id)?.title === 'Another headline')
    expect(after.changed).toEqual(new Set([written.id]))
    for (const row of after.rows) if (row.id !== written.id) expect(row).toBe(rowOf(before, row.id))
  })
})

describe('a list that is on screen', () => {
  it('follows an item from the first word to the acknowledgement', async () => {
    const id = await here.library.createDraft('news')
    const statusOf = async (kind: string) =>
      expect(
        rowOf(await shown('ownWork', now => rowOf(now, id)?.status.kind === kind), id)?.status.kind,
      ).toBe(kind)
    await statusOf('on_this_computer')
    await here.library.saveDraft(id, { headline: 'One' })
    await statusOf('on_this_computer')
    const operation = await here.onlyTaken()
    await statusOf('waiting_to_be_sent')
    await here.library.localStore.acknowledge([applied(operation, 1)])
    await statusOf('sent')
  })

  it('loses the item that is published, which stands among the published ones under its published title', async () => {
    const draft = aNews({ author: me })
    await receive(draft)
    await shown('ownWork', now => rowOf(now, draft.id) !== undefined)
    await shown('published', now => now.isComplete && now.total === 0)
    const published = {
      revision: Revision.parse(2),
      at,
      fields: newsFields({ headline: 'As readers know it' }),
    }
    await receive({ ...draft, state: 'validated', revision: Revision.parse(3), published })
    await shown('ownWork', now => rowOf(now, draft.id) === undefined)
    expect(rowOf(await shown('published', now => now.total === 1), draft.id)?.title).toBe(
      'As readers know it',
    )
  })

  it('rests three times as long as it took to follow a change, and no longer than 0.4 s', async () => {
    const stop = store.subscribe('ownWork', () => undefined)
    tick = 20
    await receive(aNews({ author: me }))
    await vi.waitFor(() => expect(rests).toContain(60), patiently)
    tick = 1_000
    await receive(aNews({ author: me }))
    await vi.waitFor(() => expect(rests).toContain(400), patiently)
    stop()
  })

  it('does not rest while somebody who begins to look sees what is not true any more', async () => {
    const item = aNews({ author: me })
    await receive(item)
    await shown('ownWork', now => rowOf(now, item.id) !== undefined)
    resting = new Promise(() => undefined)
    await here.library.saveDraft(item.id, { headline: 'While nobody looked' })
    await vi.waitFor(() => expect(rests.length).toBeGreaterThan(0), patiently)
    await here.library.saveDraft(item.id, { headline: 'In the rest' })
    await shown('ownWork', now => rowOf(now, item.id)?.title === 'In the rest')
  })

  it('is told of what came while nobody looked', async () => {
    const [kept, gone] = [aNews({ author: me }), aNews({ author: me })]
    await receive(kept, gone)
    await shown('everything', all)
    await here.library.localStore.apply({
      changes: [{ kind: 'gone', id: gone.id }],
      cursor: Cursor.parse('2'),
      more: false,
      reset: false,
    })
    const after = await shown('everything', now => now.total === 1)
    expect(after.rows.map(row => row.id)).toEqual([kept.id])
  })

  it('shows what another window wrote', async () => {
    const item = aNews({ author: me })
    await receive(item)
    await shown('ownWork', all)
    const database = new LibraryDatabase(here.database.name)
    const there = libraryOn(database, () => new Date(at))
    await there.saveDraft(item.id, { headline: 'From the other window' })
    await shown('ownWork', now => rowOf(now, item.id)?.title === 'From the other window')
    there.close()
  })
})

describe('the status of an item on a list', () => {
  it('says that it was handed out, and no text is read for that', async () => {
    const id = await here.library.createDraft('news', newsFields())
    const stop = store.subscribe('ownWork', () => undefined)
    await shown('ownWork', now => rowOf(now, id)?.status.kind === 'on_this_computer')
    const read = vi.spyOn(here.database.outbox, 'bulkGet')
    expect(await here.taken()).toHaveLength(1)
    await shown('ownWork', now => rowOf(now, id)?.status.kind === 'waiting_to_be_sent')
    expect(read.mock.calls.flat(2)).toEqual([])
    stop()
  })
})

describe('the counts of what is not sent', () => {
  it('are told whenever they are others, and an item counts once', async () => {
    const seen: unknown[] = []
    const stop = store.subscribeCounts(() => seen.push(store.counts()))
    await vi.waitFor(
      () => expect(store.counts()).toEqual({ waiting: 0, needDecision: 0, refused: 0 }),
      patiently,
    )
    const [first, second] = [aNews({ author: me }), aNews({ author: me })]
    await receive(first, second)
    await here.library.saveDraft(first.id, { headline: 'One' })
    await here.library.saveDraft(second.id, { headline: 'Two' })
    await here.library.saveDraft(second.id, { headline: 'Two again' })
    await vi.waitFor(() => expect(store.counts()?.waiting).toBe(2), patiently)
    const [operation] = (await here.taken()).filter(({ item }) => item === first.id)
    if (!operation) throw new Error('Nothing was taken')
    const current = { ...first, revision: Revision.parse(5), fields: newsFields({ headline: 'Theirs' }) }
    await here.library.localStore.acknowledge([{ operation: operation.id, outcome: 'conflict', current }])
    await vi.waitFor(
      () => expect(store.counts()).toEqual({ waiting: 1, needDecision: 1, refused: 0 }),
      patiently,
    )
    stop()
    const told = seen.length
    await here.library.settleConflict(first.id, 'mine')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(seen).toHaveLength(told)
  })
})
