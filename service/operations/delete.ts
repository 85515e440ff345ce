import type { z } from 'zod'
import type { DeleteOperation } from '#shared/sync/operation.ts'
import { mayDelete } from '#shared/workflow/may.ts'
import { standingOf } from '../items/view-of.ts'
import { isStorable } from './check-words.ts'
import { openItem } from './open-item.ts'
import { type OperationOutcome, refused, refusedBy } from './operation-outcome.ts'
import { recordChange } from './store-revision.ts'
import { releaseTitles } from './title-claims.ts'
import type { WorkingContext } from './working-context.ts'

/** Deletes the item as it was read. Its words stay in the database, out of everybody's sight. */
export async function deleteItem(
  context: WorkingContext,
  operation: z.infer<typeof DeleteOperation>,
): Promise<OperationOutcome> {
  const { actor, policy, transaction, at } = context
  const opened = await openItem(context, operation.item, operation.base)
  if (opened.kind === 'closed') return opened.outcome
  const { item } = opened
  const decision = mayDelete(actor, policy, standingOf(item))
  if (!decision.allowed) return refusedBy(decision.refusal)
  const reason = operation.reason ?? null
  if (reason !== null && !isStorable(reason)) {
    return refused('invalid-request', [{ pointer: '/reason', detail: 'holds a character that is no text' }])
  }
  await transaction
    .updateTable('item')
    .set({ deleted_at: at, deleted_by: actor.account, deletion_reason: reason })
    .where('id', '=', item.id)
    .execute()
  await releaseTitles(transaction, item.id, () => true)
  await recordChange(context, item.id, null, false)
  return { outcome: 'applied', revision: item.latest.revision, state: null }
}
