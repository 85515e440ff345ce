import type { Actor } from '#shared/workflow/actor.ts'
import { savingTransition } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { State } from '#shared/workflow/state.ts'
import type { WorkingCopy } from '../../../library/index.ts'
import { mayWrite } from '../author-actions.ts'

/** Why an older version cannot be put back now. */
export type RestoreObstacle = 'read_only' | 'settle_first' | 'on_its_way' | 'no_save'

/**
 * What keeps an older version from being put back; null where nothing does. `isReading`: the item is read for a decision,
 * where only what is saved by itself can be put back; whoever writes takes it along with their next decision.
 */
export function obstacleToRestoring(
  actor: Actor,
  policy: Policy,
  copy: Pick<WorkingCopy, 'state' | 'stored' | 'conflict' | 'decisionOnItsWay'>,
  isReading: boolean,
): RestoreObstacle | null {
  if (!mayWrite(actor, policy, copy)) return 'read_only'
  if (copy.conflict !== null) return 'settle_first'
  if (!isReading) return null
  if (copy.decisionOnItsWay !== null) return 'on_its_way'
  return savingTransition(copy.state) === undefined ? 'no_save' : null
}

/** What putting a version back makes of an item in a state: a revision, a new draft beside what is published, or words that wait. */
export function madeByRestoring(state: State): 'revision' | 'new_draft' | 'waiting_words' {
  switch (savingTransition(state)) {
    case undefined:
      return 'waiting_words'
    case 'save_new_draft':
      return 'new_draft'
    default:
      return 'revision'
  }
}
