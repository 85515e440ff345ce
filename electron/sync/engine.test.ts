import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { Instant, ItemId, Revision } from '#shared/content/identity.ts'
import { FileId, fileAddress, filesNamedBy } from '#shared/content/kept-file.ts'
import { type Change, type ChangePage, Cursor, changesAtFirst, changesPerPage } from '#shared/sync/change.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { type Operation, OperationId, type OperationResult } from '#shared/sync/operation.ts'
import { problemType } from '#shared/sync/problem.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { timing } from '#shared/sync/timing.ts'
import type { TravellingFile } from '#shared/sync/travelling-file.ts'
import { uploadLimits } from '#shared/sync/upload-limits.ts'
import { aNews } from '../../tests/support/an-item.ts'
import { type VirtualClock, virtualClock } from '../../tests/support/virtual-clock.ts'
import type { ContentService, FileWatch, ServiceAnswer } from '../service/port.ts'
import { createSyncEngine, type SyncEngine } from './engine.ts'

const at = Instant.parse('2026-03-01T09:00:00.000Z')

const picture = FileId.parse('a'.repeat(64))
const otherPicture = FileId.parse('b'.repeat(64))

function namedIn(operation: Operation): readonly FileId[] {
  return operation.kind === 'edit' ? filesNamedBy(operation.fields) : []
}

/** An edit whose text shows pictures. */
function anEditWith(...files: readonly FileId[]): Operation {
  const body = files.map(id => `<p><img src="${fileAddress(id)}" alt="A plan"></p>`).join('')
  return { ...anEdit(), fields: { body } }
}

function anEdit(): Operation & { kind: 'edit' } {
  return {
    id: OperationId.parse(randomUUID()),
    item: ItemId.parse(randomUUID()),
    madeAt: at,
    kind: 'edit',
    base: Revision.parse(1),
    fields: { headline: 'Words' },
  }
}

/** A library that remembers what it was told. */
class RecordingStore implements LocalStore {
  pending: Operation[] = []
  readonly results: OperationResult[] = []
  readonly pages: ChangePage[] = []
  readonly files = new Map<FileId, Uint8Array<ArrayBuffer>>()
  position: Cursor | null = null
  isBroken = false
  isHanging = false

  async cursor() {
    return this.position
  }
  async takePending(limit: number, besides: readonly OperationId[] = []) {
    if (this.isBroken) throw new Error('The disk is full')
    if (this.isHanging) return new Promise<never>(() => undefined)
    return this.pending.filter(({ id }) => !besides.includes(id)).slice(0, limit)
  }
  async acknowledge(results: readonly OperationResult[]) {
    this.results.push(...results)
    const settled = new Set(
      results.filter(result => result.outcome !== 'retry').map(result => result.operation),
    )
    this.pending = this.pending.filter(operation => !settled.has(operation.id))
  }
  async apply(page: ChangePage) {
    this.pages.push(page)
    this.position = page.cursor
  }
  async takeFile(id: FileId) {
    const content = this.files.get(id)
    return content ? { mediaType: 'image/png', content } : null
  }
}

