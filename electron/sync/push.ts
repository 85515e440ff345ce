import type { LocalStore } from '#shared/sync/local-store.ts'
import type { Operation, OperationResult } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { type Problem, problemKind } from '#shared/sync/problem.ts'
import type { SyncFailure } from '#shared/sync/sync-status.ts'
import type { ContentService } from '../service/port.ts'
import { batchOf } from './batch.ts'
import type { FileUploads } from './file-uploads.ts'
import { isTooSlow, outcomeOf, type RunOutcome } from './run-outcome.ts'

/** `unanswered`: the service was reached, but some operations have to be sent once more. */
export type PushOutcome = RunOutcome | { readonly kind: 'unanswered'; readonly failure: SyncFailure }

interface PushParts {
  readonly service: Pick<ContentService, 'sendOperations'>
  readonly uploads: FileUploads
  readonly library: LocalStore
  /** Whether the library is still the one to sync. */
  readonly isAttached: () => boolean
  /** What one request may carry, in operations. */
  readonly room: { readonly most: () => number; readonly lessThan: (operations: number) => void }
  readonly onFault: (fault: unknown) => void
}

/** Refuses an operation in the service's name: it waits for a person, and holds up no other. */
export function refuse(
  library: Pick<LocalStore, 'acknowledge'>,
  { id }: Operation,
  problem: Problem,
): Promise<void> {
  return library.acknowledge([{ operation: id, outcome: 'refused', problem }])
}

/**
 * Sends what waits until nothing does. Words whose files are at the service go first: a large picture holds up nobody's
 * text but its own. Then the other files set out; the push does not wait for them.
 *
 * While one batch is on its way, the library takes out the next one and stores the answers to the one before. None of
 * them can be of the same item: the library hands out an item's next operation when the one before it is answered.
 */
export async function push(parts: PushParts): Promise<PushOutcome> {
  const { service, uploads, library, isAttached, room, onFault } = parts
  /** On their way, or answered and not stored yet. */
  const sent = new Set<OperationId>()
  /** What the service has put off: asking again at once would be asking without end. */
  const putOff = new Map<OperationId, SyncFailure>()
  const waitsForFiles = new Map<OperationId, Operation>()
  let stored = Promise.resolve()
  let ahead: Promise<readonly Operation[]> | null = null

  const take = (most: number) =>
    library.takePending(most, [...sent, ...putOff.keys(), ...waitsForFiles.keys()])

  /** Stores answers, behind those before. */
  async function store(operations: readonly Operation[], results: readonly OperationResult[]): Promise<void> {
    await stored
    stored = library.acknowledge(results).then(() => {
      for (const { id } of operations) sent.delete(id)
    })
    // A failure is met when it is waited for.
    stored.catch(() => undefined)
  }

  function noteUnsettled(operations: readonly Operation[], results: readonly OperationResult[]): void {
    const resultOf = new Map(results.map(result => [result.operation, result]))
    for (const operation of operations) {
      const result = resultOf.get(operation.id)
      if (result && result.outcome !== 'retry') continue
      putOff.set(operation.id, result ? 'busy' : 'not_understood')
      // The service has lost it, or begun anew: it is uploaded again before the next try.
      if (result && problemKind(result.problem) === 'file-missing') uploads.forgetFor(operation)
    }
  }

  for (;;) {
    const most = room.most()
    const wasAhead = ahead !== null
    const waiting = await (ahead ?? take(most))
    ahead = null
    if (!isAttached()) return { kind: 'detached' }
    const ready = waiting.filter(operation => uploads.isReadyFor(operation))
    const operations = batchOf(ready, most)
    const [first, ...others] = operations
    if (first === undefined) {
      for (const operation of waiting) waitsForFiles.set(operation.id, operation)
      await stored
      // What was taken before the last answers were stored says nothing of what waited behind those.
      if (waiting.length > 0 || wasAhead) continue
      for (const operation of waitsForFiles.values()) uploads.bring(operation, library)
      if (waitsForFiles.size === 0) uploads.forgetBroken()
      const [reason] = putOff.values()
      return reason === undefined ? { kind: 'done' } : { kind: 'unanswered', failure: reason }
    }
    for (const { id } of operations) sent.add(id)
    const answering = service.sendOperations(operations)
    if (waiting.length === most || ready.length > operations.length) {
      ahead = take(most)
      ahead.catch(() => undefined)
    }
    const answer = await answering
    if (!isAttached()) return { kind: 'detached' }
    if (answer.kind === 'answer') {
      const asked = new Set(operations.map(({ id }) => id))
      const results = answer.value.filter(({ operation }) => asked.has(operation))
      noteUnsettled(operations, results)
      await store(operations, results)
      if (ahead === null) await stored
      continue
    }
    await stored
    const refusal = answer.kind === 'refused' ? problemKind(answer.problem) : null
    // Too many for an older service, or one among them that it cannot read: by itself it holds up no other.
    const isTooLarge = refusal === 'too-large' || refusal === 'invalid-request'
    if (isTooSlow(answer) || (isTooLarge && others.length > 0)) room.lessThan(operations.length)
    if (!isTooLarge) return outcomeOf(answer, onFault)
    // By itself, or not at all: then it is for a person to see.
    if (others.length === 0 && answer.kind === 'refused') await refuse(library, first, answer.problem)
    for (const { id } of operations) sent.delete(id)
    // The oldest go first: what was taken meanwhile is taken again.
    await ahead
    ahead = null
  }
}
