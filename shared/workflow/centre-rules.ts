import { type Actor, activeRole, isModerator } from './actor.ts'
import type { Decision } from './may.ts'
import type { Grant } from './rules.ts'

/** What can be done about the list of resource centres. */
export const centreActKinds = ['add', 'correct', 'remove'] as const
export type CentreActKind = (typeof centreActKinds)[number]

type Keeper = Extract<Grant, 'facilitator' | 'moderator'>

/**
 * Who keeps the list of resource centres: facilitators, the owner among them, and site moderators. The portal has the list
 * without a workflow; the rules are OSOR Desk's own.
 */
const centreRules: Readonly<
  Record<CentreActKind, { readonly allowed: readonly Keeper[]; readonly reason?: 'always' }>
> = {
  add: { allowed: ['facilitator', 'moderator'] },
  correct: { allowed: ['facilitator', 'moderator'] },
  remove: { allowed: ['facilitator', 'moderator'], reason: 'always' },
}

function holds(keeper: Keeper, actor: Actor): boolean {
  return keeper === 'moderator' ? isModerator(actor) : activeRole(actor) === 'facilitator'
}

/** Whether an actor may do this about the list, and whether a reason must be given. */
export function mayKeepCentres(actor: Actor, kind: CentreActKind): Decision {
  const { allowed, reason } = centreRules[kind]
  return allowed.some(keeper => holds(keeper, actor))
    ? { allowed: true, reasonRequired: reason === 'always' }
    : { allowed: false, refusal: 'role_not_allowed' }
}
