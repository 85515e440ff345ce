import type { Instant, ItemId, Person, Revision } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import type { LastDecision } from '#shared/sync/item.ts'
import type { State } from '#shared/workflow/state.ts'

export interface RevisionText<Fields = ItemFields> {
  readonly revision: Revision
  readonly state: State
  readonly fields: Fields
  readonly by: Person
  readonly at: Instant
}

/** An item as it is stored, before anybody's view of it: its latest and its published revision. */
export interface StoredItem<Fields = ItemFields> {
  readonly id: ItemId
  readonly type: ItemType
  readonly author: Person
  readonly createdAt: Instant
  readonly stateSince: Instant
  readonly latest: RevisionText<Fields>
  /** The live revision and since when it is live; the same as `latest` where nothing newer is stored. */
  readonly published: { readonly text: RevisionText<Fields>; readonly since: Instant } | null
  readonly decision: LastDecision | null
}
