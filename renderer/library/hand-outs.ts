import type { Instant } from '#shared/content/identity.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { LibraryDatabase } from './database.ts'
import type { OutboxEntry } from './outbox.ts'

/** An operation, and its place in the outbox. */
export interface HandedOut {
  readonly order: number
  readonly operation: OperationId
}

/**
 * Operations that were handed to the network together. A record of its own, instead of a word in each entry of the
 * outbox: an entry holds a text, and would be written once more with all of it. From then on they are frozen, whatever
 * stage their entries say; `outbox-entries.ts` reads both.
 */
export interface HandOut {
  readonly number: number
  readonly operations: readonly HandedOut[]
  readonly at: Instant
}

/** When each operation was handed out last, as far as it is noted. */
export type HandOuts = ReadonlyMap<OperationId, HandedOut & Pick<HandOut, 'at'>>

export async function readHandOuts({ handOuts }: LibraryDatabase): Promise<HandOuts> {
  const records = await handOuts.toArray()
  return new Map(
    records.flatMap(({ operations, at }) =>
      operations.map(each => [each.operation, { ...each, at }] as const),
    ),
  )
}

/** An entry as it is: in the stage that it was stored in, unless it was handed out since. */
export function asHandedOut<Entry extends OutboxEntry>(entry: Entry, handOuts: HandOuts): Entry {
  const handedOut = handOuts.get(entry.operation.id)
  const mayBe = entry.stage === 'written' || entry.stage === 'handed_out'
  return handedOut && mayBe ? { ...entry, stage: 'handed_out', handedOutAt: handedOut.at } : entry
}

/** Notes that operations are handed out now, perhaps once more. In a transaction over `handOuts`. */
export async function noteHandOut(
  database: LibraryDatabase,
  operations: readonly HandedOut[],
  at: Instant,
): Promise<void> {
  if (operations.length === 0) return
  await forgetHandOuts(
    database,
    operations.map(({ operation }) => operation),
  )
  await database.handOuts.add({ operations, at })
}

/** Forgets hand-outs of operations that are answered, or about to be noted anew. In a transaction over `handOuts`. */
export async function forgetHandOuts(
  { handOuts }: LibraryDatabase,
  operations: readonly OperationId[],
): Promise<void> {
  const over = new Set(operations)
  for (const record of await handOuts.toArray()) {
    const left = record.operations.filter(({ operation }) => !over.has(operation))
    if (left.length === record.operations.length) continue
    if (left.length === 0) await handOuts.delete(record.number)
    else await handOuts.put({ ...record, operations: left })
  }
}
