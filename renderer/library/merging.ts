import type { Instant } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields, ItemType } from '#shared/content/item-type.ts'
import { sameValue } from '#shared/content/same-value.ts'
import type { Choices, Merge } from '#shared/merge/decision.ts'
import { mergeItem, settledFields } from '#shared/merge/merge-item.ts'
import type { Item } from '#shared/sync/item.ts'
import type { TextOperation } from '#shared/sync/operation.ts'
import type { State } from '#shared/workflow/state.ts'
import type { DraftRecord } from './database.ts'
import { draftOn } from './draft-on.ts'
import type { ItemRecords } from './item-records.ts'
import type { MergeReport } from './merge-reports.ts'
import { fieldsWithOutbox, type OperationOrigin, type OutboxEntry, withDecision, written } from './outbox.ts'
import type { SnapshotReason } from './snapshots.ts'

/** What turns the fields `from` into the fields `to`. */
export function changesBetween(from: ItemFields, to: ItemFields): ChangedFields {
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return Object.fromEntries(
    [...names].flatMap(name => {
      const value = to[name] ?? null
      return sameValue(from[name] ?? null, value) ? [] : [[name, value]]
    }),
  )
}

/** My words as they stand in an item's records, merged with the text that the service has now. */
function mergeWith(records: ItemRecords, theirs: Item): Merge {
  const base = records.draft?.base.fields ?? theirs.fields
  const mine = fieldsWithOutbox(base, records.entries)
  return mergeItem({ type: theirs.type, base, mine, theirs: theirs.fields })
}

/**
 * Whether words may go on by themselves into an item whose state has changed meanwhile. Into what the public reads, or
 * what somebody wants to have deleted or updated, only a person puts words that were written for another state.
 */
function goesOnIn(now: State, before: State | undefined): boolean {
  return now === before || now === 'draft' || now === 'proposed'
}

/** An item on the text `theirs`, with `fields` as what is to stand there: the difference waits to be sent. */
function onTopOf(
  records: ItemRecords,
  theirs: Item,
  fields: ItemFields,
  origin: OperationOrigin,
): ItemRecords {
  const words = changesBetween(theirs.fields, fields)
  const entries: readonly OutboxEntry[] =
    Object.keys(words).length === 0
      ? []
      : [written({ ...origin, kind: 'edit', base: theirs.revision, fields: words })]
  const started = records.draft?.startedAt ?? origin.madeAt
  const draft: DraftRecord = { ...draftOn(theirs, origin.madeAt), startedAt: started }
  return { ...records, draft, entries }
}

/** A report on texts that were merged. */
function reportOn(
  theirs: Item,
  { parts }: Pick<Merge, 'parts'>,
  texts: Pick<MergeReport, 'before' | 'after'>,
  isDecided: boolean,
  at: Instant,
): MergeReport {
  const { id: item, type, revision, changedBy: by } = theirs
  return { item, type, at, by, revision, parts, isDecided, ...texts, undoneAt: null }
}

/** An item whose texts became one, and the report of it. */
export interface MergedItem {
  readonly after: ItemRecords
  /** null where the other side changed no word: there is nothing to tell. */
  readonly report: MergeReport | null
}

/**
 * An item after the service has said that it changed elsewhere while words were written here, merged by rule: null where
 * a person has to decide. That is so where both sides changed the same passage; where one's own decision or deletion was
 * made on the text before; where the item has come into a state that the words were not written for.
 * `records.copy` is what the service has now.
 */
export function mergedByRule(records: ItemRecords, origin: OperationOrigin): MergedItem | null {
  const { copy, draft, entries } = records
  if (copy === undefined || draft === undefined) return null
  // Nothing newer to merge with: the same answer would come for ever.
  if (copy.revision <= draft.base.revision) return null
  if (entries.some(({ operation }) => operation.kind !== 'edit')) return null
  if (!goesOnIn(copy.state, draft.base.state)) return null
  const merge = mergeWith(records, copy)
  if (merge.decisions.length > 0) return null
  const before = fieldsWithOutbox(draft.base.fields, entries)
  const isNews = Object.keys(changesBetween(draft.base.fields, copy.fields)).length > 0
  return {
    after: onTopOf(records, copy, merge.fields, origin),
    report: isNews ? reportOn(copy, merge, { before, after: merge.fields }, false, origin.madeAt) : null,
  }
}

