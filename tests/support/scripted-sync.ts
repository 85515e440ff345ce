import { randomUUID } from 'node:crypto'
import { Instant, ItemId, Revision } from '#shared/content/identity.ts'
import { type FileId, fileAddress, filesNamedBy } from '#shared/content/kept-file.ts'
import { type ChangePage, Cursor } from '#shared/sync/change.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { problemType } from '#shared/sync/problem.ts'
import type { SyncStatus } from '#shared/sync/sync-status.ts'
import type { TravellingFile } from '#shared/sync/travelling-file.ts'
import type { ContentService, FileWatch, ServiceAnswer } from '../../electron/service/port.ts'
import { createSyncEngine } from '../../electron/sync/engine.ts'
import { virtualClock } from './virtual-clock.ts'

const at = Instant.parse('2026-03-01T09:00:00.000Z')

function namedIn(operation: Operation): readonly FileId[] {
  return operation.kind === 'edit' ? filesNamedBy(operation.fields) : []
}

/** An edit whose text shows pictures. */
export function anEditWith(...files: readonly FileId[]): Operation {
  const body = files.map(id => `<p><img src="${fileAddress(id)}" alt="A plan"></p>`).join('')
  return { ...anEdit(), fields: { body } }
}

export function anEdit(): Operation & { kind: 'edit' } {
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
export class RecordingStore implements LocalStore {
  pending: Operation[] = []
  readonly results: OperationResult[] = []
  readonly pages: ChangePage[] = []
  readonly files = new Map<FileId, Uint8Array<ArrayBuffer>>()
  position: Cursor | null = null
  isBroken = false
  isHanging = false
  /** How often `settle` was called, and how often it has to be until nothing is left. */
  settlings = 0
  unsettled = 0
  waitsToSettle: Promise<void> | null = null

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
  async settle() {
    this.settlings += 1
    await this.waitsToSettle
    this.unsettled = Math.max(0, this.unsettled - 1)
    return this.unsettled > 0
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
export class ScriptedService
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
  async changesSince(
    cursor: Cursor | null,
    limit: number,
    onNext?: (cursor: Cursor) => void,
  ): Promise<ServiceAnswer<ChangePage>> {
    this.asked += 1
    this.limits.push(limit)
    this.since.push(cursor)
    if (this.answer) return this.answer
    if (limit > this.mostChanges) return { kind: 'failed', failure: 'too_slow', retryAfter: null }
    const page = this.pages.shift()
    if (page?.more) onNext?.(page.cursor)
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

/** A sync engine in virtual time, between a library that remembers and a service that says what it is told to. */
export function aScriptedSync(onUploads: (files: readonly TravellingFile[]) => void = () => {}) {
  const clock = virtualClock()
  const service = new ScriptedService()
  const store = new RecordingStore()
  const statuses: SyncStatus[] = []
  const engine = createSyncEngine({
    service,
    clock,
    random: () => 0.5,
    onStatus: status => statuses.push(status),
    onUploads,
  })
  return { clock, service, store, statuses, engine }
}
