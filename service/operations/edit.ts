import type { z } from 'zod'
import { withChanges } from '#shared/content/item-type.ts'
import type { EditOperation } from '#shared/sync/operation.ts'
import { mayTransition, savingTransition, transitionRule } from '#shared/workflow/may.ts'
import { standingOf } from '../items/view-of.ts'
import { checkFiles } from './check-files.ts'
import { checkChangedFields } from './check-words.ts'
import { openItem } from './open-item.ts'
import { type OperationOutcome, refused, refusedBy } from './operation-outcome.ts'
import { liveTexts, storeRevision } from './store-revision.ts'
import { claimTitles } from './title-claims.ts'
import type { WorkingContext } from './working-context.ts'

/** Saves what was changed. Saving a published item starts a new draft, and what is published stays live. */
export async function edit(
  context: WorkingContext,
  operation: z.infer<typeof EditOperation>,
): Promise<OperationOutcome> {
  const { actor, policy, transaction } = context
  const opened = await openItem(context, operation.item, operation.base)
  if (opened.kind === 'closed') return opened.outcome
  const { item } = opened
  const transition = savingTransition(item.latest.state)
  const rule = transition === undefined ? undefined : transitionRule(policy, transition)
  if (rule === undefined) return refused('no-such-transition')
  const decision = mayTransition(actor, policy, standingOf(item), rule.transition)
  if (!decision.allowed) return refusedBy(decision.refusal)
  const checked = checkChangedFields(item.type, operation.fields)
  if ('errors' in checked) return refused('invalid-fields', checked.errors)
  const problem = await checkFiles(context, item.latest.fields, checked.fields)
  if (problem !== null) return problem
  const fields = withChanges(item.latest.fields, checked.fields)
  await claimTitles(transaction, item.id, item.type, liveTexts(item, rule.to, fields), false)
  const changesState = rule.to !== item.latest.state
  const revision = await storeRevision(context, {
    item,
    state: rule.to,
    fields,
    step: changesState ? { transition: rule.transition, reason: null, isDecision: false } : null,
  })
  return { outcome: 'applied', revision, state: rule.to }
}
