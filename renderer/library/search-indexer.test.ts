import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Instant, type ItemId, Revision } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import { aLibrary, type TestLibrary } from '../../tests/support/a-library.ts'
import { aNews, newsFields } from '../../tests/support/an-item.ts'
import { patiently } from '../../tests/support/patiently.ts'
import { parseQuery, type SearchedText } from '../search/query.ts'
import { keepCopiesOf } from './copies.ts'
import { type IndexState, SearchIndexer } from './search-indexer.ts'

const names = { type: 'type', state: 'state', topic: 'topic', country: 'country' }

let here: TestLibrary
const open: SearchIndexer[] = []
const faults: unknown[] = []
/** The clock of the indexers, in milliseconds. */
let now = 0

beforeEach(async () => {
  here = await aLibrary()
  now = 0
  faults.length = 0
})

afterEach(async () => {
  for (const indexer of open.splice(0)) indexer.close()
  await here.end()
  expect(faults).toEqual([])
})

interface TestIndexer {
  readonly indexer: SearchIndexer
  readonly states: IndexState[]
  ready(): Promise<void>
  /** Lets everything that waits for a quiet time happen now. */
  storeNow(): Promise<void>
  /** Waits until it waits for a quiet time, and lets that pass. */
  waits(): Promise<void>
  passQuiet(): void
  /** What it has asked to wait, in milliseconds. */
  readonly delays: readonly number[]
  /** Waits until exactly these are found. */
  finds(text: string, ids: readonly ItemId[], searched?: SearchedText): Promise<void>
  close(): void
}

function anIndexer(isKeeper = true): TestIndexer {
  const states: IndexState[] = []
  const delays: number[] = []
  let waiting: (() => void) | null = null
  const indexer = new SearchIndexer({
    database: here.database,
    newName: randomUUID,
    isKeeper: () => isKeeper,
    now: () => now,
    after: (delay, run) => {
      waiting = run
      delays.push(delay)
      return () => {
        waiting = null
      }
    },
    onState: state => states.push(state),
    onFault: fault => faults.push(fault),
  })
  open.push(indexer)
  return {
    indexer,
    states,
    delays,
    ready: () => vi.waitFor(() => expect(states.at(-1)).toMatchObject({ isReady: true }), patiently),
    storeNow: async () => {
      await vi.waitFor(() => expect(waiting).not.toBeNull(), patiently)
      const before = (await here.database.searchParts.get('index')) ?? null
      waiting?.()
      waiting = null
      await vi.waitFor(
        async () => expect((await here.database.searchParts.get('index')) ?? null).not.toEqual(before),
        patiently,
      )
    },
    waits: () => vi.waitFor(() => expect(waiting).not.toBeNull(), patiently),
    passQuiet: () => {
      const run = waiting
      waiting = null
      run?.()
    },
    finds: (text, ids, searched = 'seen') =>
      vi.waitFor(
        () =>
          expect(indexer.matching(parseQuery(text, names).clauses, searched).toSorted()).toEqual(
            ids.toSorted(),
          ),
        patiently,
      ),
    close: () => indexer.close(),
  }
}

function withBody(body: string) {
  return { fields: newsFields({ body: `<p>${body}</p>` }) }
}