/** A service whose next answers a test can set; otherwise it applies everything and has no news. */
class ScriptedService
  implements Pick<ContentService, 'sendOperations' | 'changesSince' | 'waitForMore' | 'hasFile' | 'sendFile'>
{
  readonly sent: Operation[][] = []
  asked = 0
  /** How many changes each request for news asked for. */
  readonly limits: number[] = []
  /** Behind what each request for news asked. */
  readonly since: (Cursor | null)[] = []
  answer: ServiceAnswer<never> | null = null
  outcome: 'applied' | 'retry' | 'nothing' = 'applied'
  /** Operations that it puts off, whatever it says to the others. */
  readonly putOff = new Set<OperationId>()
  /** Most operations that it takes in one request. */
  mostOperations = Number.POSITIVE_INFINITY
  /** Most changes that come through within the time limit. */
  mostChanges = Number.POSITIVE_INFINITY
  waitsForAnswer: Promise<void> | null = null
  pages: ChangePage[] = []
  poke: (outcome: 'more' | 'ended') => void = () => undefined
  listenedSince: Cursor | null = null
  readonly files = new Set<FileId>()
  /** Files in the order in which they were asked for and sent. */
  readonly fileCalls: string[] = []
  /** What the service says to the next upload instead of storing it. */
  uploadAnswer: ServiceAnswer<never> | null = null
  /** Whether files travel until a test lets them arrive. */
  holdsFiles = false
  readonly travelling = new Map<FileId, { readonly watch: FileWatch; readonly arrive: () => void }>()
  mostInMemory = 0
  private inMemory = 0
  private listeners = 0

  async sendOperations(operations: readonly Operation[]): Promise<ServiceAnswer<readonly OperationResult[]>> {
    this.sent.push([...operations])
    // What it will say is decided when the request comes.
    const { answer } = this
    await this.waitsForAnswer
    if (answer) return answer
    if (operations.length > this.mostOperations) {
      return { kind: 'refused', problem: { type: problemType('too-large'), title: 'Too large', status: 413 } }
    }
    if (this.outcome === 'nothing') return { kind: 'answer', value: [] }
    const results = operations.map(
      (operation): OperationResult =>
        this.outcome === 'retry' ||
        this.putOff.has(operation.id) ||
        !namedIn(operation).every(id => this.files.has(id))
          ? {
              operation: operation.id,
              outcome: 'retry',
              problem: {
                type: problemType(this.outcome === 'retry' ? 'unavailable' : 'file-missing'),
                title: 'Later',
                status: 503,
              },
            }
          : { operation: operation.id, outcome: 'applied', revision: Revision.parse(2), state: 'draft', at },
    )
    return { kind: 'answer', value: results }
  }
  async changesSince(cursor: Cursor | null, limit: number): Promise<ServiceAnswer<ChangePage>> {
    this.asked += 1
    this.limits.push(limit)
    this.since.push(cursor)
    if (this.answer) return this.answer
    if (limit > this.mostChanges) return { kind: 'failed', failure: 'too_slow', retryAfter: null }
    const page = this.pages.shift()
    return {
      kind: 'answer',
      value: page ?? { changes: [], cursor: cursor ?? Cursor.parse('0'), more: false, reset: false },
    }
  }
  async waitForMore(since: Cursor | null, signal: AbortSignal): Promise<'more' | 'ended'> {
    this.listeners += 1
    this.listenedSince = since
    return new Promise(resolve => {
      this.poke = outcome => {
        this.listeners -= 1
        resolve(outcome)
      }
      signal.addEventListener('abort', () => {
        this.listeners -= 1
        resolve('ended')
      })
    })
  }
  async hasFile(id: FileId): Promise<ServiceAnswer<boolean>> {
    this.fileCalls.push(`has ${id}`)
    return this.answer ?? { kind: 'answer', value: this.files.has(id) }
  }
  async sendFile(id: FileId, content: Uint8Array, watch: FileWatch): Promise<ServiceAnswer<null>> {
    this.fileCalls.push(`send ${id}`)
    this.inMemory += content.length
    this.mostInMemory = Math.max(this.mostInMemory, this.inMemory)
    watch.onProgress(0)
    const held = new Promise<void>(resolve => this.travelling.set(id, { watch, arrive: resolve }))
    if (this.holdsFiles) await held
    this.inMemory -= content.length
    this.travelling.delete(id)
    if (this.uploadAnswer) return this.uploadAnswer
    if (watch.signal.aborted) return { kind: 'failed', failure: 'unreachable', retryAfter: null }
    this.files.add(id)
    return { kind: 'answer', value: null }
  }
  get isListenedTo(): boolean {
    return this.listeners > 0
  }
}

let clock: VirtualClock
let service: ScriptedService
let store: RecordingStore
let engine: SyncEngine
let statuses: SyncStatus[]
let uploads: readonly TravellingFile[]