/**
 * A text without a merge: what the merge changed in mine is as it was before, and what was written since stays, also where
 * it stands in a passage that the merge had changed.
 */
export function withoutMerge({ type, before, after }: MergeReport, shown: ItemFields): ItemFields {
  return mergeItem({ type, base: after, mine: shown, theirs: before }).fields
}

/** A conflict that was settled by choices. */
export interface SettledMerge {
  readonly after: ItemRecords
  readonly report: MergeReport
  /** Both texts as they stood, to be kept as versions. */
  readonly texts: readonly {
    readonly type: ItemType
    readonly fields: ItemFields
    readonly reason: SnapshotReason
  }[]
}

/**
 * An item in conflict with another text, settled: `choices` says for each passage that both have changed what stands.
 * Where my own decision was held up, `repeat` takes it again on the merged text; otherwise it is let go. Null where there
 * is no such conflict, or a passage lacks a choice.
 */
export function settledByChoices(
  records: ItemRecords,
  choices: Choices,
  repeat: boolean,
  origin: OperationOrigin,
): SettledMerge | null {
  const conflict = records.entries.find(({ stage }) => stage === 'conflict')
  const theirs = conflict?.current ?? null
  const { draft, entries } = records
  if (!conflict || conflict.operation.kind === 'delete' || theirs === null || !draft) return null
  const { type } = theirs
  const base = draft.base.fields
  const mine = fieldsWithOutbox(base, entries)
  const sides = { type, base, mine, theirs: theirs.fields }
  const fields = settledFields(sides, choices)
  if (fields === null) return null
  const settled = onTopOf(records, theirs, fields, origin)
  const held = entries.findLast(({ operation }) => operation.kind === 'transition')?.operation
  const decision = repeat && held?.kind === 'transition' ? held : null
  const start = { type, base: theirs.revision }
  return {
    // The settled words travel in the decision: there is one operation, so one id is enough.
    after: decision
      ? { ...settled, entries: withDecision(settled.entries, start, decisionIn(decision), () => origin) }
      : settled,
    report: reportOn(theirs, mergeItem(sides), { before: mine, after: fields }, true, origin.madeAt),
    texts: [
      { type, fields: mine, reason: 'conflict_mine' },
      { type, fields: theirs.fields, reason: 'conflict_theirs' },
    ],
  }
}

function decisionIn({ transition, reason }: TextOperation & { kind: 'transition' }) {
  return reason === undefined ? { transition } : { transition, reason }
}

/** What becomes of words that were typed over a text which the library has changed meanwhile. */
export interface TypedOver {
  /** The words that are to be stored. */
  readonly changed: ChangedFields
  /** Whether words of the library's gave way, because both changed the same passage. */
  readonly hasReplaced: boolean
}

/**
 * Words over the text that was on screen (`read`: the changed fields as they stood there), merged with what the library
 * shows by now. Another window may have stored words, or a merge may have come, while the person typed. What both changed
 * is the person's who types; the other text must be kept as a version.
 */
export function typedOver(
  type: ItemType,
  shown: ItemFields,
  changed: ChangedFields,
  read: ChangedFields,
): TypedOver {
  const moved = Object.entries(changed).filter(
    ([name]) => Object.hasOwn(read, name) && !sameValue(read[name] ?? null, shown[name] ?? null),
  )
  if (moved.length === 0) return { changed, hasReplaced: false }
  const only = (values: ChangedFields): ItemFields =>
    Object.fromEntries(moved.flatMap(([name]) => (values[name] == null ? [] : [[name, values[name]]])))
  const merge = mergeItem({ type, base: only(read), mine: only(changed), theirs: only(shown) })
  const merged = Object.fromEntries(moved.map(([name]) => [name, merge.fields[name] ?? null]))
  return { changed: { ...changed, ...merged }, hasReplaced: merge.decisions.length > 0 }
}