describe('the index of a library', () => {
  it('finds the words that are seen, one’s own over the service’s, as they are written', async () => {
    const item = await here.pulled(withBody('harbour'))
    const index = anIndexer()
    await index.finds('harbour', [item.id])
    await here.library.saveDraft(item.id, { body: '<p>lighthouse</p>' })
    await index.finds('lighthouse', [item.id])
    await index.finds('harbour', [])
    const draft = await here.library.createDraft('news')
    await here.library.saveDraft(draft, { headline: 'A new lighthouse' })
    await index.finds('lighthouse', [item.id, draft])
  })

  it('finds what is published by what readers see of it, whatever is written in its place', async () => {
    const at = { revision: Revision.parse(1), at: Instant.parse('2026-03-01T08:00:00.000Z') }
    const newer = await here.pulled({
      ...withBody('lighthouse'),
      published: { ...at, fields: withBody('harbour').fields },
    })
    const live = await here.pulled({
      ...withBody('harbour'),
      state: 'validated',
      published: { ...at, fields: null },
    })
    const index = anIndexer()
    await index.finds('harbour', [newer.id, live.id], 'published')
    await index.finds('lighthouse', [], 'published')
    await index.finds('lighthouse', [newer.id])
    // So it is with words that are on this computer alone.
    await here.library.saveDraft(live.id, { body: '<p>lighthouse</p>' })
    await index.finds('lighthouse', [newer.id, live.id])
    await index.finds('harbour', [])
    await index.finds('harbour', [newer.id, live.id], 'published')
    await index.finds('lighthouse', [], 'published')
    // An index that was stored knows it, without reading an item.
    await index.storeNow()
    index.close()
    await keepCopiesOf(here.database, new Set())
    const again = anIndexer()
    await again.finds('harbour', [newer.id, live.id], 'published')
    await again.finds('lighthouse', [], 'published')
  })

  it('lets go of what is gone', async () => {
    const item = await here.pulled(withBody('harbour'))
    const index = anIndexer()
    await index.finds('harbour', [item.id])
    await here.library.localStore.apply({
      changes: [{ kind: 'gone', id: item.id }],
      cursor: (await here.library.localStore.cursor()) ?? expect.fail('There is a cursor'),
      more: false,
      reset: false,
    })
    await index.finds('harbour', [])
  })

  it('knows what topics are called, also when their names come later', async () => {
    const item = await here.pulled({ fields: newsFields({ topics: ['t1'] }) })
    const index = anIndexer()
    await index.ready()
    await here.database.vocabularies.put({ name: 'topics', terms: [{ id: 't1', label: 'Procurement' }] })
    await index.finds('procurement', [item.id])
  })

  it('shows why an item was found', async () => {
    const item = await here.pulled(withBody('The harbour of Porto'))
    const index = anIndexer()
    await index.ready()
    const { clauses } = parseQuery('porto', names)
    expect(await index.indexer.excerpts([item.id], clauses, 100)).toEqual([
      [
        { text: 'The harbour of ', isHit: false },
        { text: 'Porto', isHit: true },
      ],
    ])
  })
})

describe('an index while a first pull is under way', () => {
  it('is left alone until that is over, or stands still', async () => {
    const [one, other] = [aNews(withBody('harbour')), aNews(withBody('lighthouse'))]
    const apply = (items: readonly Item[], more: boolean) =>
      here.library.localStore.apply({
        changes: items.map(item => ({ kind: 'item', item })),
        cursor: Cursor.parse(`c${items.length}`),
        reset: false,
        more,
      })
    await apply([], true)
    const index = anIndexer()
    await index.ready()
    await index.storeNow()
    await apply([one], true)
    await index.waits()
    await index.finds('harbour', [])
    index.passQuiet()
    await index.finds('harbour', [one.id])
    await apply([other], true)
    await index.finds('lighthouse', [])
    await apply([], false)
    await index.finds('lighthouse', [other.id])
  })
})

describe('items that the sync writes many at once', () => {
  it('are read a while later, and what is typed meanwhile with them', async () => {
    const index = anIndexer()
    await index.ready()
    await index.storeNow()
    const items = Array.from({ length: 60 }, () => aNews(withBody('harbour')))
    await here.pull(...items)
    await index.waits()
    await index.finds('harbour', [])
    const typed = await here.library.createDraft('news', withBody('harbour').fields)
    index.passQuiet()
    await index.finds('harbour', [...items.map(({ id }) => id), typed])
  })

  it('are waited for while more of them keep coming, up to a limit, and not for what is typed', async () => {
    const index = anIndexer()
    await index.ready()
    await index.storeNow()
    const many = () => Array.from({ length: 60 }, () => aNews(withBody('harbour')))
    const asked = index.delays.length
    const delays = () => index.delays.slice(asked)
    await here.pull(...many())
    await vi.waitFor(() => expect(delays()).toEqual([3_000]), patiently)
    now = 2_000
    await here.pull(...many())
    await vi.waitFor(() => expect(delays()).toEqual([3_000, 3_000]), patiently)
    now = 4_000
    await here.library.createDraft('news', withBody('harbour').fields)
    now = 9_000
    await here.pull(...many())
    await vi.waitFor(() => expect(delays()).toEqual([3_000, 3_000, 1_000]), patiently)
  })
})

