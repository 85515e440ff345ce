import type { AccountId } from '../content/identity.ts'
import { type Actor, activeRole, anonymous, isModerator, isPrivileged, type Reader } from './actor.ts'
import type { Policy } from './policy.ts'
import {
  creationRules,
  deletionRules,
  type Grant,
  type TransitionName,
  type TransitionRule,
  transitionRules,
  viewRules,
} from './rules.ts'
import { publicStates, type State, waitingStates } from './state.ts'

/** What the workflow knows of an item. */
export interface ItemStanding {
  readonly author: AccountId
  /** State of the latest revision. */
  readonly state: State
  /** Whether a published revision is live, whatever the latest one's state is. */
  readonly isPublished: boolean
}

/** Why somebody may not act. The message catalogue has a sentence for each. */
export type Refusal = 'no_such_transition' | 'role_not_allowed' | 'reason_missing' | 'not_visible'

export type Decision =
  | { readonly allowed: true; readonly reasonRequired: boolean }
  | { readonly allowed: false; readonly refusal: Refusal }

const refuse = (refusal: Refusal): Decision => ({ allowed: false, refusal })

function holds(grant: Grant, actor: Actor, policy: Policy, author: AccountId | null): boolean {
  const role = activeRole(actor)
  const own = author === null || author === actor.account
  switch (grant) {
    case 'authenticated':
      return actor.membership?.state !== 'blocked'
    case 'moderator':
      return isModerator(actor)
    case 'facilitator':
      return role === 'facilitator'
    case 'author':
      return role === 'author'
    case 'member':
      return role !== null
    case 'own':
      return (
        own && (role !== null || (policy.creation === 'any_user' && actor.membership?.state !== 'blocked'))
      )
    case 'own_if_author':
      return own && role === 'author'
  }
}

function decide(
  grants: readonly Grant[] | undefined,
  actor: Actor,
  policy: Policy,
  author: AccountId | null,
  reasonRequired = false,
): Decision {
  if (grants === undefined) return refuse('no_such_transition')
  return grants.some(grant => holds(grant, actor, policy, author))
    ? { allowed: true, reasonRequired }
    : refuse('role_not_allowed')
}

/** Whether an actor may create an item straight into a state. */
export function mayCreate(actor: Actor, policy: Policy, to: State): Decision {
  return decide(creationRules[policy.creation][policy.moderation][to], actor, policy, null)
}

/** The rule of a transition under a policy, or undefined where that policy has no such transition. */
export function transitionRule(policy: Policy, transition: TransitionName): TransitionRule | undefined {
  return transitionRules[policy.moderation].find(rule => rule.transition === transition)
}

function reasonRequired(rule: TransitionRule, actor: Actor, item: ItemStanding): boolean {
  if (rule.reason === 'always') return true
  return rule.reason === 'if_privileged' && isPrivileged(actor) && item.author !== actor.account
}

/** Whether an actor may take an item through a transition, and whether a reason must be given. */
export function mayTransition(
  actor: Actor,
  policy: Policy,
  item: ItemStanding,
  transition: TransitionName,
): Decision {
  if (!maySee(actor, policy, item)) return refuse('not_visible')
  const rule = transitionRule(policy, transition)
  if (rule === undefined || rule.from !== item.state) return refuse('no_such_transition')
  return decide(rule.allowed, actor, policy, item.author, reasonRequired(rule, actor, item))
}

/** Whether an actor may delete an item. */
export function mayDelete(actor: Actor, policy: Policy, item: ItemStanding): Decision {
  if (!maySee(actor, policy, item)) return refuse('not_visible')
  return decide(deletionRules[policy.moderation][item.state], actor, policy, item.author)
}

/**
 * Whether a reader may see the latest revision. Where they may not, they may still see the published revision of an
 * item that has one.
 */
export function maySee(reader: Reader, policy: Policy, item: ItemStanding): boolean {
  if (item.state === 'validated' || item.state === 'archived') return true
  if (reader === anonymous) return false
  const rule = item.state === 'draft' && !item.isPublished ? 'never_published_draft' : item.state
  if (viewRules[rule].some(grant => holds(grant, reader, policy, item.author))) return true
  // An author keeps sight of their own text whatever becomes of their membership: nobody loses words.
  return item.author === reader.account
}

/** Whether somebody reads what stands in an item's margin: its author, and who decides on other people's texts. */
export function mayReadMargin(actor: Actor, policy: Policy, item: ItemStanding): boolean {
  return (item.author === actor.account || isPrivileged(actor)) && maySee(actor, policy, item)
}

/** Whether somebody may comment: not an author whose membership has ended. */
export function mayComment(actor: Actor, policy: Policy, item: ItemStanding): boolean {
  if (!mayReadMargin(actor, policy, item)) return false
  return isPrivileged(actor) || holds('own', actor, policy, item.author)
}

/** Whether somebody may claim an item that waits, so that nobody else reads it at the same time. */
export function mayClaim(actor: Actor, policy: Policy, item: ItemStanding): boolean {
  return isPrivileged(actor) && waitingStates.includes(item.state) && maySee(actor, policy, item)
}

/** Whether somebody may suggest an edit of another's text. */
export function maySuggest(actor: Actor, policy: Policy, item: ItemStanding): boolean {
  return isPrivileged(actor) && item.author !== actor.account && maySee(actor, policy, item)
}

/** Whether a revision in this state is what the public reads. */
export function isPublicState(state: State): boolean {
  return publicStates.includes(state)
}

/**
 * The transition that a plain save makes in a state: saving a published item starts a new draft while the published
 * revision stays live. Undefined where the workflow has no plain save, so changed words travel with the next decision.
 */
export function savingTransition(state: State): TransitionName | undefined {
  switch (state) {
    case 'draft':
      return 'save_draft'
    case 'proposed':
      return 'update_proposed'
    case 'validated':
      return 'save_new_draft'
    case 'needs_update':
    case 'deletion_request':
    case 'archived':
      return undefined
  }
}

const savingTransitions: readonly TransitionName[] = [
  'save_draft',
  'update_proposed',
  'save_new_draft',
  'update_published',
]

/** The decisions (transitions that are more than a save) that an actor may take on an item, in the order of the rules. */
export function decisionsFor(actor: Actor, policy: Policy, item: ItemStanding): readonly TransitionRule[] {
  return transitionRules[policy.moderation].filter(
    rule =>
      rule.from === item.state &&
      !savingTransitions.includes(rule.transition) &&
      mayTransition(actor, policy, item, rule.transition).allowed,
  )
}
