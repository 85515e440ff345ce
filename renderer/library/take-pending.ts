import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import { TextOperation } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import { type Problem, problemType } from '#shared/sync/problem.ts'
import { savingTransition } from '#shared/workflow/may.ts'
import { copyTables, readCopies } from './copies.ts'
import type { LibraryDatabase } from './database.ts'
import { asHandedOut, forgetHandOuts, noteHandOut, readHandOuts } from './hand-outs.ts'
import { readNotedAnswers } from './noted-answers.ts'
import { isToSend, type OutboxEntry } from './outbox.ts'
import { entryTables, type StoredEntry } from './outbox-entries.ts'
import { inToldParts } from './told.ts'

interface TakingParts {
  readonly database: LibraryDatabase
  readonly now: () => Date
}

/** Where an operation stands. */
export type Place = Pick<StoredEntry, 'item' | 'order'>

/** What is to be sent, as it is from then on. */
export interface Taken {
  readonly entries: readonly StoredEntry[]
  /** Items whose next operations wait behind others, whose answers are noted and not settled. */
  readonly heldUp: ReadonlySet<ItemId>
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
export function waitsForDecision(entry: OutboxEntry, copy: Item | undefined): boolean {
  const { operation } = entry
  if (!mayWait(entry) || operation.kind !== 'edit' || copy === undefined) return false
  return operation.base >= copy.revision && savingTransition(copy.state) === undefined
}

/** Whether an item may be out of its person's sight behind an operation: what they have written in its margin goes first. */
function isDecision({ kind }: TextOperation): boolean {
  return kind === 'transition' || kind === 'delete'
}

/**
 * The next operation of each item, as `LocalStore` promises, in one transaction; the entries are as they are read from
 * then on. Items of which something in the margin is on its way (`inMargins`) are not decided on before. Reads no more of the outbox than it has to, which may hold the words of a thousand items, and no more copies.
 */
export function takePending(
  { database, now }: TakingParts,
  limit: number,
  besides: ReadonlyMap<OperationId, Place | null>,
  inMargins: ReadonlySet<ItemId> = new Set(),
): Promise<Taken> {
  const { outbox, answers } = database
  const tables = [...entryTables(database), ...copyTables(database), answers]
  return database.transaction('rw', tables, async () => {
    const heldUp = new Set<ItemId>()
    // Mostly nothing waits at all.
    if ((await outbox.count()) === 0) return { entries: [], heldUp }
    const handedOutAt = instantOf(now())
    const [handOuts, noted] = await Promise.all([readHandOuts(database), readNotedAnswers(database)])
    const answered = new Set(noted.map(({ item }) => item))
    const sendable: StoredEntry[] = []
    const refused: StoredEntry[] = []
    const leftOut = [...[...besides.values()].flatMap(known => known ?? []), ...noted]
    const seen = new Set(leftOut.map(({ item }) => item))
    // Those that are left out are mostly the oldest: their words need not be read. Of one more, one is none of them.
    const known = new Set(leftOut.map(({ order }) => order))
    const oldest = await outbox
      .orderBy('order')
      .limit(known.size + 1)
      .primaryKeys()
    const first = oldest.find(order => !known.has(order))
    if (first === undefined) return { entries: [], heldUp }
    let last = first - 1
    while (sendable.length < limit) {
      const entries = await outbox.where('order').above(last).limit(limit).toArray()
      for (const { item, order } of entries) if (answered.has(item) && !known.has(order)) heldUp.add(item)
      const firsts = entries.filter(({ item }) => seen.size < seen.add(item).size)
      const some = firsts
        .filter(({ operation }) => !besides.has(operation.id))
        .map(entry => asHandedOut(entry, handOuts))
        .filter(entry => isToSend(entry, now()))
      const unsure = some.filter(mayWait).map(({ item }) => item)
      const copies = await readCopies(database, unsure)
      const copyOf = new Map(unsure.map((item, index) => [item, copies[index]]))
      for (const entry of some) {
        const { operation, item } = entry
        if (sendable.length === limit) break
        if (waitsForDecision(entry, copyOf.get(item)) || (inMargins.has(item) && isDecision(operation)))
          continue
        if (TextOperation.safeParse(operation).success)
          sendable.push({ ...entry, stage: 'handed_out', handedOutAt })
        else refused.push({ ...entry, stage: 'refused', problem: unsendable })
      }
      const end = entries.at(-1)
      if (end === undefined || entries.length < limit) break
      last = end.order
    }
    const handedOut = sendable.map(({ order, operation }) => ({ order, operation: operation.id }))
    await noteHandOut(database, handedOut, handedOutAt)
    if (refused.length > 0) {
      await forgetHandOuts(
        database,
        refused.map(({ operation }) => operation.id),
      )
    }
    await Promise.all(inToldParts(refused).map(some => outbox.bulkPut([...some])))
    return { entries: sendable, heldUp }
  })
}
