import { type Instant, type ItemId, notStoredYet, type Revision } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields, ItemType } from '#shared/content/item-type.ts'
import { withChanges } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import type { TextOperation } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { Problem } from '#shared/sync/problem.ts'
import { timing } from '#shared/sync/timing.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'

/**
 * One operation on its way. `written`: stored here, never handed to the network, so it may still change.
 * `handed_out`: frozen, because it may have arrived although its answer never came. `refused` and `conflict`: the
 * service answered; the words are kept until a person has decided.
 */
export interface OutboxEntry {
  /** Position in the outbox; undefined until the database has given it one. */
  readonly order?: number
  readonly item: ItemId
  readonly operation: TextOperation
  readonly stage: 'written' | 'handed_out' | 'refused' | 'conflict'
  readonly handedOutAt: Instant | null
  readonly problem: Problem | null
  /** The service's copy that a conflict was found with; null where it is gone. */
  readonly current: Item | null
}

/** What a new operation is made with. */
export interface OperationOrigin {
  readonly id: OperationId
  readonly item: ItemId
  readonly madeAt: Instant
}

/** The words that an operation carries. */
export function wordsOf(operation: TextOperation): ChangedFields {
  switch (operation.kind) {
    case 'create':
    case 'edit':
      return operation.fields
    case 'transition':
      return operation.fields ?? {}
    case 'delete':
      return {}
  }
}

/** All words that operations carry, the last one's over those before. */
export function allWords(entries: readonly OutboxEntry[]): ChangedFields {
  return Object.assign({}, ...entries.map(entry => wordsOf(entry.operation)))
}

function withoutNulls(fields: ChangedFields): ItemFields {
  return withChanges({}, fields)
}

/** The fields that a person sees: what their operations change, over the fields they started from. */
export function fieldsWithOutbox(base: ItemFields, entries: readonly OutboxEntry[]): ItemFields {
  return withChanges(base, allWords(entries))
}

/** An operation that was never handed to the network. */
export function written(operation: TextOperation): OutboxEntry {
  return {
    item: operation.item,
    operation,
    stage: 'written',
    handedOutAt: null,
    problem: null,
    current: null,
  }
}

function rewritten(entry: OutboxEntry, operation: TextOperation): OutboxEntry {
  return entry.order === undefined ? written(operation) : { ...written(operation), order: entry.order }
}

/**
 * A refused operation changed nothing at the service, so its words are free to travel anew: a refused decision
 * becomes a plain edit, or nothing where it carried no words.
 */
function released(entry: OutboxEntry, origin: OperationOrigin): readonly OutboxEntry[] {
  if (entry.stage !== 'refused') return [entry]
  const { operation } = entry
  if (operation.kind === 'create') return [rewritten(entry, { ...operation, ...origin })]
  if (operation.kind === 'edit') return [rewritten(entry, { ...operation, ...origin })]
  if (operation.kind === 'delete' || Object.keys(wordsOf(operation)).length === 0) return []
  return [rewritten(entry, { ...origin, kind: 'edit', base: operation.base, fields: wordsOf(operation) })]
}

/** Frees what was refused, merging its words into one operation an item has on its way. */
export function releaseRefused(
  entries: readonly OutboxEntry[],
  origin: OperationOrigin,
): readonly OutboxEntry[] {
  return entries.flatMap(entry => released(entry, origin))
}

/** Where an item's next operation starts from. */
export interface OutboxStart {
  readonly type: ItemType
  /** The revision that the words were written on; 0 while the service does not know the item. */
  readonly base: Revision
}

/** The older of two revisions: what was made on both of them has seen no more than this one. */
function olderOf(one: Revision, other: Revision): Revision {
  return one < other ? one : other
}

/**
 * The entries of an item after words were saved. At most one operation waits behind the one that is on its way:
 * later words join it.
 */
export function withEdit(
  before: readonly OutboxEntry[],
  start: OutboxStart,
  changed: ChangedFields,
  origin: OperationOrigin,
): readonly OutboxEntry[] {
  const entries = releaseRefused(before, origin)
  const last = entries.at(-1)
  if (last?.stage === 'written') {
    const joined = joinWords(last.operation, changed)
    return [...entries.slice(0, -1), rewritten(last, joined)]
  }
  if (last === undefined && start.base === 0) {
    return [written({ ...origin, kind: 'create', type: start.type, fields: withoutNulls(changed) })]
  }
  return [...entries, written({ ...origin, kind: 'edit', base: start.base, fields: changed })]
}

/**
 * The entries of an item with words that were written before its last operation: where that one waits they join it under
 * its own words, which are later; else they are an operation of their own, on the revision `base`.
 */
export function withEarlierWords(
  entries: readonly OutboxEntry[],
  base: Revision,
  earlier: ChangedFields,
  origin: OperationOrigin,
): readonly OutboxEntry[] {
  const last = entries.at(-1)
  if (last?.stage !== 'written' || last.operation.kind === 'delete')
    return [...entries, written({ ...origin, kind: 'edit', base, fields: earlier })]
  const { operation } = last
  const under: TextOperation =
    operation.kind === 'create'
      ? { ...operation, fields: { ...withoutNulls(earlier), ...operation.fields } }
      : { ...operation, fields: { ...earlier, ...operation.fields } }
  return [...entries.slice(0, -1), rewritten(last, under)]
}

