import { type Instant, type ItemId, notStoredYet } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import { type ItemStatus, itemStatus } from '#shared/sync/item-status.ts'
import { stateAfter, type TransitionName } from '#shared/workflow/rules.ts'
import type { State } from '#shared/workflow/state.ts'
import type { DraftRecord } from './database.ts'
import { fieldsWithOutbox, isBeingDeleted, type OutboxEntry } from './outbox.ts'

/** An item as this person works on it: their own words over what the service holds. */
export interface WorkingCopy {
  readonly id: ItemId
  readonly type: ItemType
  /** What the person reads and edits: their changes over the service's fields. */
  readonly fields: ItemFields
  /** The service's copy, or null while the item exists on this computer only. */
  readonly stored: Item | null
  /** The state that the person is shown: that of the decision on its way, else the service's; draft while local only. */
  readonly state: State
  /** True while a decision (propose, approve …) waits to be sent. */
  readonly decisionOnItsWay: TransitionName | null
  readonly status: ItemStatus
  /** Set when the item changed at the service while words were written here: both texts are kept. */
  readonly conflict: {
    readonly current: Item | null
    /** True where the item was to be deleted here, and not changed. */
    readonly isDeletion: boolean
    /** What my words (`fields`) were written on. */
    readonly base: ItemFields
    /** The state that my words were written for; undefined where that is not known. */
    readonly stateBefore: State | undefined
    /** A decision of mine that waits behind, or was itself held up: it was made on the text as it was before. */
    readonly decision: TransitionName | null
  } | null
  /** When the newest words were stored on this computer, or when the service's copy changed. */
  readonly changedAt: Instant
}

function decisionOf(entries: readonly OutboxEntry[]): TransitionName | null {
  const last = entries.findLast(entry => entry.operation.kind === 'transition')
  const isOnItsWay = last?.stage === 'written' || last?.stage === 'handed_out'
  return isOnItsWay && last.operation.kind === 'transition' ? last.operation.transition : null
}

/** The decision among an item's operations, wherever it stands. */
function heldUp(entries: readonly OutboxEntry[]): TransitionName | null {
  const last = entries.findLast(({ operation }) => operation.kind === 'transition')?.operation
  return last?.kind === 'transition' ? last.transition : null
}

/** The state shown: where a decision is on its way, the state that it leads to. */
export function stateShown(copy: Item | undefined, entries: readonly OutboxEntry[]): State {
  const decision = decisionOf(entries)
  return (decision && stateAfter(decision)) ?? copy?.state ?? 'draft'
}

/** An item as its person works on it, from the stored records; null where nothing of it is on this computer. */
export function workingCopyOf(
  copy: Item | undefined,
  draft: DraftRecord | undefined,
  entries: readonly OutboxEntry[],
): WorkingCopy | null {
  if (isBeingDeleted(entries)) return null
  const type = copy?.type ?? draft?.type
  const id = copy?.id ?? draft?.item
  const changedAt = draft?.changedAt ?? copy?.changedAt
  if (type === undefined || id === undefined || changedAt === undefined) return null
  const conflict = entries.find(entry => entry.stage === 'conflict')
  return {
    id,
    type,
    fields: fieldsWithOutbox(draft?.base.fields ?? copy?.fields ?? {}, entries),
    stored: copy ?? null,
    state: stateShown(copy, entries),
    decisionOnItsWay: decisionOf(entries),
    status: itemStatus(entries, copy?.revision ?? notStoredYet),
    conflict: conflict
      ? {
          current: conflict.current,
          isDeletion: conflict.operation.kind === 'delete',
          base: draft?.base.fields ?? copy?.fields ?? {},
          stateBefore: draft?.base.state,
          decision: heldUp(entries),
        }
      : null,
    changedAt,
  }
}

/** Whether somebody has written in an item that is in conflict, and not only decided on it. */
export function hasOwnWords({ conflict, fields }: Pick<WorkingCopy, 'conflict' | 'fields'>): boolean {
  return conflict !== null && JSON.stringify(conflict.base) !== JSON.stringify(fields)
}
