import { isDeepStrictEqual } from 'node:util'
import type { AccountId } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { isInMargin, type Operation, type OperationResult } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { readAllEntries } from '../../renderer/library/outbox-entries.ts'
import { itemsIn } from '../support/items-in.ts'
import type { Desk } from './desk.ts'
import { Violation } from './violation.ts'

/** An operation that a library has given to its engine. */
export interface HandedOut {
  readonly operation: Operation
  readonly account: AccountId
}

/** What has gone between the libraries and their engines. */
export interface Watch {
  /** By the operation's id, from all desks. */
  readonly handedOut: ReadonlyMap<string, HandedOut>
  readonly around: (store: LocalStore, desk: Desk) => LocalStore
  /** Acknowledgements and copies that libraries have stored since they were last asked for. */
  readonly drain: () => {
    readonly acknowledged: readonly Acknowledged[]
    readonly received: readonly Received[]
  }
  /** Whether a library may stand at this place of the feed. */
  readonly mayStandAt: (desk: Desk, cursor: string | null) => boolean
  /** The window of a desk was opened anew: what it was about to store may be stored or not. */
  readonly begunAnew: (desk: Desk) => Promise<void>
}

interface Acknowledged {
  readonly desk: Desk
  readonly result: OperationResult
}

interface Received {
  readonly desk: Desk
  readonly item: Item
  readonly at: number
}

interface Standing {
  cursor: string | null
  /** Cursors of pages that were about to be stored when something broke. */
  perhaps: Set<string>
  /** What was handed out and has no answer yet, by what it changes: an item's text, or its margin. */
  onTheWay: Map<string, OperationId>
}

/** Watches every library; what breaks a rule is told to `report`. */
export function createWatch(now: () => number, report: (violation: Violation) => void): Watch {
  const handedOut = new Map<string, HandedOut>()
  const standings = new Map<string, Standing>()
  const beingAnswered = new Set<OperationId>()
  let acknowledged: Acknowledged[] = []
  let received: Received[] = []

  function standingOf(desk: Desk): Standing {
    const known = standings.get(desk.name) ?? { cursor: null, perhaps: new Set(), onTheWay: new Map() }
    standings.set(desk.name, known)
    return known
  }

  function noteTaken(desk: Desk, operation: Operation): void {
    const known = handedOut.get(operation.id)
    if (known && !isDeepStrictEqual(known.operation, operation))
      report(
        new Violation(
          'operation_is_frozen',
          `${operation.id} was ${JSON.stringify(known.operation)} and is ${JSON.stringify(operation)}`,
        ),
      )
    handedOut.set(operation.id, { operation, account: desk.me.id })
    const { onTheWay } = standingOf(desk)
    // A decision may take the item out of sight: what was written in its margin goes before.
    const isDecision = operation.kind === 'transition' || operation.kind === 'delete'
    const before =
      onTheWay.get(placeOf(operation)) ?? (isDecision ? onTheWay.get(`margin ${operation.item}`) : undefined)
    if (before !== undefined && before !== operation.id && !beingAnswered.has(before))
      report(
        new Violation(
          'outbox_is_in_order',
          `${desk.name} sends ${operation.kind} ${operation.id} of ${operation.item} although ${handedOut.get(before)?.operation.kind} ${before} is not answered`,
        ),
      )
    onTheWay.set(placeOf(operation), operation.id)
  }

  /** What an operation changes, of which only one is on its way. */
  function placeOf(operation: Operation): string {
    return `${isInMargin(operation) ? 'margin' : 'text'} ${operation.item}`
  }

  return {
    handedOut,
    around: (store, desk) => ({
      ...store,
      takePending: async (limit, besides) => {
        const operations = await store.takePending(limit, besides)
        for (const operation of operations) noteTaken(desk, operation)
        return operations
      },
      acknowledge: async results => {
        // Of many answers some are stored before the others, and what waited behind them may be taken out at once.
        const settled = results.flatMap(({ operation, outcome }) => (outcome === 'retry' ? [] : [operation]))
        for (const operation of settled) beingAnswered.add(operation)
        try {
          await store.acknowledge(results)
        } finally {
          for (const operation of settled) beingAnswered.delete(operation)
        }
        const { onTheWay } = standingOf(desk)
        for (const result of results) {
          acknowledged.push({ desk, result })
          const made = handedOut.get(result.operation)?.operation
          if (result.outcome === 'retry' || made === undefined) continue
          if (onTheWay.get(placeOf(made)) === result.operation) onTheWay.delete(placeOf(made))
        }
      },
      apply: async page => {
        const standing = standingOf(desk)
        standing.perhaps.add(page.cursor)
        await store.apply(page)
        standing.cursor = page.cursor
        standing.perhaps.clear()
        for (const change of page.changes)
          for (const item of itemsIn(change)) received.push({ desk, item, at: now() })
      },
    }),
    drain: () => {
      const drained = { acknowledged, received }
      acknowledged = []
      received = []
      return drained
    },
    mayStandAt: (desk, cursor) => {
      const standing = standingOf(desk)
      return cursor === standing.cursor || (cursor !== null && standing.perhaps.has(cursor))
    },
    begunAnew: async desk => {
      const standing = standingOf(desk)
      const entries = [
        ...(await readAllEntries(desk.database)),
        ...(await desk.database.marginOutbox.toArray()),
      ]
      for (const [item, operation] of standing.onTheWay) {
        const isStill = entries.some(
          entry => entry.operation.id === operation && entry.stage === 'handed_out',
        )
        if (!isStill) standing.onTheWay.delete(item)
      }
    },
  }
}
