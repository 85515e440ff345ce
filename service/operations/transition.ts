import type { z } from 'zod'
import { withChanges } from '#shared/content/item-type.ts'
import type { TransitionOperation } from '#shared/sync/operation.ts'
import { mayTransition, transitionRule } from '#shared/workflow/may.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { standingOf } from '../items/view-of.ts'
import { checkFiles } from './check-files.ts'
import { checkChangedFields, findingsAgainst, isStorable } from './check-words.ts'
import { openItem } from './open-item.ts'
import { type OperationOutcome, refused, refusedBy } from './operation-outcome.ts'
import { liveTexts, storeRevision } from './store-revision.ts'
import { claimTitles } from './title-claims.ts'
import type { WorkingContext } from './working-context.ts'

const plainSaves: readonly TransitionName[] = ['save_draft', 'update_proposed', 'save_new_draft']

/** Decides on the revision that was read; words changed on the way are in the revision that the decision makes. */
export async function transition(
  context: WorkingContext,
  operation: z.infer<typeof TransitionOperation>,
): Promise<OperationOutcome> {
  const { actor, policy, transaction } = context
  const opened = await openItem(context, operation.item, operation.base)
  if (opened.kind === 'closed') return opened.outcome
  const { item } = opened
  const decision = mayTransition(actor, policy, standingOf(item), operation.transition)
  if (!decision.allowed) return refusedBy(decision.refusal)
  const rule = transitionRule(policy, operation.transition)
  if (rule === undefined) return refused('no-such-transition')
  const reason = operation.reason ?? null
  if (decision.reasonRequired && reason === null) return refusedBy('reason_missing')
  if (reason !== null && !isStorable(reason)) {
    return refused('invalid-request', [{ pointer: '/reason', detail: 'holds a character that is no text' }])
  }
  const checked = checkChangedFields(item.type, operation.fields ?? {})
  if ('errors' in checked) return refused('invalid-fields', checked.errors)
  const problem = await checkFiles(context, item.latest.fields, checked.fields)
  if (problem !== null) return problem
  const fields = withChanges(item.latest.fields, checked.fields)
  const mustBeReady = rule.to === 'proposed' || rule.to === 'validated'
  const findings = mustBeReady ? findingsAgainst(item.type, fields) : []
  if (findings.length > 0) return refused('not-ready', findings)
  const taken = await claimTitles(
    transaction,
    item.id,
    item.type,
    liveTexts(item, rule.to, fields),
    mustBeReady,
  )
  if (taken.length > 0) return refused('title-taken', taken)
  const revision = await storeRevision(context, {
    item,
    state: rule.to,
    fields,
    step: { transition: rule.transition, reason, isDecision: !plainSaves.includes(rule.transition) },
  })
  return { outcome: 'applied', revision, state: rule.to }
}
