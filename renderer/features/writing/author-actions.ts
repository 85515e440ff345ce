import type { Finding } from '#shared/content/checks.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { decisionsFor, type ItemStanding, mayTransition, savingTransition } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import type { WorkingCopy } from '../../library/index.ts'

/** Why the main action cannot be done now. */
export type Obstacle = 'findings' | 'nothing_to_submit' | 'conflict'

/** A decision, and what is in its way now. */
export interface AuthorAction {
  readonly transition: TransitionName
  readonly obstacle: Obstacle | null
}

export interface AuthorActions {
  /** What the page's main button does, or null where there is nothing to do in this state. */
  readonly primary: AuthorAction | null
  /** Other decisions that this person may take here. */
  readonly others: readonly AuthorAction[]
}

/** What the workflow knows of an item on this computer. */
export function standingOf(copy: Pick<WorkingCopy, 'stored' | 'state'>, actor: Actor): ItemStanding {
  return {
    author: copy.stored?.author.id ?? actor.account,
    state: copy.state,
    isPublished: copy.stored?.published != null,
  }
}

/** Whether an actor may change the words of an item in the state it is in. */
export function mayWrite(actor: Actor, policy: Policy, copy: Pick<WorkingCopy, 'stored' | 'state'>): boolean {
  const standing = standingOf(copy, actor)
  // Where the workflow has no plain save, changed words travel with the decision that ends the state.
  const carrier = savingTransition(standing.state) ?? 'propose_again'
  return mayTransition(actor, policy, standing, carrier).allowed
}

/** Decisions that are an author's main action, the strongest first. */
const mainActions: readonly TransitionName[] = ['publish', 'propose', 'propose_changes', 'propose_again']
/** Decisions on other people's proposals: they are taken in Review, over the text that is being decided on. */
const reviewActions: readonly TransitionName[] = ['approve', 'return_to_author', 'reject_deletion']

/** Decisions that send a text on, which has to be complete for it. */
const sendingOn: readonly TransitionName[] = ['publish', 'propose', 'propose_again']

function obstacleTo(
  transition: TransitionName,
  isMain: boolean,
  copy: WorkingCopy,
  findings: readonly Finding[],
  hasUnsent: boolean,
): Obstacle | null {
  if (copy.conflict !== null) return 'conflict'
  if (isMain && transition === 'propose_changes' && !hasUnsent) return 'nothing_to_submit'
  if (!isMain && !sendingOn.includes(transition)) return null
  return findings.some(finding => finding.severity === 'blocks') ? 'findings' : null
}

/**
 * What an actor can do with an item besides writing. `hasUnsent`: words were changed that the service does not have.
 * While a decision is on its way there is nothing to decide.
 */
export function authorActions(
  actor: Actor,
  policy: Policy,
  copy: WorkingCopy,
  findings: readonly Finding[],
  hasUnsent: boolean,
): AuthorActions {
  if (copy.decisionOnItsWay !== null) return { primary: null, others: [] }
  const standing = standingOf(copy, actor)
  const allowed = decisionsFor(actor, policy, standing)
    .map(rule => rule.transition)
    .filter(transition => !reviewActions.includes(transition))
  const isOwn = standing.author === actor.account
  const main = mainActions.find(
    // Who decides on another's published text asks for changes in it; that is not the end of their own writing.
    transition => allowed.includes(transition) && (isOwn || transition !== 'propose_changes'),
  )
  const actionOf = (transition: TransitionName): AuthorAction => ({
    transition,
    obstacle: obstacleTo(transition, transition === main, copy, findings, hasUnsent),
  })
  return {
    primary: main === undefined ? null : actionOf(main),
    others: allowed.filter(transition => transition !== main).map(actionOf),
  }
}