describe('an index that was stored', () => {
  it('is taken up again without reading what has not changed', async () => {
    const items = await here.pull(withBody('harbour'), withBody('harbour'))
    const first = anIndexer()
    await first.ready()
    await first.storeNow()
    first.close()
    // What is not read cannot be missed.
    await keepCopiesOf(here.database, new Set())
    const again = anIndexer()
    await again.finds(
      'harbour',
      items.map(item => item.id),
    )
    expect(again.states.every(state => state.isReady)).toBe(true)
  })

  it('learns what was written while it was closed, and what was written after it was last stored', async () => {
    const [kept, changed, gone] = await here.pull(
      withBody('harbour'),
      withBody('harbour'),
      withBody('harbour'),
    )
    if (!kept || !changed || !gone) throw new Error('Three were pulled')
    const first = anIndexer()
    await first.ready()
    await first.storeNow()
    await here.library.saveDraft(changed.id, { body: '<p>lighthouse</p>' })
    await first.finds('lighthouse', [changed.id])
    first.close()
    const late = await here.pulled(withBody('harbour'))
    await here.library.localStore.apply({
      changes: [{ kind: 'gone', id: gone.id }],
      cursor: (await here.library.localStore.cursor()) ?? expect.fail('There is a cursor'),
      more: false,
      reset: false,
    })
    const again = anIndexer()
    await again.finds('lighthouse', [changed.id])
    await again.finds('harbour', [kept.id, late.id])
  })

  it('leaves no marks behind, and no part that nothing names', async () => {
    const item = await here.pulled(withBody('harbour'))
    const index = anIndexer()
    await index.ready()
    await index.storeNow()
    for (const word of ['one', 'two', 'three']) {
      await here.library.saveDraft(item.id, { body: `<p>${word}</p>` })
      await index.finds(word, [item.id])
      await index.storeNow()
    }
    await vi.waitFor(async () => expect(await here.database.unindexed.count()).toBe(0), patiently)
    // The head, one segment, and what of it is gone.
    expect(await here.database.searchParts.count()).toBe(3)
  })

  it('is built anew where it cannot be read', async () => {
    const item = await here.pulled(withBody('harbour'))
    const first = anIndexer()
    await first.ready()
    await first.storeNow()
    first.close()
    const parts = await here.database.searchParts.toCollection().primaryKeys()
    await here.database.searchParts.delete(parts.find(name => name.endsWith('gone')) ?? '')
    await anIndexer().finds('harbour', [item.id])
  })
})

describe('two windows', () => {
  it('find the same, though one stores the index and lets the marks go', async () => {
    const item = await here.pulled(withBody('harbour'))
    const [keeper, other] = [anIndexer(true), anIndexer(false)]
    await Promise.all([keeper.ready(), other.ready()])
    await here.library.saveDraft(item.id, { body: '<p>lighthouse</p>' })
    await keeper.storeNow()
    await Promise.all([keeper.finds('lighthouse', [item.id]), other.finds('lighthouse', [item.id])])
  })

  it('may both store it: what is stored is whole', async () => {
    const item = await here.pulled(withBody('harbour'))
    const [one, other] = [anIndexer(), anIndexer()]
    await Promise.all([one.ready(), other.ready()])
    await one.storeNow()
    await other.storeNow()
    await here.library.saveDraft(item.id, { body: '<p>lighthouse</p>' })
    await one.finds('lighthouse', [item.id])
    await one.storeNow()
    one.close()
    other.close()
    await keepCopiesOf(here.database, new Set())
    await anIndexer().finds('lighthouse', [item.id])
  })
})
