import type { Person } from '#shared/content/identity.ts'
import { withChanges } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import type { OperationResult, TextOperation } from '#shared/sync/operation.ts'
import { problemKind } from '#shared/sync/problem.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import { publishedSince } from '#shared/workflow/published-since.ts'
import { afterDeletion, withDeletionFreed } from './deletion.ts'
import type { ItemRecords } from './item-records.ts'
import { type MergedItem, mergedByRule } from './merging.ts'
import type { Applied } from './noted-answers.ts'
import { type OperationOrigin, type OutboxEntry, rebased, wordsOf } from './outbox.ts'

/** The service's copy after an operation of ours, put together from what we sent: acknowledgements stay small. */
function copyAfter(
  records: ItemRecords,
  operation: TextOperation,
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
  const live = copy?.published && {
    fields: copy.published.fields ?? copy.fields,
    since: copy.published.at,
  }
  const transition = operation.kind === 'transition' ? operation.transition : null
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
    published: isPublicState(result.state)
      ? {
          revision: result.revision,
          at: publishedSince(transition, live ?? null, fields, result.at),
          fields: null,
        }
      : copy?.published
        ? { ...copy.published, fields: copy.published.fields ?? copy.fields }
        : null,
    decision: copy?.decision ?? null,
  }
}

/** An answer as it concerns an item: one that its reader may not see, or that nobody knows, is gone for them. */
function asConcerns(result: OperationResult): OperationResult {
  const isUnknown = result.outcome === 'refused' && problemKind(result.problem) === 'not-found'
  return isUnknown ? { operation: result.operation, outcome: 'conflict', current: null } : result
}

/** What the service has of an item, as far as a conflict tells: it may be an old answer, repeated. */
function copyAfterConflict(copy: Item | undefined, current: Item | null): Item | undefined {
  if (current === null) return undefined
  return copy && copy.revision > current.revision ? copy : current
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

function settled(before: ItemRecords, entry: OutboxEntry, result: OperationResult, me: Person): ItemRecords {
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

interface Answering {
  readonly me: Person
  /** Of a new operation that an answer may lead to. */
  readonly origin: OperationOrigin
  /** Whether every item in sight has come: what has no copy is gone then. */
  readonly isWhole: boolean
}

/**
 * An item after the service's answer to one of its operations, and the report of a merge where the answer led to one; null
 * where the answer is not waited for any more.
 */
export function afterAnswer(
  before: ItemRecords,
  answer: OperationResult,
  { me, origin, isWhole }: Answering,
): { readonly after: ItemRecords; readonly report: MergedItem['report'] | null } | null {
  const entry = before.entries.find(known => known.operation.id === answer.operation)
  if (!entry) return null
  const result = asConcerns(answer)
  const merged = mergedAfter(before, result, origin)
  if (merged) return { after: merged.after, report: merged.report }
  const isAnsweredDeletion = entry.operation.kind === 'delete' && result.outcome !== 'retry'
  const after = isAnsweredDeletion
    ? afterDeletion(before, result, origin, before.copy !== undefined || !isWhole)
    : withDeletionFreed(settled(before, entry, result, me), origin)
  return { after, report: null }
}
