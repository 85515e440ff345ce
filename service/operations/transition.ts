import type { z } from 'zod'
import { withChanges } from '#shared/content/item-type.ts'
import type { TransitionOperation } from '#shared/sync/operation.ts'
import { decidingRule } from '#shared/workflow/deciding-rule.ts'
import { mayTransition, transitionRule } from '#shared/workflow/may.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { standingOf } from '../items/view-of.ts'
import { checkFiles } from './check-files.ts'
import { checkChangedFields, findingsAgainst, isStorable } from './check-words.ts'
import { type Decision, settled } from './decision.ts'
import { nextRevision } from './next-revision.ts'
import { openItem } from './open-item.ts'
import { refused, refusedBy } from './operation-outcome.ts'
import type { World } from './world.ts'

/** Saves, which are no decisions: a draft that nobody has decided on never stood in another way (`seen-before.ts`). */
const plainSaves: readonly TransitionName[] = ['save_draft', 'update_proposed', 'save_new_draft']

/** Decides on the revision that was read; words changed on the way are in the revision that the decision makes. */
export function transition(world: World, operation: z.infer<typeof TransitionOperation>): Decision {
  const { actor, policy } = world
  const opened = openItem(world, operation.item, operation.base)
  if ('outcome' in opened) return settled(opened)
  const { item } = opened
  const standing = standingOf(item)
  const deciding = decidingRule(policy, operation.transition, standing)
  const decision = mayTransition(actor, policy, standing, operation.transition)
  if (!decision.allowed) return settled(refusedBy(decision.refusal, deciding))
  const rule = transitionRule(policy, operation.transition)
  if (rule === undefined) return settled(refusedBy('no_such_transition', deciding))
  const reason = operation.reason ?? null
  if (decision.reasonRequired && reason === null) return settled(refusedBy('reason_missing', deciding))
  if (reason !== null && !isStorable(reason)) {
    const errors = [{ pointer: '/reason', detail: 'holds a character that is no text' }]
    return settled(refused('invalid-request', errors))
  }
  const checked = checkChangedFields(item.type, operation.fields ?? {})
  if ('errors' in checked) return settled(refused('invalid-fields', checked.errors))
  const problem = checkFiles(world.files, item.latest.fields, checked.fields)
  if (problem !== null) return settled(problem)
  const fields = withChanges(item.latest.fields, checked.fields)
  const mustBeReady = rule.to === 'proposed' || rule.to === 'validated'
  const findings = mustBeReady ? findingsAgainst(item.type, fields) : []
  if (findings.length > 0) return settled(refused('not-ready', findings))
  return nextRevision(world, opened, {
    state: rule.to,
    fields,
    step: { transition: rule.transition, reason, isDecision: !plainSaves.includes(rule.transition) },
    insistsOnTitles: mustBeReady,
  })
}
