import type { ItemId, Revision } from '#shared/content/identity.ts'
import { maySee } from '#shared/workflow/may.ts'
import { loadItems } from '../items/load-items.ts'
import { seenBefore } from '../items/seen-before.ts'
import type { StoredItem } from '../items/stored-item.ts'
import { standingOf, viewOf } from '../items/view-of.ts'
import { type OperationOutcome, refused } from './operation-outcome.ts'
import type { WorkingContext } from './working-context.ts'

export type OpenedItem =
  | { readonly kind: 'open'; readonly item: StoredItem }
  | { readonly kind: 'closed'; readonly outcome: OperationOutcome }

const closed = (outcome: OperationOutcome): OpenedItem => ({ kind: 'closed', outcome })

/**
 * Locks an item until the end of the transaction, so that two writers of one item take turns, and opens it for a
 * change made on the revision `base`. Closed with a conflict where the item has moved on or is gone; with a refusal
 * where the actor may not see it, in the same words as where there is none.
 */
export async function openItem(context: WorkingContext, id: ItemId, base: Revision): Promise<OpenedItem> {
  const { transaction, actor, policy } = context
  const rows = await transaction.selectFrom('item').selectAll().where('id', '=', id).forUpdate().execute()
  const [item] = await loadItems(transaction, rows)
  const view = item === undefined ? null : viewOf(item, actor, policy)
  if (item === undefined || view === null) {
    const seen = await seenBefore(transaction, [id], actor, policy)
    return closed(seen.has(id) ? { outcome: 'conflict', current: null } : refused('not-found'))
  }
  // Only the published revision is in sight, and nobody changes what they can't see.
  if (!maySee(actor, policy, standingOf(item))) return closed(refused('role-not-allowed'))
  if (item.latest.revision !== base) return closed({ outcome: 'conflict', current: view })
  return { kind: 'open', item }
}
