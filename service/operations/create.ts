import type { z } from 'zod'
import { firstRevision } from '#shared/content/identity.ts'
import { withChanges } from '#shared/content/item-type.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import type { CreateOperation } from '#shared/sync/operation.ts'
import { decidingRule } from '#shared/workflow/deciding-rule.ts'
import { mayCreate } from '#shared/workflow/may.ts'
import { checkFiles } from './check-files.ts'
import { checkChangedFields } from './check-words.ts'
import { type Decision, settled } from './decision.ts'
import { refused, refusedBy } from './operation-outcome.ts'
import type { World } from './world.ts'

/** A new item, stored as a draft. */
export function create(world: World, operation: z.infer<typeof CreateOperation>): Decision {
  const { actor, policy, at } = world
  const { item, type } = operation
  const decision = mayCreate(actor, policy, 'draft')
  if (!decision.allowed) return settled(refusedBy(decision.refusal, decidingRule(policy, 'create', null)))
  const checked = checkChangedFields(type, operation.fields)
  if ('errors' in checked) return settled(refused('invalid-fields', checked.errors))
  const problem = checkFiles(world.files, {}, checked.fields)
  if (problem !== null) return settled(problem)
  if (world.items.has(item)) return settled(refused('item-exists'))
  const by = actor.account
  const fields = withChanges({}, checked.fields)
  return {
    kind: 'write',
    writing: {
      outcome: { outcome: 'applied', revision: firstRevision, state: 'draft' },
      item: {
        kind: 'new',
        row: {
          id: item,
          type,
          author: by,
          state: 'draft',
          revision: firstRevision,
          state_since: at,
          created_at: at,
          changed_at: at,
        },
      },
      revision: { item, number: firstRevision, state: 'draft', fields, by, at },
      files: filesNamedBy(fields),
      step: { item, revision: firstRevision, at, by, transition: 'create', to_state: 'draft' },
      change: { item, state: 'draft', is_published: false },
      titles: { type, texts: [], insists: false },
      margin: null,
    },
  }
}