beforeEach(() => {
  clock = virtualClock()
  service = new ScriptedService()
  store = new RecordingStore()
  statuses = []
  uploads = []
  engine = createSyncEngine({
    service,
    clock,
    random: () => 0.5,
    onStatus: status => statuses.push(status),
    onUploads: files => {
      uploads = files
    },
  })
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

describe('words that name files', () => {
  beforeEach(() => {
    store.files.set(picture, new Uint8Array([1]))
    store.files.set(otherPicture, new Uint8Array([2]))
  })

  it('are sent after their files, and each file once', async () => {
    const [one, other] = [anEditWith(picture, otherPicture), anEditWith(picture)]
    store.pending = [one, other]
    engine.attach(store)
    await clock.settle()
    expect(service.fileCalls.toSorted()).toEqual(
      [picture, otherPicture].flatMap(id => [`has ${id}`, `send ${id}`]).toSorted(),
    )
    expect(service.sent.flat()).toEqual(expect.arrayContaining([one, other]))
    expect(service.sent.flat()).toHaveLength(2)
    expect(store.pending).toEqual([])
    expect(engine.status().phase).toBe('idle')
  })

  it('do not send a file that the service has', async () => {
    service.files.add(picture)
    store.pending = [anEditWith(picture)]
    engine.attach(store)
    await clock.settle()
    expect(service.fileCalls).toEqual([`has ${picture}`])
    expect(store.pending).toEqual([])
  })

  it('wait behind words that name none, so that a large picture holds up nobody’s text', async () => {
    const [shown, plain] = [anEditWith(picture), anEdit()]
    store.pending = [shown, plain]
    engine.attach(store)
    await clock.settle()
    expect(service.sent).toEqual([[plain], [shown]])
  })

  it('are kept when the upload is cut, and sent with it at the next try', async () => {
    service.uploadAnswer = { kind: 'failed', failure: 'unreachable', retryAfter: null }
    const shown = anEditWith(picture)
    store.pending = [shown]
    engine.attach(store)
    await clock.settle()
    expect(service.sent).toEqual([])
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'unreachable' })
    service.uploadAnswer = null
    await clock.advance(timing.retryMost)
    expect(service.sent).toEqual([[shown]])
    expect(store.pending).toEqual([])
  })

  it('wait for a person when the service does not take the file, and hold up nothing else', async () => {
    const problem = { type: problemType('file-refused'), title: 'No', status: 422 }
    service.uploadAnswer = { kind: 'refused', problem }
    const [shown, other] = [anEditWith(picture), anEditWith(otherPicture)]
    service.files.add(otherPicture)
    store.pending = [shown, other]
    engine.attach(store)
    await clock.settle()
    expect(store.results).toContainEqual({ operation: shown.id, outcome: 'refused', problem })
    expect(service.sent).toEqual([[other]])
    expect(engine.status().phase).toBe('idle')
  })

  it('wait for a person when the file is neither here nor at the service', async () => {
    store.files.clear()
    const shown = anEditWith(picture)
    store.pending = [shown]
    engine.attach(store)
    await clock.settle()
    expect(store.results).toMatchObject([
      { operation: shown.id, outcome: 'refused', problem: { type: problemType('file-missing') } },
    ])
    expect(service.sent).toEqual([])
  })

  it('bring a file again that the service has lost since', async () => {
    store.pending = [anEditWith(picture)]
    engine.attach(store)
    await clock.settle()
    service.files.clear()
    const shown = anEditWith(picture)
    store.pending = [shown]
    engine.now()
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'failed' })
    await clock.advance(timing.retryMost)
    expect(service.fileCalls.filter(call => call === `send ${picture}`)).toHaveLength(2)
    expect(store.pending).toEqual([])
  })

  it('take damage on the way for a line that is not the service’s, and try again', async () => {
    const problem = { type: problemType('file-damaged'), title: 'Damaged', status: 422 }
    service.uploadAnswer = { kind: 'refused', problem }
    store.pending = [anEditWith(picture)]
    engine.attach(store)
    await clock.settle()
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'not_understood' })
    expect(store.results).toEqual([])
  })
})

