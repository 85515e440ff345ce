import { instantOf } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import { Operation } from '#shared/sync/operation.ts'
import { type Problem, problemType } from '#shared/sync/problem.ts'
import { savingTransition } from '#shared/workflow/may.ts'
import { copyTables, readCopies } from './copies.ts'
import type { LibraryDatabase } from './database.ts'
import { entriesByItem, nextToSend, type OutboxEntry } from './outbox.ts'

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

/** The next operation of each item, as `LocalStore` promises, in one transaction. Reads no more copies than it has to. */
export function takePending({ database, now }: TakingParts, limit: number): Promise<readonly Operation[]> {
  return database.transaction('rw', [database.outbox, ...copyTables(database)], async () => {
    const entries = entriesByItem(await database.outbox.orderBy('order').toArray())
    const next = [...entries.values()].flatMap(own => nextToSend(own, now()) ?? [])
    const handedOutAt = instantOf(now())
    const sendable: Operation[] = []
    const stored: (OutboxEntry & { order: number })[] = []
    for (let from = 0; from < next.length && sendable.length < limit; from += limit) {
      const some = next.slice(from, from + limit)
      const unsure = some.filter(mayWait).map(({ item }) => item)
      const copies = await readCopies(database, unsure)
      const copyOf = new Map(unsure.map((item, index) => [item, copies[index]]))
      for (const entry of some) {
        const { order, operation, item } = entry
        if (sendable.length === limit) break
        if (order === undefined || waitsForDecision(entry, copyOf.get(item))) continue
        const isSendable = Operation.safeParse(operation).success
        if (isSendable) sendable.push(operation)
        stored.push(
          isSendable
            ? { ...entry, order, stage: 'handed_out', handedOutAt }
            : { ...entry, order, stage: 'refused', problem: unsendable },
        )
      }
    }
    if (stored.length > 0) await database.outbox.bulkPut(stored)
    return sendable
  })
}
