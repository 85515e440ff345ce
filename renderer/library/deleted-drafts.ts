import type { Instant, ItemId } from '#shared/content/identity.ts'
import type { ChangedFields, ItemFields, ItemType } from '#shared/content/item-type.ts'

/** A draft that a person has deleted: its words stay on this computer for a while. */
export interface DeletedDraft {
  readonly item: ItemId
  readonly type: ItemType
  /** The whole text, as it was on screen. */
  readonly fields: ItemFields
  /** The words among them that the service does not have. */
  readonly unsent: ChangedFields
  readonly deletedAt: Instant
  /** Whether the service knows the item, or may: its id is used up then, also once it is gone there. */
  readonly isKnown: boolean
}

/** So long a deleted draft can be put back, in milliseconds. */
export const keptAfterDeletion = 30 * 86_400_000
