import type { z } from 'zod'
import type { DeleteOperation } from '#shared/sync/operation.ts'
import { decidingRule } from '#shared/workflow/deciding-rule.ts'
import { mayDelete } from '#shared/workflow/may.ts'
import { standingOf } from '../items/view-of.ts'
import { isStorable } from './check-words.ts'
import { type Decision, settled } from './decision.ts'
import { openItem } from './open-item.ts'
import { refused, refusedBy } from './operation-outcome.ts'
import type { World } from './world.ts'

/** Deletes the item as it was read. Its words stay in the database, out of everybody's sight. */
export function deleteItem(world: World, operation: z.infer<typeof DeleteOperation>): Decision {
  const { actor, policy, at } = world
  const opened = openItem(world, operation.item, operation.base)
  if ('outcome' in opened) return settled(opened)
  const { item, row } = opened
  const decision = mayDelete(actor, policy, standingOf(item))
  if (!decision.allowed)
    return settled(refusedBy(decision.refusal, decidingRule(policy, 'delete', standingOf(item))))
  const reason = operation.reason ?? null
  if (reason !== null && !isStorable(reason)) {
    const errors = [{ pointer: '/reason', detail: 'holds a character that is no text' }]
    return settled(refused('invalid-request', errors))
  }
  return {
    kind: 'write',
    writing: {
      outcome: { outcome: 'applied', revision: item.latest.revision, state: null },
      item: {
        kind: 'changed',
        row: { ...row, deleted_at: at, deleted_by: actor.account, deletion_reason: reason },
      },
      revision: null,
      files: [],
      step: null,
      change: { item: item.id, state: null, is_published: false },
      titles: { type: item.type, texts: [], insists: false },
      margin: null,
    },
  }
}
