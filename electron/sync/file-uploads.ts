import { largestFile } from '#shared/content/file-limits.ts'
import { type FileId, filesNamedBy, nameOfFile } from '#shared/content/kept-file.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { Operation } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { type Problem, problemKind, problemType } from '#shared/sync/problem.ts'
import type { TravellingFile } from '#shared/sync/travelling-file.ts'
import { uploadLimits } from '#shared/sync/upload-limits.ts'
import type { ContentService, ServiceAnswer } from '../service/port.ts'
import { createUploadRoom } from './upload-room.ts'

/** Why files could not be brought: the next try goes on. */
export type UploadFailure = Exclude<ServiceAnswer<unknown>, { kind: 'answer' } | { kind: 'refused' }>

/** What came of bringing a file to the service. */
type Outcome =
  | { readonly kind: 'brought' }
  /** A person has to see it: the file is nowhere, or the service does not take it. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  | UploadFailure

interface FileUploadsParts {
  readonly service: Pick<ContentService, 'hasFile' | 'sendFile'>
  /** The service has every file that an operation names: its words can be sent. */
  readonly onBrought: () => void
  /** A file of the operation cannot be brought at all. */
  readonly onRefused: (operation: Operation, problem: Problem) => void
  /** The service has taken bytes of a file: the line works, however slowly. */
  readonly onMoved: () => void
  /** Nothing travels any more, and something did not get through. */
  readonly onFailed: (failure: UploadFailure) => void
  /** What travels, whenever it has changed. */
  readonly onChange: (files: readonly TravellingFile[]) => void
  /** For the log. */
  readonly onFault: (fault: unknown) => void
}

/** Which files the service has from this account, as far as this run of the desk knows, and how others get there. */
export interface FileUploads {
  /** Whether the service is known to have every file that the operation names. */
  isReadyFor(operation: Operation): boolean
  /**
   * Begins to upload what the operation names and the service does not have, beside whatever else is going on. Files
   * that are on their way already go on.
   */
  bring(operation: Operation, library: Pick<LocalStore, 'takeFile'>): void
  /** Whether anything is on its way. */
  isBusy(): boolean
  /** What travels, and what broke off and waits for the next try. */
  travelling(): readonly TravellingFile[]
  /** No words wait for files any more: what broke off is not shown longer. */
  forgetBroken(): void
  /** The service has said that it lacks files of this operation after all. */
  forgetFor(operation: Operation): void
  /**
   * Stops everything. Nothing is told of it, nor known of the service any more: the next library may be that of
   * another account, which the service may not let see the same files.
   */
  stop(): void
}

function filesOf(operation: Operation): readonly FileId[] {
  return 'fields' in operation && operation.fields !== undefined ? filesNamedBy(operation.fields) : []
}

function nameIn(operation: Operation, id: FileId): string | null {
  return 'fields' in operation && operation.fields !== undefined ? nameOfFile(operation.fields, id) : null
}

/** Of a file that is neither here nor there: only a person can give it again, or take it out of the words. */
const nowhere: Problem = {
  type: problemType('file-missing'),
  title: 'A file is neither on this computer nor at the service',
  status: 409,
}

