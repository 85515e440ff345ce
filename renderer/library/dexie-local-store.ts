import { type Instant, instantOf, type Person } from '#shared/content/identity.ts'
import { withChanges } from '#shared/content/item-type.ts'
import { type Change, Cursor } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'
import type { LocalStore } from '#shared/sync/local-store.ts'
import { Operation, OperationId, type OperationResult } from '#shared/sync/operation.ts'
import { type Problem, problemType } from '#shared/sync/problem.ts'
import { savingTransition } from '#shared/workflow/may.ts'
import type { LibraryDatabase } from './database.ts'
import { afterDeletion, afterGone, withDeletionFreed } from './deletion.ts'
import { type ItemRecords, itemTables, readItem, writeItem } from './item-records.ts'
import { storeReport } from './merge-reports.ts'
import { type MergedItem, mergedByRule } from './merging.ts'
import {
  entriesByItem,
  nextToSend,
  type OperationOrigin,
  type OutboxEntry,
  rebased,
  wordsOf,
} from './outbox.ts'
import { rowOf } from './row.ts'
import { storeRows } from './rows-listed.ts'

export interface LocalStoreParts {
  readonly database: LibraryDatabase
  readonly me: Person
  readonly now: () => Date
  readonly newId: () => string
}

type Applied = OperationResult & { outcome: 'applied' }

/** The service's copy after an operation of ours, put together from what we sent: acknowledgements stay small. */
function copyAfter(
  records: ItemRecords,
  operation: Operation,
  result: Applied,
  me: Person,
): Item | undefined {
  const { copy, draft } = records
  if (result.state === null) return undefined
  // A pull may have brought this revision, or a newer one of somebody else, before the acknowledgement came.
  if (copy && copy.revision >= result.revision) return copy
  const fields = withChanges(draft?.base.fields ?? copy?.fields ?? {}, wordsOf(operation))
  const type = operation.kind === 'create' ? operation.type : (copy?.type ?? draft?.type)
  if (type === undefined) return undefined
  const isNewState = copy?.state !== result.state
  const isPublic = result.state === 'validated' || result.state === 'archived'
  return {
    id: operation.item,
    type,
    state: result.state,
    revision: result.revision,
    fields,
    author: copy?.author ?? me,
    createdAt: copy?.createdAt ?? result.at,
    changedAt: result.at,
    changedBy: me,
    stateSince: isNewState ? result.at : (copy?.stateSince ?? result.at),
    published: isPublic
      ? { revision: result.revision, at: result.at, fields: null }
      : copy?.published
        ? { ...copy.published, fields: copy.published.fields ?? copy.fields }
        : null,
    decision: copy?.decision ?? null,
  }
}

/** What the service has of an item, as far as a conflict tells: it may be an old answer, repeated. */
function copyAfterConflict(copy: Item | undefined, current: Item | null): Item | undefined {
  if (current === null) return undefined
  return copy && copy.revision > current.revision ? copy : current
}

/** Of an operation that the protocol would refuse: the engine, or the service, could read nothing beside it. */
const unsendable: Problem = {
  type: problemType('invalid-request'),
  title: 'The operation does not follow the protocol',
  status: 400,
}

