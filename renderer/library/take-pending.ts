import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import { Operation, type OperationId } from '#shared/sync/operation.ts'
import { type Problem, problemType } from '#shared/sync/problem.ts'
import { savingTransition } from '#shared/workflow/may.ts'
import { copyTables, readCopies } from './copies.ts'
import type { LibraryDatabase } from './database.ts'
import { isToSend, type OutboxEntry } from './outbox.ts'
import type { StoredEntry } from './outbox-entries.ts'

interface TakingParts {
  readonly database: LibraryDatabase
  readonly now: () => Date
}

/** Of an operation that the protocol would refuse: the engine, or the service, could read nothing beside it. */
const unsendable: Problem = {
  type: problemType('invalid-request'),
  title: 'The operation does not follow the protocol',
  status: 400,
}

/** Whether an operation may have to wait for a decision to travel with; its item's copy tells whether it does. */
function mayWait({ operation, stage }: OutboxEntry): boolean {
  return operation.kind === 'edit' && stage === 'written'
}

/**
 * Whether words wait for a decision to travel with: their item is in a state in which the workflow has no plain save.
 * Words that were handed out are repeated until they are answered, or nothing behind them would ever leave; those
 * that stand on an older revision leave, too, so that the conflict is found now and not with the decision.
 */
function waitsForDecision(entry: OutboxEntry, copy: Item | undefined): boolean {
  const { operation } = entry
  if (!mayWait(entry) || operation.kind !== 'edit' || copy === undefined) return false
  return operation.base >= copy.revision && savingTransition(copy.state) === undefined
}

/**
 * The next operation of each item, as `LocalStore` promises, in one transaction. Reads no more of the outbox than it has to,
 * which may hold the words of a thousand items, and no more copies.
 */
export function takePending(
  { database, now }: TakingParts,
  limit: number,
  besides: ReadonlySet<OperationId>,
): Promise<readonly Operation[]> {
  const { outbox } = database
  return database.transaction('rw', [outbox, ...copyTables(database)], async () => {
    const handedOutAt = instantOf(now())
    const sendable: Operation[] = []
    const stored: StoredEntry[] = []
    const seen = new Set<ItemId>()
    // Those that are left out are mostly the oldest.
    const together = limit + besides.size
    let last = Number.NEGATIVE_INFINITY
    while (sendable.length < limit) {
      const entries = await outbox.where('order').above(last).limit(together).toArray()
      const firsts = entries.filter(({ item }) => seen.size < seen.add(item).size)
      const some = firsts.filter(entry => !besides.has(entry.operation.id) && isToSend(entry, now()))
      const unsure = some.filter(mayWait).map(({ item }) => item)
      const copies = await readCopies(database, unsure)
      const copyOf = new Map(unsure.map((item, index) => [item, copies[index]]))
      for (const entry of some) {
        const { operation, item } = entry
        if (sendable.length === limit) break
        if (waitsForDecision(entry, copyOf.get(item))) continue
        const isSendable = Operation.safeParse(operation).success
        if (isSendable) sendable.push(operation)
        stored.push(
          isSendable
            ? { ...entry, stage: 'handed_out', handedOutAt }
            : { ...entry, stage: 'refused', problem: unsendable },
        )
      }
      const end = entries.at(-1)
      if (end === undefined || entries.length < together) break
      last = end.order
    }
    if (stored.length > 0) await outbox.bulkPut(stored)
    return sendable
  })
}
