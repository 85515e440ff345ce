import { z } from 'zod'
import { Instant, ItemId, Revision } from '../content/identity.ts'
import { AnyChangedFields, AnyFields, ItemType } from '../content/item-type.ts'
import { MarginOperation } from '../margin/margin-operation.ts'
import { State } from '../workflow/state.ts'
import { transitionName } from '../workflow/transition-name.ts'
import { Item } from './item.ts'
import { OperationId } from './operation-id.ts'
import { Problem } from './problem.ts'

/** Longest reason that a decision may carry, in UTF-16 units. */
export const longestReason = 4000

const reason = z.string().trim().min(1).max(longestReason).optional()

const common = { id: OperationId, item: ItemId, madeAt: Instant }

/** Stores a new item as a draft; its first revision is 1. */
export const CreateOperation = z.object({
  ...common,
  kind: z.literal('create'),
  type: ItemType,
  fields: AnyFields,
})

/** Saves what was changed since `base`: only the changed fields, null where a field was emptied. */
export const EditOperation = z.object({
  ...common,
  kind: z.literal('edit'),
  base: Revision,
  fields: AnyChangedFields,
})

/**
 * Decides on the revision that was read. Words that were changed on the way (a corrected typo, the last sentence
 * before proposing) travel with the decision, so that nothing is decided without them.
 */
export const TransitionOperation = z.object({
  ...common,
  kind: z.literal('transition'),
  base: Revision,
  transition: transitionName,
  reason,
  fields: AnyChangedFields.optional(),
})

/** Deletes the item as it was read. */
export const DeleteOperation = z.object({
  ...common,
  kind: z.literal('delete'),
  base: Revision,
  reason,
})

/** What a desk asks the service to do to the text of one item. */
export const TextOperation = z.discriminatedUnion('kind', [
  CreateOperation,
  EditOperation,
  TransitionOperation,
  DeleteOperation,
])
export type TextOperation = z.infer<typeof TextOperation>

const textKinds: ReadonlySet<Operation['kind']> = new Set(['create', 'edit', 'transition', 'delete'])

/** What a desk asks the service to do to one item: to its text, or in its margin. */
export const Operation = z.discriminatedUnion('kind', [TextOperation, MarginOperation])
export type Operation = z.infer<typeof Operation>

/** Whether an operation is written in a margin. */
export function isInMargin(operation: Operation): operation is MarginOperation {
  return !textKinds.has(operation.kind)
}

/** Most operations in one batch. */
export const operationsPerBatch = 200

export const OperationBatch = z.object({ operations: z.array(Operation).min(1).max(operationsPerBatch) })
export type OperationBatch = z.infer<typeof OperationBatch>

/**
 * What became of one operation: `applied` for good; `conflict` (the item moved on, `current` is what the account may
 * see of it now, null if it is gone); `refused` for good; `retry` later. The service keeps results, so that an
 * operation sent twice is answered the same.
 */
export const OperationResult = z.discriminatedUnion('outcome', [
  z.object({
    operation: OperationId,
    outcome: z.literal('applied'),
    revision: Revision,
    state: State.nullable().describe('null when the operation deleted the item'),
    at: Instant,
  }),
  z.object({ operation: OperationId, outcome: z.literal('conflict'), current: Item.nullable() }),
  z.object({ operation: OperationId, outcome: z.literal('refused'), problem: Problem }),
  z.object({ operation: OperationId, outcome: z.literal('retry'), problem: Problem }),
])
export type OperationResult = z.infer<typeof OperationResult>

export const OperationResults = z.object({ results: z.array(OperationResult) })
export type OperationResults = z.infer<typeof OperationResults>