/** The sync engine's side of the library; see the port for what each call promises. */
export function createLocalStore({ database, me, now, newId }: LocalStoreParts): LocalStore {
  async function settle(result: OperationResult): Promise<void> {
    const entry = (await database.outbox.toArray()).find(known => known.operation.id === result.operation)
    // Unknown here: it was settled before and the answer came twice.
    if (!entry) return
    const before = await readItem(database, entry.item)
    const origin = { id: OperationId.parse(newId()), item: entry.item, madeAt: instantOf(now()) }
    const merged = mergedAfter(before, result, origin)
    const after =
      merged?.after ??
      (entry.operation.kind === 'delete' && result.outcome !== 'retry'
        ? afterDeletion(before, result, origin)
        : withDeletionFreed(settled(before, entry, result), origin))
    await writeItem(database, entry.item, before, after, me)
    if (merged?.report) await storeReport(database, merged.report)
  }

  /** What the rules of merging make of a conflict; null where it is none, or where a person has to decide. */
  function mergedAfter(
    before: ItemRecords,
    result: OperationResult,
    origin: OperationOrigin,
  ): MergedItem | null {
    if (result.outcome !== 'conflict' || result.current === null) return null
    return mergedByRule({ ...before, copy: copyAfterConflict(before.copy, result.current) }, origin)
  }

  function settled(before: ItemRecords, entry: OutboxEntry, result: OperationResult): ItemRecords {
    const replaced = (change: Partial<OutboxEntry>): ItemRecords => ({
      ...before,
      entries: before.entries.map(known => (known.order === entry.order ? { ...known, ...change } : known)),
    })
    switch (result.outcome) {
      case 'applied': {
        const copy = copyAfter(before, entry.operation, result, me)
        const rest = before.entries.filter(known => known.order !== entry.order)
        const fields = withChanges(before.draft?.base.fields ?? {}, wordsOf(entry.operation))
        const base = {
          revision: result.revision,
          fields,
          ...(result.state === null ? {} : { state: result.state }),
        }
        const draft = before.draft && { ...before.draft, base }
        return { ...before, copy, draft, entries: rebased(rest, entry.operation, result.revision) }
      }
      case 'conflict':
        return {
          ...replaced({ stage: 'conflict', current: result.current }),
          copy: copyAfterConflict(before.copy, result.current),
        }
      case 'refused':
        return replaced({ stage: 'refused', problem: result.problem })
      case 'retry':
        return replaced({ problem: result.problem })
    }
  }

  async function store(change: Change): Promise<void> {
    switch (change.kind) {
      case 'item': {
        await database.unreadable.delete(change.item.id)
        const before = await readItem(database, change.item.id)
        await writeItem(database, change.item.id, before, { ...before, copy: change.item }, me)
        return
      }
      case 'gone': {
        await database.unreadable.delete(change.id)
        const before = await readItem(database, change.id)
        await writeItem(database, change.id, before, afterGone(before, instantOf(now())), me)
        return
      }
      case 'vocabulary':
        await database.vocabularies.put(change.vocabulary)
        return
      case 'unreadable':
        await database.unreadable.put({ ...change, key: change.id ?? change.line.slice(0, 200) })
    }
  }

  /**
   * Items in bulk where nothing of this computer's own is concerned, and nothing else on the page that has to come
   * before or after: a first pull brings thousands.
   */
  async function storeAll(changes: readonly Change[]): Promise<void> {
    const busy = new Set<string>([
      ...(await database.drafts.toCollection().primaryKeys()),
      ...(await database.outbox.toArray()).map(entry => entry.item),
      ...changes.flatMap(change => ('id' in change && change.id !== null ? [change.id] : [])),
    ])
    const plain = changes.flatMap(change =>
      change.kind === 'item' && !busy.has(change.item.id) ? [change.item] : [],
    )
    await database.copies.bulkPut([...plain])
    await storeRows(
      database,
      plain.flatMap(item => rowOf(item, undefined, [], me) ?? []),
    )
    await database.unreadable.bulkDelete(plain.map(item => item.id))
    const isPlain = new Set(plain)
    for (const change of changes) {
      if (change.kind !== 'item' || !isPlain.has(change.item)) await store(change)
    }
  }

  /** The service starts from the beginning: what it does not send again is gone, but for words not sent yet. */
  async function forgetStored(): Promise<void> {
    const kept = new Set((await database.outbox.toArray()).map(entry => entry.item))
    const ids = (await database.copies.toCollection().primaryKeys()).filter(id => !kept.has(id))
    await database.copies.bulkDelete(ids)
    await storeRows(database, [], ids)
    await database.unreadable.clear()
  }

  /**
   * Whether words wait for a decision to travel with: their item is in a state in which the workflow has no plain save.
   * Words that were handed out are repeated until they are answered, or nothing behind them would ever leave; those
   * that stand on an older revision leave, too, so that the conflict is found now and not with the decision.
   */
  async function waitsForDecision({ item, operation, stage }: OutboxEntry): Promise<boolean> {
    if (operation.kind !== 'edit' || stage !== 'written') return false
    const copy = await database.copies.get(item)
    return copy !== undefined && operation.base >= copy.revision && savingTransition(copy.state) === undefined
  }

  async function nextOnes(entries: readonly OutboxEntry[]): Promise<readonly OutboxEntry[]> {
    const next: OutboxEntry[] = []
    for (const own of entriesByItem(entries).values()) {
      const entry = nextToSend(own, now())
      if (entry && !(await waitsForDecision(entry))) next.push(entry)
    }
    return next
  }

  return {
    cursor: async () => {
      const fact = await database.facts.get('cursor')
      return fact ? Cursor.parse(fact.value) : null
    },

    takePending: limit =>
      database.transaction('rw', [database.outbox, database.copies], async () => {
        const entries = await database.outbox.orderBy('order').toArray()
        const at: Instant = instantOf(now())
        const sendable: Operation[] = []
        for (const { order, operation } of await nextOnes(entries)) {
          if (sendable.length === limit) break
          if (order === undefined) continue
          const isSendable = Operation.safeParse(operation).success
          if (isSendable) sendable.push(operation)
          await database.outbox.update(
            order,
            isSendable ? { stage: 'handed_out', handedOutAt: at } : { stage: 'refused', problem: unsendable },
          )
        }
        return sendable
      }),

    acknowledge: results =>
      database.transaction('rw', itemTables(database), async () => {
        for (const result of results) await settle(result)
      }),

    takeFile: async id => {
      const record = await database.files.get(id)
      if (!record) return null
      return { mediaType: record.mediaType, content: new Uint8Array(await record.content.arrayBuffer()) }
    },

    apply: page =>
      database.transaction(
        'rw',
        [...itemTables(database), database.vocabularies, database.unreadable, database.facts],
        async () => {
          if (page.reset) await forgetStored()
          await storeAll(page.changes)
          await database.facts.put({ key: 'cursor', value: page.cursor })
        },
      ),
  }
}
