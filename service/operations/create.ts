import type { z } from 'zod'
import { Revision } from '#shared/content/identity.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import type { CreateOperation } from '#shared/sync/operation.ts'
import { mayCreate } from '#shared/workflow/may.ts'
import { recordUses } from '../files/stored-files.ts'
import { checkFiles } from './check-files.ts'
import { checkChangedFields } from './check-words.ts'
import { type OperationOutcome, refused, refusedBy } from './operation-outcome.ts'
import { recordChange } from './store-revision.ts'
import type { WorkingContext } from './working-context.ts'

const first = Revision.parse(1)

/** Stores a new item as a draft. */
export async function create(
  context: WorkingContext,
  operation: z.infer<typeof CreateOperation>,
): Promise<OperationOutcome> {
  const { transaction, actor, policy, at } = context
  const decision = mayCreate(actor, policy, 'draft')
  if (!decision.allowed) return refusedBy(decision.refusal)
  const checked = checkChangedFields(operation.type, operation.fields)
  if ('errors' in checked) return refused('invalid-fields', checked.errors)
  const problem = await checkFiles(context, {}, checked.fields)
  if (problem !== null) return problem
  const inserted = await transaction
    .insertInto('item')
    .values({
      id: operation.item,
      type: operation.type,
      author: actor.account,
      state: 'draft',
      revision: first,
      state_since: at,
      created_at: at,
      changed_at: at,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted === undefined) return refused('item-exists')
  await transaction
    .insertInto('revision')
    .values({
      item: operation.item,
      number: first,
      state: 'draft',
      fields: JSON.stringify(checked.fields),
      by: actor.account,
      at,
    })
    .execute()
  await recordUses(transaction, operation.item, first, filesNamedBy(checked.fields))
  await transaction
    .insertInto('trail')
    .values({
      item: operation.item,
      revision: first,
      at,
      by: actor.account,
      transition: 'create',
      to_state: 'draft',
    })
    .execute()
  await recordChange(context, operation.item, 'draft', false)
  return { outcome: 'applied', revision: first, state: 'draft' }
}
