import { type TransitionName, transitionRules } from '#shared/workflow/rules.ts'
import type { State } from '#shared/workflow/state.ts'
import { type DemoAuthorKey, demoAccounts } from './demo-accounts.ts'
import type { DemoItem, DemoTransition } from './demo-item.ts'

/** One entry of a trail: the creation, or a transition with the states it leads from and to. */
export interface DemoStep {
  /** Days before now, may be a fraction. */
  readonly daysAgo: number
  readonly by: DemoAuthorKey
  /** Null for the creation, together with `from`. */
  readonly transition: TransitionName | null
  readonly from: State | null
  readonly to: State
  readonly reason?: string
}

/**
 * The whole trail of a demo item, oldest step first: the ordinary way of a pre-moderated collection
 * (a member drafts and proposes, the moderator approves; a facilitator publishes directly) up to
 * where the item's own transitions begin, then those. Throws where a transition does not exist.
 */
export function trailOf(item: DemoItem): readonly DemoStep[] {
  const own = (item.trail ?? []).map(stepOf)
  const first = own[0]
  return first?.from
    ? [...ordinaryWay(item, first.from, beforeThat(item, first.daysAgo)), ...own]
    : ordinaryWay(item, item.state, item.daysAgo)
}

/** When the ordinary way ended: two thirds of the time between creation and the first step after it. */
function beforeThat(item: DemoItem, daysAgo: number): number {
  return daysAgo + (item.createdDaysAgo - daysAgo) / 3
}

function ordinaryWay(item: DemoItem, state: State, endedDaysAgo: number): readonly DemoStep[] {
  const { author, createdDaysAgo } = item
  const created: DemoStep = {
    daysAgo: createdDaysAgo,
    by: author,
    transition: null,
    from: null,
    to: 'draft',
  }
  if (state === 'draft') return [created]
  if (state === 'proposed') {
    return [created, stepOf({ daysAgo: endedDaysAgo, by: author, transition: 'propose' })]
  }
  if (mayPublish(author)) {
    return [created, stepOf({ daysAgo: endedDaysAgo, by: author, transition: 'publish' })]
  }
  const proposedDaysAgo = (createdDaysAgo + endedDaysAgo) / 2
  return [
    created,
    stepOf({ daysAgo: proposedDaysAgo, by: author, transition: 'propose' }),
    stepOf({ daysAgo: endedDaysAgo, by: 'moderator', transition: 'approve' }),
  ]
}

function stepOf(step: DemoTransition): DemoStep {
  const rule = transitionRules.pre_moderated.find(({ transition }) => transition === step.transition)
  if (rule === undefined) throw new Error(`No transition ${step.transition} in a pre-moderated collection`)
  return { ...step, from: rule.from, to: rule.to }
}

function mayPublish(key: DemoAuthorKey): boolean {
  return demoAccounts.some(account => account.key === key && account.collectionRole === 'facilitator')
}
