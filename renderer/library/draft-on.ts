import { firstRevision, type Instant, type ItemId, type Revision } from '#shared/content/identity.ts'
import { type ChangedFields, type ItemFields, type ItemType, withChanges } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import type { State } from '#shared/workflow/state.ts'
import type { DraftRecord } from './database.ts'

/** What was on screen when words were typed: the words stand on it, and on nothing that came later. */
export interface ReadText {
  /** The revision that was on screen; undefined while the service does not know the item. */
  readonly revision: Revision | undefined
  /** The state of that revision; undefined where it is not known. */
  readonly state: State | undefined
  /** The changed fields as they stood on screen before; null where one was empty. */
  readonly fields: ChangedFields
  /** The whole text of that revision: what the words stand on where the item is gone from this computer meanwhile. */
  readonly whole?: { readonly type: ItemType; readonly fields: ItemFields } | undefined
}

/** A new draft record on the service's copy; `startedOn` where one's own words have led to it from an earlier revision. */
export function draftOn(copy: Item, at: Instant, startedOn: Revision = copy.revision): DraftRecord {
  const { id: item, type, revision, fields, state } = copy
  const base = { revision, fields, state }
  return { item, type, base, startedOn, startedAt: at, changedAt: at }
}

/**
 * A new draft record of an item that has gone from this computer under its writer's hands, on what was on screen; the
 * service says what becomes of the words. Undefined where nobody knows what was on screen.
 */
export function draftOnGone(item: ItemId, read: ReadText | undefined, at: Instant): DraftRecord | undefined {
  if (read?.whole === undefined) return undefined
  const { state, whole } = read
  // What the service did not know when the screen was drawn has got there since: nothing else takes it away.
  const revision = read.revision ?? firstRevision
  const base = { revision, fields: whole.fields, ...(state === undefined ? {} : { state }) }
  return { item, type: whole.type, base, startedOn: revision, startedAt: at, changedAt: at }
}

/**
 * A new draft record on the older text that was on screen. Of the fields that nobody changed here the newer copy is as
 * good a base as the older: they take the other side's text in any case.
 */
export function draftOnRead(copy: Item, read: ReadText & { revision: Revision }, at: Instant): DraftRecord {
  const { revision, state } = read
  const fields = withChanges(copy.fields, read.fields)
  const base = { revision, fields, ...(state === undefined ? {} : { state }) }
  return { ...draftOn(copy, at), base, startedOn: revision }
}