function joinWords(operation: TextOperation, changed: ChangedFields): TextOperation {
  switch (operation.kind) {
    case 'create':
      return { ...operation, fields: withChanges(operation.fields, changed) }
    case 'edit':
      return { ...operation, fields: { ...operation.fields, ...changed } }
    case 'transition':
      return { ...operation, fields: { ...operation.fields, ...changed } }
    case 'delete':
      return operation
  }
}

/**
 * The entries of an item after a decision. Unsent words of an edit travel with the decision; words that are already
 * on their way go first, and the decision is made on the revision that they become. `start.base` is the revision that
 * was read: words that stand on a newer one do not lift the decision onto it. `newOrigin` answers another id each time:
 * a refused creation is sent anew, and the decision behind it is an operation of its own.
 */
export function withDecision(
  before: readonly OutboxEntry[],
  start: OutboxStart,
  decision: { readonly transition: TransitionName; readonly reason?: string },
  newOrigin: () => OperationOrigin,
): readonly OutboxEntry[] {
  const entries = releaseRefused(before, newOrigin())
  const reason = decision.reason === undefined ? {} : { reason: decision.reason }
  const transition = {
    ...newOrigin(),
    kind: 'transition' as const,
    transition: decision.transition,
    ...reason,
  }
  const last = entries.at(-1)
  if (last?.stage === 'written' && (last.operation.kind === 'edit' || last.operation.kind === 'transition')) {
    const words = wordsOf(last.operation)
    const fields = Object.keys(words).length === 0 ? {} : { fields: words }
    const base = olderOf(last.operation.base, start.base)
    return [...entries.slice(0, -1), rewritten(last, { ...transition, base, ...fields })]
  }
  return [...entries, written({ ...transition, base: start.base })]
}

/** The entries after the last decision was taken back, or null where it is too late. */
export function withoutDecision(
  entries: readonly OutboxEntry[],
  origin: OperationOrigin,
): readonly OutboxEntry[] | null {
  const last = entries.at(-1)
  if (last?.stage !== 'written' || last.operation.kind !== 'transition') return null
  const words = wordsOf(last.operation)
  const kept = entries.slice(0, -1)
  if (Object.keys(words).length === 0) return kept
  return [...kept, rewritten(last, { ...origin, kind: 'edit', base: last.operation.base, fields: words })]
}

function baseOf(operation: TextOperation): Revision {
  return operation.kind === 'create' ? notStoredYet : operation.base
}

/**
 * The entries behind an applied operation: what was made on the revision that this one was made on now stands on the
 * revision that it made. What was made on an older one stays there, and the service finds the conflict.
 */
export function rebased(
  entries: readonly OutboxEntry[],
  applied: TextOperation,
  revision: Revision,
): readonly OutboxEntry[] {
  return entries.map(entry =>
    entry.stage === 'written' && entry.operation.kind !== 'create' && entry.operation.base >= baseOf(applied)
      ? { ...entry, operation: { ...entry.operation, base: revision } }
      : entry,
  )
}

/** One edit with all the words of an item, on top of a revision; nothing where there are no words. */
export function asOneEdit(
  entries: readonly OutboxEntry[],
  base: Revision,
  origin: OperationOrigin,
): readonly OutboxEntry[] {
  const words = allWords(entries)
  return Object.keys(words).length === 0 ? [] : [written({ ...origin, kind: 'edit', base, fields: words })]
}

/** Whether any operation of the item carries words. */
export function carriesWords(entries: readonly OutboxEntry[]): boolean {
  return Object.keys(allWords(entries)).length > 0
}

/** Entries by item, each item's oldest first, items in the order of their oldest entry. */
export function entriesByItem(entries: readonly OutboxEntry[]): ReadonlyMap<ItemId, readonly OutboxEntry[]> {
  const map = new Map<ItemId, OutboxEntry[]>()
  for (const entry of entries) {
    const known = map.get(entry.item)
    if (known) known.push(entry)
    else map.set(entry.item, [entry])
  }
  return map
}

/** So long an operation stays on this computer, so that the person may take it back, in milliseconds. */
function takeBackWindowOf(operation: TextOperation): number {
  switch (operation.kind) {
    case 'transition':
      return timing.takeBackWindow
    case 'delete':
      return timing.deletionWindow
    case 'create':
    case 'edit':
      return 0
  }
}

/** Whether a decision or a deletion is so fresh that the person who made it may still take it back. */
function mayBeTakenBack({ stage, operation }: OutboxEntry, now: Date): boolean {
  const age = now.getTime() - Date.parse(operation.madeAt)
  // A clock that was put back must not hold it for longer than the window.
  return stage === 'written' && age >= 0 && age < takeBackWindowOf(operation)
}

/** Whether an item is on its way to be deleted: for the person it is gone. */
export function isBeingDeleted(entries: readonly OutboxEntry[]): boolean {
  return entries.some(
    ({ operation, stage }) => operation.kind === 'delete' && (stage === 'written' || stage === 'handed_out'),
  )
}

/**
 * Whether an operation, its item's first, is to be handed to the network: not where a person has to decide on it, or
 * may still take it back.
 */
export function isToSend(first: OutboxEntry, now: Date): boolean {
  const isOnItsWay = first.stage === 'written' || first.stage === 'handed_out'
  return isOnItsWay && !mayBeTakenBack(first, now)
}
