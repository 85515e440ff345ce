import { z } from 'zod'
import type { ItemStanding } from './may.ts'
import { Policy } from './policy.ts'
import { creationRules, deletionRules, type Grant, type TransitionName, transitionRules } from './rules.ts'
import { State } from './state.ts'
import { transitionName } from './transition-name.ts'

const grants = [
  'own',
  'own_if_author',
  'member',
  'author',
  'facilitator',
  'moderator',
  'authenticated',
] as const satisfies readonly Grant[]

/** The rule of the workflow that an act was refused by, as a problem names it. */
export const DecidingRule = z.object({
  act: z.union([transitionName, z.enum(['create', 'delete'])]),
  moderation: Policy.shape.moderation,
  creation: Policy.shape.creation,
  /** The state that the item is in; null where it is about to be made. */
  state: State.nullable(),
  /** The state that a transition leads from under this policy; null where the policy has none of that name, or it is no transition. */
  from: State.nullable(),
  /** Who may, in that state. */
  allowed: z.array(z.enum(grants)),
})
export type DecidingRule = z.infer<typeof DecidingRule>

/** The rule that decides on a transition, on a deletion, or on making a draft where there is no item yet. */
export function decidingRule(
  policy: Policy,
  act: TransitionName | 'create' | 'delete',
  standing: ItemStanding | null,
): DecidingRule {
  const { moderation, creation } = policy
  const common = { act, moderation, creation, state: standing?.state ?? null }
  switch (act) {
    case 'create':
      return { ...common, from: null, allowed: [...(creationRules[creation][moderation].draft ?? [])] }
    case 'delete':
      return {
        ...common,
        from: null,
        allowed: standing === null ? [] : [...deletionRules[moderation][standing.state]],
      }
    default: {
      const rule = transitionRules[moderation].find(({ transition }) => transition === act)
      return { ...common, from: rule?.from ?? null, allowed: [...(rule?.allowed ?? [])] }
    }
  }
}
