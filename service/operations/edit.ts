import type { z } from 'zod'
import { withChanges } from '#shared/content/item-type.ts'
import type { EditOperation } from '#shared/sync/operation.ts'
import { decidingRule } from '#shared/workflow/deciding-rule.ts'
import { mayTransition, savingTransition, transitionRule } from '#shared/workflow/may.ts'
import { standingOf } from '../items/view-of.ts'
import { checkFiles } from './check-files.ts'
import { checkChangedFields } from './check-words.ts'
import { type Decision, settled } from './decision.ts'
import { nextRevision } from './next-revision.ts'
import { openItem } from './open-item.ts'
import { refused, refusedBy } from './operation-outcome.ts'
import type { World } from './world.ts'

/** Saves what was changed. Saving a published item starts a new draft, and what is published stays live. */
export function edit(world: World, operation: z.infer<typeof EditOperation>): Decision {
  const { actor, policy } = world
  const opened = openItem(world, operation.item, operation.base)
  if ('outcome' in opened) return settled(opened)
  const { item } = opened
  const standing = standingOf(item)
  const transition = savingTransition(item.latest.state)
  const rule = transition === undefined ? undefined : transitionRule(policy, transition)
  if (rule === undefined)
    return settled(
      refusedBy('no_such_transition', decidingRule(policy, transition ?? 'save_draft', standing)),
    )
  const decision = mayTransition(actor, policy, standing, rule.transition)
  if (!decision.allowed)
    return settled(refusedBy(decision.refusal, decidingRule(policy, rule.transition, standing)))
  const checked = checkChangedFields(item.type, operation.fields)
  if ('errors' in checked) return settled(refused('invalid-fields', checked.errors))
  const problem = checkFiles(world.files, item.latest.fields, checked.fields)
  if (problem !== null) return settled(problem)
  const changesState = rule.to !== item.latest.state
  return nextRevision(world, opened, {
    state: rule.to,
    fields: withChanges(item.latest.fields, checked.fields),
    step: changesState ? { transition: rule.transition, reason: null, isDecision: false } : null,
    insistsOnTitles: false,
  })
}