export function createFileUploads(parts: FileUploadsParts): FileUploads {
  const { service } = parts
  const atService = new Set<FileId>()
  const shown = new Map<FileId, TravellingFile>()
  /** What belongs to one library. */
  let session = newSession()

  function newSession() {
    return {
      ending: new AbortController(),
      room: createUploadRoom({
        files: uploadLimits.filesAtOnce,
        memory: uploadLimits.memory,
        largest: largestFile,
      }),
      files: new Map<FileId, Promise<Outcome>>(),
      operations: new Set<OperationId>(),
      failure: null as UploadFailure | null,
    }
  }
  type Session = ReturnType<typeof newSession>

  function show(file: FileId, change: Partial<TravellingFile> | null): void {
    const before = shown.get(file)
    if (change === null) shown.delete(file)
    else shown.set(file, { file, name: null, bytes: 1, sent: 0, isMoving: true, ...before, ...change })
    parts.onChange([...shown.values()])
  }

  async function send(
    { ending }: Session,
    id: FileId,
    name: string | null,
    content: Uint8Array<ArrayBuffer>,
  ): Promise<Outcome> {
    const { signal } = ending
    let had: number | null = null
    show(id, { name, bytes: content.byteLength, isMoving: true })
    const sent = await service.sendFile(id, content, {
      signal,
      onProgress: bytes => {
        if (signal.aborted) return
        show(id, { sent: bytes })
        // The first number is what was there before.
        if (had !== null && bytes > had) parts.onMoved()
        had = bytes
      },
    })
    if (sent.kind === 'answer') return { kind: 'brought' }
    if (sent.kind !== 'refused' || problemKind(sent.problem) !== 'file-damaged') return sent
    // Something on the way changes what is sent; the same content may come through another time.
    return { kind: 'failed', failure: 'not_understood', retryAfter: null }
  }

  async function carry(
    own: Session,
    id: FileId,
    name: string | null,
    library: Pick<LocalStore, 'takeFile'>,
  ): Promise<Outcome> {
    const place = await own.room.enter()
    try {
      if (own.ending.signal.aborted) return { kind: 'failed', failure: 'unreachable', retryAfter: null }
      const asked = await service.hasFile(id)
      if (asked.kind !== 'answer') return asked
      if (asked.value) return { kind: 'brought' }
      const file = await library.takeFile(id)
      if (file === null) return { kind: 'refused', problem: nowhere }
      place.takes(file.content.byteLength)
      return await send(own, id, name, file.content)
    } catch (fault) {
      parts.onFault(fault)
      return { kind: 'failed', failure: 'library_failed', retryAfter: null }
    } finally {
      place.leave()
    }
  }

  async function bringFile(
    own: Session,
    id: FileId,
    name: string | null,
    library: Pick<LocalStore, 'takeFile'>,
  ): Promise<Outcome> {
    const outcome = await carry(own, id, name, library)
    if (own !== session) return outcome
    own.files.delete(id)
    if (outcome.kind === 'brought') atService.add(id)
    const isBroken = outcome.kind === 'failed' || outcome.kind === 'sign_in_needed'
    if (shown.has(id)) show(id, isBroken ? { isMoving: false } : null)
    return outcome
  }

  function conclude(own: Session, operation: Operation, outcomes: readonly Outcome[]): void {
    own.operations.delete(operation.id)
    const refusal = outcomes.find(outcome => outcome.kind === 'refused')
    const failure = outcomes.find(outcome => outcome.kind === 'failed' || outcome.kind === 'sign_in_needed')
    if (refusal) parts.onRefused(operation, refusal.problem)
    else if (failure) own.failure ??= failure
    else parts.onBrought()
    if (own.operations.size > 0 || own.failure === null) return
    const told = own.failure
    own.failure = null
    parts.onFailed(told)
  }

  return {
    isReadyFor: operation => filesOf(operation).every(id => atService.has(id)),

    bring: (operation, library) => {
      const own = session
      if (own.operations.has(operation.id)) return
      own.operations.add(operation.id)
      const missing = filesOf(operation).filter(id => !atService.has(id))
      const outcomes = missing.map(id => {
        const known = own.files.get(id)
        if (known) return known
        const begun = bringFile(own, id, nameIn(operation, id), library)
        own.files.set(id, begun)
        return begun
      })
      void Promise.all(outcomes).then(all => {
        if (own === session) conclude(own, operation, all)
      })
    },

    isBusy: () => session.operations.size > 0,
    travelling: () => [...shown.values()],

    forgetBroken: () => {
      const broken = [...shown.values()].filter(({ isMoving }) => !isMoving)
      for (const { file } of broken) show(file, null)
    },

    forgetFor: operation => {
      for (const id of filesOf(operation)) atService.delete(id)
    },

    stop: () => {
      session.ending.abort()
      session = newSession()
      atService.clear()
      if (shown.size === 0) return
      shown.clear()
      parts.onChange([])
    },
  }
}