describe('files on their way', () => {
  const mebibyte = 1024 * 1024

  function aFile(letter: string, bytes = 1): FileId {
    const id = FileId.parse(letter.repeat(64))
    store.files.set(id, new Uint8Array(bytes))
    return id
  }

  beforeEach(() => {
    service.holdsFiles = true
  })

  async function arrive(id: FileId): Promise<void> {
    service.travelling.get(id)?.arrive()
    await clock.settle()
  }

  it('hold up neither words written meanwhile nor the news', async () => {
    store.pending = [anEditWith(aFile('a'))]
    engine.attach(store)
    await clock.settle()
    expect(engine.status().phase).toBe('idle')
    const later = anEdit()
    store.pending.push(later)
    engine.noteWork()
    await clock.advance(timing.sendPause)
    expect(service.sent).toEqual([[later]])
  })

  it('are followed by their words at once', async () => {
    const file = aFile('a')
    const shown = anEditWith(file)
    store.pending = [shown]
    engine.attach(store)
    await clock.settle()
    await arrive(file)
    expect(service.sent).toEqual([[shown]])
    expect(engine.status().phase).toBe('idle')
  })

  it('are few at once, and the next sets out when one has arrived', async () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map(letter => aFile(letter))
    store.pending = files.map(file => anEditWith(file))
    engine.attach(store)
    await clock.settle()
    expect([...service.travelling.keys()]).toEqual(files.slice(0, uploadLimits.filesAtOnce))
    await arrive(files[1] ?? picture)
    expect([...service.travelling.keys()]).toEqual([files[0], files[2], files[3]])
  })

  it('take no more memory than they may, however many wait', async () => {
    const files = ['a', 'b', 'c', 'd'].map(letter => aFile(letter, 9 * mebibyte))
    store.pending = files.map(file => anEditWith(file))
    engine.attach(store)
    await clock.settle()
    for (const file of files) await arrive(file)
    expect(service.files.size).toBe(4)
    expect(service.mostInMemory).toBeLessThanOrEqual(uploadLimits.memory)
    expect(service.mostInMemory).toBeGreaterThan(9 * mebibyte)
  })

  it('travel once, however many words name them', async () => {
    const file = aFile('a')
    store.pending = [anEditWith(file), anEditWith(file)]
    engine.attach(store)
    await clock.settle()
    await clock.advance(timing.pollInterval)
    expect(service.fileCalls.filter(call => call === `send ${file}`)).toHaveLength(1)
    await arrive(file)
    expect(store.pending).toEqual([])
  })

  it('that break off hold up no other file', async () => {
    const [broken, other] = [aFile('a'), aFile('b')]
    store.pending = [anEditWith(broken), anEditWith(other)]
    engine.attach(store)
    await clock.settle()
    service.uploadAnswer = { kind: 'failed', failure: 'unreachable', retryAfter: null }
    await arrive(broken)
    service.uploadAnswer = null
    await arrive(other)
    expect(service.sent.flat()).toHaveLength(1)
    expect(service.files.has(other)).toBe(true)
  })

  it('that keep breaking off are tried ever less often', async () => {
    service.holdsFiles = false
    service.uploadAnswer = { kind: 'failed', failure: 'unreachable', retryAfter: null }
    store.pending = [anEditWith(aFile('a'))]
    engine.attach(store)
    await clock.settle()
    await clock.advance(10 * timing.retryMost)
    const tries = service.fileCalls.filter(call => call.startsWith('send')).length
    expect(tries).toBeGreaterThan(8)
    expect(tries).toBeLessThan(25)
  })

  it('are said to be in trouble until one moves, without blinking at each try', async () => {
    const file = aFile('a')
    store.pending = [anEditWith(file)]
    service.uploadAnswer = { kind: 'failed', failure: 'unreachable', retryAfter: null }
    engine.attach(store)
    await clock.settle()
    await arrive(file)
    expect(engine.status()).toMatchObject({ phase: 'failed', failure: 'unreachable' })
    statuses = []
    await clock.advance(timing.retryFirst)
    expect(service.travelling.has(file)).toBe(true)
    expect(statuses).toEqual([])
    service.travelling.get(file)?.watch.onProgress(1)
    expect(engine.status().phase).toBe('idle')
  })

  it('that wait for a sign-in say so, and go on with it', async () => {
    const file = aFile('a')
    store.pending = [anEditWith(file)]
    engine.attach(store)
    await clock.settle()
    service.uploadAnswer = { kind: 'sign_in_needed' }
    await arrive(file)
    expect(engine.status()).toEqual({ phase: 'sign_in_needed' })
    service.uploadAnswer = null
    engine.now()
    await clock.settle()
    await arrive(file)
    expect(store.pending).toEqual([])
  })

  it('are told of with their name and how far they are, until they have arrived', async () => {
    const file = aFile('a', 7)
    const logo = { file, name: 'arms.png', mediaType: 'image/png', bytes: 7, width: 1, height: 1, alt: '' }
    store.pending = [{ ...anEdit(), fields: { logo } }]
    engine.attach(store)
    await clock.settle()
    service.travelling.get(file)?.watch.onProgress(3)
    const told = [{ file, name: 'arms.png', bytes: 7, sent: 3, isMoving: true }]
    expect(uploads).toEqual(told)
    expect(engine.uploads()).toEqual(told)
    await arrive(file)
    expect(uploads).toEqual([])
  })

  it('that broke off stay in sight with what the service has, until nothing needs them', async () => {
    const file = aFile('a', 7)
    store.pending = [anEditWith(file)]
    engine.attach(store)
    await clock.settle()
    service.travelling.get(file)?.watch.onProgress(3)
    service.uploadAnswer = { kind: 'failed', failure: 'unreachable', retryAfter: null }
    await arrive(file)
    expect(uploads).toEqual([{ file, name: null, bytes: 7, sent: 3, isMoving: false }])
    store.pending = []
    await clock.advance(timing.retryFirst)
    expect(uploads).toEqual([])
    expect(engine.status().phase).toBe('idle')
  })

  it('are let go with the library, and not known under the next', async () => {
    const file = aFile('a')
    store.pending = [anEditWith(file)]
    engine.attach(store)
    await clock.settle()
    const travelling = service.travelling.get(file)
    engine.detach()
    expect(travelling?.watch.signal.aborted).toBe(true)
    expect(uploads).toEqual([])
    const next = new RecordingStore()
    next.pending = [anEditWith(file)]
    next.files.set(file, new Uint8Array(1))
    travelling?.arrive()
    engine.attach(next)
    await clock.settle()
    await arrive(file)
    expect(service.fileCalls.filter(call => call === `has ${file}`)).toHaveLength(2)
    expect(next.pending).toEqual([])
    expect(store.results).toEqual([])
  })
})
