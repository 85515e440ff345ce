import { type Instant, type ItemId, notStoredYet, type Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { OperationResult } from '#shared/sync/operation.ts'
import { problemKind } from '#shared/sync/problem.ts'
import type { DeletedDraft } from './deleted-drafts.ts'
import { draftOn } from './draft-on.ts'
import { withCopyInSight } from './in-sight.ts'
import { type ItemRecords, noRecords } from './item-records.ts'
import {
  allWords,
  carriesWords,
  fieldsWithOutbox,
  type OperationOrigin,
  type OutboxEntry,
  withEarlierWords,
  withEdit,
  wordsOf,
  written,
} from './outbox.ts'

/** Whether the service has, or may have, an item. */
function isKnownToService({ copy, draft, entries }: ItemRecords): boolean {
  return (
    copy !== undefined ||
    (draft?.base.revision ?? 0) > 0 ||
    entries.some(({ stage, operation }) => stage === 'handed_out' && operation.kind === 'create')
  )
}

/** Whether a person has to decide something else first, or a decision of theirs is on its way. */
function isBound(entries: readonly OutboxEntry[]): boolean {
  return entries.some(
    ({ stage, operation, current }) =>
      (stage === 'conflict' && current !== null) ||
      operation.kind === 'delete' ||
      (operation.kind === 'transition' && stage !== 'refused'),
  )
}

function deletedDraftOf(records: ItemRecords, at: Instant): DeletedDraft | null {
  const { copy, draft, entries } = records
  const type = copy?.type ?? draft?.type
  const item = copy?.id ?? draft?.item
  if (type === undefined || item === undefined) return null
  const fields = fieldsWithOutbox(draft?.base.fields ?? copy?.fields ?? {}, entries)
  const unsent = allWords(entries.filter(({ stage }) => stage !== 'handed_out'))
  const isKnown = isKnownToService(records)
  return { item, type, fields, unsent, deletedAt: at, isKnown }
}

/**
 * An item after its person has deleted it: its words are kept aside. One that the service does not have is gone at once;
 * for another a deletion waits in the outbox, behind what is on its way. Null where something else has to be settled
 * first: a conflict, a decision on its way. `on` is the revision that the deletion is made on, the newest one read.
 */
export function asDeleted(
  records: ItemRecords,
  origin: OperationOrigin,
  on = records.draft?.base.revision ?? records.copy?.revision,
  reason: string | null = null,
): ItemRecords | null {
  const { copy, draft, entries } = records
  const deleted = deletedDraftOf(records, origin.madeAt)
  if (deleted === null || isBound(entries)) return null
  const onTheirWay = entries.filter(({ stage }) => stage === 'handed_out')
  const isAtService = copy !== undefined || onTheirWay.length > 0
  if (!isAtService || on === undefined) return { ...noRecords, deleted }
  const deletion = { ...origin, kind: 'delete' as const, base: on, ...(reason === null ? {} : { reason }) }
  return { copy, draft, entries: [...onTheirWay, written(deletion)], deleted }
}

/** The deletion among an item's operations. */
function deletionIn(entries: readonly OutboxEntry[]) {
  for (const { stage, operation, current } of entries) {
    if (operation.kind === 'delete') return { stage, operation, current }
  }
  return undefined
}

function withoutDeletion(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return entries.filter(({ operation }) => operation.kind !== 'delete')
}

/** An item with the words back in its outbox that its deletion had kept aside, made on the revision `base`. */
function withWordsBack(records: ItemRecords, base: Revision, origin: OperationOrigin): ItemRecords {
  const { copy, deleted, entries } = records
  if (!deleted || Object.keys(deleted.unsent).length === 0) return { ...records, deleted: undefined }
  const draft = records.draft ?? (copy && draftOn(copy, origin.madeAt))
  return { copy, draft, entries: withEarlierWords(entries, base, deleted.unsent, origin), deleted: undefined }
}

/**
 * An item whose deletion is taken back, with every word that it had; null where it is too late, because the deletion has
 * been handed to the network or the item is gone from the service.
 */
export function asUndeleted(records: ItemRecords, origin: OperationOrigin): ItemRecords | null {
  const { copy, entries } = records
  const deletion = deletionIn(entries)
  const isAtService = copy !== undefined || entries.some(({ stage }) => stage === 'handed_out')
  if (deletion?.stage !== 'written' || !isAtService) return null
  return withWordsBack({ ...records, entries: withoutDeletion(entries) }, deletion.operation.base, origin)
}

/** An item that is gone from the service; words that were stored since its deletion left stay. */
function gone(records: ItemRecords): ItemRecords {
  const { draft, entries } = records
  return { ...withCopyInSight(records, undefined), draft: entries.length > 0 ? draft : undefined }
}

/** An item with these operations left: one that is gone from the service is nothing any more without words of one's own. */
export function withEntriesLeft(records: ItemRecords, entries: readonly OutboxEntry[]): ItemRecords {
  const after = { ...records, entries }
  const wasKnown = (records.draft?.base.revision ?? notStoredYet) > notStoredYet
  return records.copy === undefined && wasKnown ? gone(after) : after
}

/**
 * An item after the service has told, at the instant `at`, that it is gone. A deletion that waits for a decision has
 * nothing left to decide: the draft is deleted as its person once wanted, and its words are kept aside.
 */
export function afterGone(records: ItemRecords, at: Instant): ItemRecords {
  const deletion = deletionIn(records.entries)
  const waits = deletion?.stage === 'conflict' || deletion?.stage === 'refused'
  if (!waits || carriesWords(records.entries)) return gone(records)
  return gone({ ...records, entries: [], deleted: deletedDraftOf(records, at) ?? records.deleted })
}

type Answer = Exclude<OperationResult, { readonly outcome: 'retry' }>

/** Whether an answer to a deletion says that there is no such item any more, whoever has deleted it. */
function saysGone(answer: Answer): boolean {
  switch (answer.outcome) {
    case 'applied':
      return true
    case 'conflict':
      return answer.current === null
    case 'refused':
      return problemKind(answer.problem) === 'not-found'
  }
}

/**
 * An item after the service has answered its deletion. Where it did not delete, the item is back with its words, and a
 * person decides what becomes of it. `isInSight`: whether the item is there, as far as this library has been told.
 */
export function afterDeletion(
  records: ItemRecords,
  answer: Answer,
  origin: OperationOrigin,
  isInSight: boolean,
): ItemRecords {
  const { entries } = records
  const deletion = deletionIn(entries)
  if (deletion === undefined) return records
  // An answer that was lost and is repeated tells of a time before: what is gone since stays deleted.
  if (saysGone(answer) || !isInSight) return gone({ ...records, entries: withoutDeletion(entries) })
  const answered = entries.map(entry => {
    if (entry.operation.kind !== 'delete') return entry
    return answer.outcome === 'conflict'
      ? { ...entry, stage: 'conflict' as const, current: answer.current }
      : { ...entry, stage: 'refused' as const, problem: answer.outcome === 'refused' ? answer.problem : null }
  })
  return withWordsBack({ ...records, entries: answered }, deletion.operation.base, origin)
}

/**
 * An item that waits to be deleted, after what was on its way before the deletion was refused or met a conflict: nothing
 * a person would have to decide may hide behind an item that they do not see any more.
 */
export function withDeletionFreed(records: ItemRecords, origin: OperationOrigin): ItemRecords {
  const { copy, draft, entries, deleted } = records
  const deletion = deletionIn(entries)
  const stopped = entries.find(({ stage }) => stage === 'refused' || stage === 'conflict')
  if (deletion?.stage !== 'written' || !stopped) return records
  if (stopped.stage === 'conflict') {
    if (stopped.current === null) return { ...noRecords, deleted }
    return withWordsBack({ ...records, entries: withoutDeletion(entries) }, deletion.operation.base, origin)
  }
  if (stopped.operation.kind === 'create') {
    return { ...noRecords, deleted: deleted && { ...deleted, isKnown: false } }
  }
  const unsent = { ...wordsOf(stopped.operation), ...deleted?.unsent }
  return {
    copy,
    draft,
    entries: entries.filter(entry => entry !== stopped),
    deleted: deleted && { ...deleted, unsent },
  }
}

/** An item whose deletion was refused or met a conflict, deleted once more as it is now; null where there is none. */
export function asDeletedAgain(records: ItemRecords, origin: OperationOrigin): ItemRecords | null {
  const { copy, entries } = records
  const deletion = deletionIn(entries)
  if (deletion?.stage !== 'refused' && deletion?.stage !== 'conflict') return null
  // On what the person has compared with, also where a newer revision has come since.
  const read = deletion.current ?? copy
  const again = asDeleted({ ...records, entries: withoutDeletion(entries) }, origin, read?.revision)
  return again && { ...again, draft: again.draft && read && draftOn(read, origin.madeAt) }
}

/** An item whose deletion is not wanted any more; null where there is none that waits for a person. */
export function asKept(records: ItemRecords): ItemRecords | null {
  const deletion = deletionIn(records.entries)
  if (deletion?.stage !== 'refused' && deletion?.stage !== 'conflict') return null
  return withEntriesLeft(records, withoutDeletion(records.entries))
}

/**
 * A draft that never left this computer, as it was before its deletion; null where the service knows the item, or
 * something of it is still here. Its id is still its own: nobody else has ever heard of it.
 */
export function asNeverDeleted(records: ItemRecords, origin: OperationOrigin): ItemRecords | null {
  const { copy, draft, entries, deleted } = records
  if (!deleted || deleted.isKnown || copy || draft || entries.length > 0) return null
  return newDraft(deleted.item, deleted.type, deleted.fields, origin)
}

/** An item of one's own that the service does not know yet. Nothing is sent of it while it has no words. */
export function newDraft(
  item: ItemId,
  type: ItemType,
  fields: ItemFields,
  origin: OperationOrigin,
): ItemRecords {
  const at = origin.madeAt
  const base = { revision: notStoredYet, fields: {} }
  const draft = { item, type, base, startedOn: notStoredYet, startedAt: at, changedAt: at }
  const hasWords = Object.keys(fields).length > 0
  const entries = hasWords ? withEdit([], { type, base: notStoredYet }, fields, origin) : []
  return { ...noRecords, draft, entries }
}
