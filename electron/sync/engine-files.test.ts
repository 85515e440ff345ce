import { beforeEach, describe, expect, it } from 'vitest'
import { FileId } from '#shared/content/kept-file.ts'
import { problemType } from '#shared/sync/problem.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import { timing } from '#shared/sync/timing.ts'
import type { TravellingFile } from '#shared/sync/travelling-file.ts'
import { uploadLimits } from '#shared/sync/upload-limits.ts'
import {
  anEdit,
  anEditWith,
  aScriptedSync,
  RecordingStore,
  type ScriptedService,
} from '../../tests/support/scripted-sync.ts'
import type { VirtualClock } from '../../tests/support/virtual-clock.ts'
import type { SyncEngine } from './engine.ts'

const picture = FileId.parse('a'.repeat(64))
const otherPicture = FileId.parse('b'.repeat(64))

let clock: VirtualClock
let service: ScriptedService
let store: RecordingStore
let engine: SyncEngine
let statuses: SyncStatus[]
let uploads: readonly TravellingFile[]

beforeEach(() => {
  uploads = []
  ;({ clock, service, store, engine, statuses } = aScriptedSync(files => {
    uploads = files
  }))
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

  it('that are refused after trouble leave nothing of the trouble', async () => {
    const file = aFile('a')
    store.pending = [anEditWith(file)]
    service.uploadAnswer = { kind: 'failed', failure: 'unreachable', retryAfter: null }
    engine.attach(store)
    await clock.settle()
    await arrive(file)
    engine.now()
    await clock.settle()
    const problem = { type: problemType('file-refused'), title: 'No', status: 422 }
    service.uploadAnswer = { kind: 'refused', problem }
    await arrive(file)
    expect(store.results).toMatchObject([{ outcome: 'refused', problem }])
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
