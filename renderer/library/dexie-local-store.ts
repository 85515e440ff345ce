import { type ItemId, instantOf, type Person } from '#shared/content/identity.ts'
import { Cursor } from '#shared/sync/change.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { afterAnswer } from './after-answer.ts'
import type { LibraryDatabase } from './database.ts'
import { forgetHandOuts } from './hand-outs.ts'
import { itemTables, readItems, writeItems } from './item-records.ts'
import { acknowledgeInMargins, marginTables, takePendingInMargins } from './margins.ts'
import { storeReport } from './merge-reports.ts'
import type { NotedAnswer } from './noted-answers.ts'
import { hasPulledAll, storePage } from './pulled-page.ts'
import { type Place, takePending } from './take-pending.ts'

export interface LocalStoreParts {
  readonly database: LibraryDatabase
  readonly me: Person
  readonly now: () => Date
  readonly newId: () => string
  /** Something can be sent that could not be before. */
  readonly onWork: () => void
  /** From so many answers on that come together, they are noted at first. */
  readonly fewestNoted?: number
}

/** Fewer answers are settled at once: a person waits for those, and of few it is as quick. */
const fewestNotedMostly = 10

/** The sync engine's side of the library; see the port for what each call promises. */
export function createLocalStore({
  database,
  me,
  now,
  newId,
  onWork,
  fewestNoted = fewestNotedMostly,
}: LocalStoreParts): LocalStore {
  /** The operations that were handed out: looking for them among all waiting words takes long. */
  const handedOut = new Map<OperationId, Place>()

  /** Stores answers together: those of many items cost hardly more than that of one. No two may be of one item. */
  async function settle(answers: ReadonlyMap<ItemId, OperationResult>): Promise<void> {
    const ids = [...answers.keys()]
    const [records, isWhole] = await Promise.all([readItems(database, ids), hasPulledAll(database)])
    const settled = ids.flatMap((id, index) => {
      const [before, result] = [records[index], answers.get(id)]
      if (before === undefined || result === undefined) return []
      const origin = { id: OperationId.parse(newId()), item: id, madeAt: instantOf(now()) }
      const answered = afterAnswer(before, result, { me, origin, isWhole })
      return answered ? [{ change: { id, before, after: answered.after }, report: answered.report }] : []
    })
    await writeItems(
      database,
      settled.map(({ change }) => change),
      me,
    )
    for (const { report } of settled) if (report) await storeReport(database, report)
  }

  /** Which item an operation is of; one that was settled before, its answer having come twice, is not there. */
  async function itemsOf(
    results: readonly OperationResult[],
  ): Promise<ReadonlyMap<OperationId, Pick<Place, 'item'>>> {
    // Mostly they were handed out in this run. Whether they still wait is seen when the item is read.
    if (results.every(({ operation }) => handedOut.has(operation))) return handedOut
    const asked = new Set(results.map(({ operation }) => operation))
    const entries = await database.outbox.toArray()
    return new Map(
      entries.flatMap(({ item, operation }) => (asked.has(operation.id) ? [[operation.id, { item }]] : [])),
    )
  }

  /** Stores what became of operations, in a transaction over all of their items' tables. */
  async function settleAll(
    results: readonly OperationResult[],
    items: ReadonlyMap<OperationId, Pick<Place, 'item'>>,
  ): Promise<void> {
    const together = new Map<ItemId, OperationResult>()
    for (const result of results) {
      const item = items.get(result.operation)?.item
      if (item === undefined) continue
      if (together.has(item)) {
        await settle(together)
        together.clear()
      }
      together.set(item, result)
    }
    if (together.size > 0) await settle(together)
    await forgetHandOuts(
      database,
      results.map(({ operation }) => operation),
    )
  }

  /** What of the answers can be noted: that operations were applied which this page has handed out. */
  function answersToNote(results: readonly OperationResult[]): readonly NotedAnswer[] {
    return results.flatMap(result => {
      const place = handedOut.get(result.operation)
      return place && result.outcome === 'applied' ? [{ ...place, result }] : []
    })
  }

  /**
   * Settles the answers that were noted together longest ago, with `items` of those that have one of these items; whether
   * there were any.
   */
  async function settleNoted(items: ReadonlySet<ItemId> | null = null): Promise<boolean> {
    const { answers } = database
    // Mostly there are none, which needs none of the other tables.
    if ((await answers.count()) === 0) return false
    return database.transaction('rw', [...itemTables(database), answers], async () => {
      const all = await answers.orderBy('number').toArray()
      const first = all.find(noted => items === null || noted.answers.some(({ item }) => items.has(item)))
      if (!first) return false
      await settleAll(
        first.answers.map(({ result }) => result),
        new Map(first.answers.map(({ item, result }) => [result.operation, { item }])),
      )
      await answers.delete(first.number)
      return true
    })
  }

  /** What is on its way to margins goes first: a comment in front of the decision that it gives the reason for. */
  async function takeInMargins(limit: number, besides: readonly OperationId[]) {
    // Mostly there is nothing, which needs no transaction.
    if ((await database.marginOutbox.count()) === 0) return { operations: [], waiting: new Set<ItemId>() }
    return database.transaction('rw', marginTables(database), () =>
      takePendingInMargins(database, now, limit, new Set(besides)),
    )
  }

  return {
    cursor: async () => {
      const fact = await database.facts.get('cursor')
      return fact ? Cursor.parse(fact.value) : null
    },

    takePending: async (limit, besides = []) => {
      const margins = await takeInMargins(limit, besides)
      const leftOut = new Map(besides.map(id => [id, handedOut.get(id) ?? null]))
      const room = limit - margins.operations.length
      const take = () => takePending({ database, now }, room, leftOut, margins.waiting)
      let taken = await take()
      while (taken.entries.length === 0 && (await settleNoted(taken.heldUp))) taken = await take()
      for (const { operation, item, order } of taken.entries) handedOut.set(operation.id, { item, order })
      return [...margins.operations, ...taken.entries.map(({ operation }) => operation)]
    },

    acknowledge: async answered => {
      const results = await acknowledgeInMargins(database, me, answered)
      if (results.length === 0) return
      const answers = results.length < fewestNoted ? [] : answersToNote(results)
      const noted = new Set(answers.map(({ result }) => result.operation))
      const others = results.filter(({ operation }) => !noted.has(operation))
      if (answers.length > 0) await database.answers.add({ answers })
      if (others.length > 0) {
        // No two answers of one item may change places; mostly none of theirs is noted.
        const items = new Set(others.flatMap(({ operation }) => handedOut.get(operation)?.item ?? []))
        while (await settleNoted(items));
        await database.transaction('rw', itemTables(database), async () =>
          settleAll(others, await itemsOf(others)),
        )
      }
      // One that is to be sent again is handed out again.
      for (const { operation } of results) handedOut.delete(operation)
    },

    settle: () => settleNoted(),

    takeFile: async id => {
      const record = await database.files.get(id)
      if (!record) return null
      return { mediaType: record.mediaType, content: new Uint8Array(await record.content.arrayBuffer()) }
    },

    apply: async page => {
      if (await storePage({ database, me, now }, page)) onWork()
    },
  }
}
