import { beforeEach, describe, expect, it } from 'vitest'
import { type Change, Cursor, changesAtFirst, changesPerPage } from '#shared/sync/change.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { timing } from '#shared/sync/timing.ts'
import { aNews } from '../../tests/support/an-item.ts'
import {
  anEdit,
  aScriptedSync,
  RecordingStore,
  type ScriptedService,
} from '../../tests/support/scripted-sync.ts'
import type { VirtualClock } from '../../tests/support/virtual-clock.ts'
import type { SyncEngine } from './engine.ts'

let clock: VirtualClock
let service: ScriptedService
let store: RecordingStore
let engine: SyncEngine
let statuses: SyncStatus[]

beforeEach(() => {
  ;({ clock, service, store, engine, statuses } = aScriptedSync())
})

describe('a run', () => {
  it('sends everything that waits, then asks for news, then rests', async () => {
    store.pending = [anEdit(), anEdit()]
    engine.attach(store)
    await clock.settle()
    expect(service.sent).toHaveLength(1)
    expect(store.results.map(result => result.outcome)).toEqual(['applied', 'applied'])
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('pulls page after page and tells how many items came', async () => {
    const item: Change = { kind: 'item', item: aNews() }
    const page = { changes: [item], reset: false }
    service.pages = [
      { ...page, cursor: Cursor.parse('1'), more: true },
      { ...page, cursor: Cursor.parse('2'), more: false },
    ]
    engine.attach(store)
    await clock.settle()
    expect(store.position).toBe('2')
    expect(statuses).toContainEqual({ phase: 'working', receivedItems: 1 })
  })

  it('settles what was answered while it asks for news, and stores no news before', async () => {
    const { promise: settled, resolve: settle } = Promise.withResolvers<void>()
    store.pending = [anEdit()]
    store.unsettled = 3
    store.waitsToSettle = settled
    service.pages = [{ changes: [], reset: false, cursor: Cursor.parse('1'), more: false }]
    engine.attach(store)
    await clock.settle()
    expect(service.asked).toBe(1)
    expect(store.pages).toEqual([])
    expect(engine.status().phase).not.toBe('idle')
    settle()
    await clock.settle()
    expect(store.settlings).toBe(3)
    expect(store.pages).toHaveLength(1)
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('settles what an earlier run has noted, also while the service is away, and nothing twice', async () => {
    service.answer = { kind: 'failed', failure: 'unreachable', retryAfter: null }
    store.pending = [anEdit()]
    engine.attach(store)
    await clock.settle()
    expect(store.settlings).toBe(1)
    service.answer = null
    store.pending = []
    engine.now()
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'idle' })
    expect(store.settlings).toBe(1)
  })

  it('is told of as under way only where it takes long enough to be seen', async () => {
    engine.attach(store)
    await clock.settle()
    expect(statuses.map(({ phase }) => phase)).toEqual(['idle'])
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    store.pending = [anEdit()]
    service.waitsForAnswer = answered
    engine.now()
    await clock.advance(timing.workingShownAfter)
    answer()
    await clock.settle()
    expect(statuses.map(({ phase }) => phase)).toEqual(['idle', 'working', 'idle'])
  })

  it('asks for the next page while one is stored, and stores them in their order', async () => {
    const page = { changes: [], reset: false }
    service.pages = [
      { ...page, cursor: Cursor.parse('1'), more: true },
      { ...page, cursor: Cursor.parse('2'), more: false },
    ]
    const { promise: stored, resolve: endStoring } = Promise.withResolvers<void>()
    const apply = store.apply.bind(store)
    store.apply = async given => {
      if (given.more) await stored
      await apply(given)
    }
    engine.attach(store)
    await clock.settle()
    expect(service.asked).toBe(2)
    expect(store.pages).toEqual([])
    endStoring()
    await clock.settle()
    expect(store.pages.map(({ cursor }) => cursor)).toEqual(['1', '2'])
  })

  it('asks for the page behind the next one while that is read, and for no more while one is stored', async () => {
    const page = { changes: [], reset: false }
    service.pages = ['1', '2', '3', '4', '5'].map(cursor => ({
      ...page,
      cursor: Cursor.parse(cursor),
      more: cursor !== '5',
    }))
    let endStoring: () => void = () => undefined
    const apply = store.apply.bind(store)
    store.apply = async given => {
      await new Promise<void>(resolve => {
        endStoring = resolve
      })
      await apply(given)
    }
    const { promise: read, resolve: endReading } = Promise.withResolvers<void>()
    const changesSince = service.changesSince.bind(service)
    service.changesSince = async (cursor, limit, onNext) => {
      const answer = await changesSince(cursor, limit, onNext)
      if (cursor === '1') await read
      return answer
    }
    engine.attach(store)
    await clock.settle()
    expect(service.since).toEqual([null, '1', '2'])
    endStoring()
    await clock.settle()
    expect(service.since).toEqual([null, '1', '2'])
    endReading()
    await clock.settle()
    expect(service.since).toEqual([null, '1', '2', '3'])
    for (let left = 0; left < 4; left += 1) {
      endStoring()
      await clock.settle()
    }
    expect(service.since).toEqual([null, '1', '2', '3', '4'])
    expect(store.pages.map(({ cursor }) => cursor)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('begins an empty library with as few items as a list shows, and asks for many from then on', async () => {
    const page = { changes: [], reset: false }
    service.pages = [
      { ...page, cursor: Cursor.parse('1'), more: true },
      { ...page, cursor: Cursor.parse('2'), more: false },
    ]
    engine.attach(store)
    await clock.settle()
    expect(service.limits).toEqual([changesAtFirst, changesPerPage])
  })

  it('is one request that stores nothing where nothing has changed', async () => {
    store.position = Cursor.parse('7')
    engine.attach(store)
    await clock.settle()
    expect([service.asked, service.sent, store.pages]).toEqual([1, [], []])
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('does not ask without end when the service says "more" but stands still', async () => {
    const stuck = { changes: [], reset: false, cursor: Cursor.parse('1'), more: true }
    service.pages = [stuck, stuck, stuck]
    engine.attach(store)
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'not_understood' })
  })

  it('does not send the same batch without end when the service only says "later"', async () => {
    store.pending = [anEdit()]
    service.outcome = 'retry'
    engine.attach(store)
    await clock.settle()
    expect(service.sent).toHaveLength(1)
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'busy' })
  })

  it('fetches the news although an operation has to wait', async () => {
    store.pending = [anEdit()]
    service.outcome = 'retry'
    engine.attach(store)
    await clock.settle()
    expect(service.asked).toBe(1)
    expect(store.position).not.toBeNull()
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'busy' })
  })

  it('sends fewer operations at once where they are too large together', async () => {
    store.pending = [anEdit(), anEdit(), anEdit(), anEdit(), anEdit()]
    service.mostOperations = 2
    engine.attach(store)
    await clock.settle()
    expect(store.pending).toEqual([])
    expect(store.results.map(result => result.outcome)).toEqual(Array(5).fill('applied'))
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('leaves an operation that is too large by itself to a person, and goes on', async () => {
    store.pending = [anEdit()]
    service.mostOperations = 0
    engine.attach(store)
    await clock.settle()
    expect(store.results).toMatchObject([{ outcome: 'refused', problem: { status: 413 } }])
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('sends what waits behind operations that are put off, also where it sends few at once', async () => {
    const [late, next] = [anEdit(), anEdit()]
    store.pending = [late, next]
    service.putOff.add(late.id)
    service.mostOperations = 1
    engine.attach(store)
    await clock.advance(0)
    expect(store.pending).toEqual([late])
    expect(service.asked).toBe(1)
  })

  it('takes an answer without results for what it is: not understood', async () => {
    store.pending = [anEdit()]
    service.outcome = 'nothing'
    engine.attach(store)
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'not_understood' })
  })
})

describe('work', () => {
  it('is sent after a pause in writing, and not at every word', async () => {
    engine.attach(store)
    await clock.settle()
    store.pending = [anEdit()]
    for (let word = 0; word < 5; word += 1) {
      engine.noteWork()
      await clock.advance(timing.sendPause - 100)
    }
    expect(service.sent).toHaveLength(0)
    await clock.advance(timing.sendPause)
    expect(service.sent).toHaveLength(1)
  })

  it('is sent while writing goes on without a pause', async () => {
    engine.attach(store)
    await clock.settle()
    store.pending = [anEdit()]
    const pause = timing.sendPause - 100
    for (let time = 0; time <= timing.sendAtLeast; time += pause) {
      engine.noteWork()
      await clock.advance(pause)
    }
    expect(service.sent).toHaveLength(1)
  })
})

describe('a failure', () => {
  const unreachable = { kind: 'failed', failure: 'unreachable', retryAfter: null } as const

  it('is told, and tried again after a growing wait until the service is back', async () => {
    store.pending = [anEdit()]
    service.answer = unreachable
    engine.attach(store)
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'unreachable' })
    await clock.advance(60_000)
    const tries = service.sent.length
    expect(tries).toBeGreaterThan(3)
    expect(tries).toBeLessThan(10)
    service.answer = null
    await clock.advance(timing.retryMost)
    expect(engine.status()).toMatchObject({ phase: 'idle' })
    expect(store.pending).toEqual([])
  })

  it('leaves the service alone for as long as it asked', async () => {
    service.answer = { kind: 'failed', failure: 'busy', retryAfter: 90_000 }
    engine.attach(store)
    await clock.settle()
    await clock.advance(89_000)
    expect(service.asked).toBe(1)
    await clock.advance(2_000)
    expect(service.asked).toBe(2)
  })

  it('of the library is told and tried again', async () => {
    store.isBroken = true
    engine.attach(store)
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'library_failed' })
    store.isBroken = false
    await clock.advance(timing.retryMost)
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('of a page that hangs is told after a time and tried again', async () => {
    store.isHanging = true
    engine.attach(store)
    await clock.advance(timing.libraryLimit)
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'library_failed' })
    store.isHanging = false
    await clock.advance(timing.retryMost)
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('of a slow line makes it ask for less, until it comes through', async () => {
    service.mostChanges = 30
    engine.attach(store)
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'too_slow' })
    await clock.advance(timing.retryMost)
    expect(store.position).not.toBeNull()
  })

  it('of the sign-in is tried once more when another was given meanwhile', async () => {
    store.pending = [anEdit()]
    service.answer = { kind: 'sign_in_needed' }
    const { promise, resolve } = Promise.withResolvers<void>()
    service.waitsForAnswer = promise
    engine.attach(store)
    await clock.settle()
    service.answer = null
    engine.now()
    resolve()
    await clock.settle()
    expect(store.pending).toEqual([])
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('does not wait for the next try when a person asks for it', async () => {
    service.answer = unreachable
    engine.attach(store)
    await clock.settle()
    service.answer = null
    engine.now()
    expect(engine.status()).toMatchObject({ phase: 'working' })
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('of the sign-in waits for the person and tries nothing by itself', async () => {
    service.answer = { kind: 'sign_in_needed' }
    store.pending = [anEdit()]
    engine.attach(store)
    await clock.settle()
    engine.noteWork()
    await clock.advance(600_000)
    expect(service.sent).toHaveLength(1)
    expect(engine.status()).toEqual({ phase: 'sign_in_needed' })
    service.answer = null
    engine.now()
    await clock.settle()
    expect(store.pending).toEqual([])
  })
})

describe('news', () => {
  it('is asked for when the service says that there is more', async () => {
    engine.attach(store)
    await clock.settle()
    expect(service.asked).toBe(1)
    service.poke('more')
    await clock.settle()
    expect(service.asked).toBe(2)
    expect(service.isListenedTo).toBe(true)
  })

  it('is listened for from where the last pull ended, so that nothing falls between', async () => {
    service.pages = [{ changes: [], cursor: Cursor.parse('9'), more: false, reset: false }]
    engine.attach(store)
    await clock.settle()
    expect(service.listenedSince).toBe('9')
  })

  it('is asked for by the clock where the line is broken', async () => {
    engine.attach(store)
    await clock.settle()
    service.poke('ended')
    await clock.advance(timing.pollInterval)
    expect(service.asked).toBe(2)
  })
})

describe('a sync of nothing', () => {
  const noNews = { changes: [], reset: false, more: false }

  beforeEach(async () => {
    engine.attach(store)
    await clock.settle()
  })

  it('asks the service while the library looks whether anything waits', async () => {
    store.isHanging = true
    engine.now()
    await clock.settle()
    expect(service.asked).toBe(2)
  })

  it('does not ask the library again where it stands', async () => {
    store.cursor = () => Promise.reject(new Error('Asked again'))
    engine.now()
    await clock.settle()
    expect(service.asked).toBe(2)
    expect(engine.status()).toMatchObject({ phase: 'idle' })
  })

  it('asks for news once more where something waited after all', async () => {
    const before = store.pages.length
    store.pending = [anEdit()]
    service.pages = [
      { ...noNews, cursor: Cursor.parse('from before it was sent') },
      { ...noNews, cursor: Cursor.parse('from after') },
    ]
    engine.now()
    await clock.settle()
    expect(service.sent).toHaveLength(1)
    expect(store.pages.slice(before).map(({ cursor }) => cursor)).toEqual(['from after'])
  })

  it('asks for nothing ahead once something was written', async () => {
    store.pending = [anEdit()]
    engine.noteWork()
    await clock.advance(timing.sendPause)
    expect(service.sent).toHaveLength(1)
    expect(service.asked).toBe(2)
  })

  it('asks the library where it stands after a page that it could not store', async () => {
    const apply = store.apply.bind(store)
    store.apply = () => Promise.reject(new Error('The disk is full'))
    service.pages = [{ ...noNews, cursor: Cursor.parse('1') }]
    engine.now()
    await clock.settle()
    expect(engine.status()).toMatchObject({ failure: 'library_failed' })
    store.apply = apply
    // It was stored after all, and the answer was lost.
    store.position = Cursor.parse('1')
    engine.now()
    await clock.settle()
    expect(service.since.at(-1)).toBe('1')
  })
})

describe('a library that goes', () => {
  it('ends its sync at once, and the next one starts its own', async () => {
    engine.attach(store)
    await clock.settle()
    engine.detach()
    expect(service.isListenedTo).toBe(false)
    await clock.advance(600_000)
    expect(service.asked).toBe(1)
    const next = new RecordingStore()
    engine.attach(next)
    await clock.settle()
    expect(next.position).not.toBeNull()
  })
})
