import type { ItemId, Revision } from '#shared/content/identity.ts'
import { maySee } from '#shared/workflow/may.ts'
import type { StoredItem } from '../items/stored-item.ts'
import { standingOf, viewOf } from '../items/view-of.ts'
import type { ItemRow } from '../storage/tables.ts'
import { type OperationOutcome, refused } from './operation-outcome.ts'
import type { World } from './world.ts'

export interface OpenedItem {
  readonly row: ItemRow
  readonly item: StoredItem
}

/**
 * Opens an item for a change made on the revision `base`. Answers a conflict where the item has moved on or is gone; a
 * refusal where the actor may not see it, in the same words as where there is none.
 */
export function openItem(
  { actor, policy, items, seen }: World,
  id: ItemId,
  base: Revision,
): OpenedItem | OperationOutcome {
  const locked = items.get(id)
  const item = locked?.item
  const view = item === undefined ? null : viewOf(item, actor, policy)
  if (locked === undefined || item === undefined || view === null) {
    return seen.has(id) ? { outcome: 'conflict', current: null } : refused('not-found')
  }
  // Only the published revision is in sight, and nobody changes what they can't see.
  if (!maySee(actor, policy, standingOf(item))) return refused('role-not-allowed')
  if (item.latest.revision !== base) return { outcome: 'conflict', current: view }
  return { row: locked.row, item }
}
