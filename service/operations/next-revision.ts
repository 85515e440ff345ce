import { type AccountId, instantOf, Revision } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import type { MarginOf } from '#shared/margin/margin.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import { publishedSince } from '#shared/workflow/published-since.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { type State, waitingStates } from '#shared/workflow/state.ts'
import type { StoredItem } from '../items/stored-item.ts'
import type { Decision } from './decision.ts'
import type { OpenedItem } from './open-item.ts'
import type { World } from './world.ts'

/** What a step on the trail says; a plain save within a state leaves none. */
interface StepTaken {
  readonly transition: TransitionName
  readonly reason: string | null
  /** Whether the author should learn of it: everything that is more than a save. */
  readonly isDecision: boolean
}

export interface NextRevision {
  readonly state: State
  readonly fields: ItemFields
  readonly step: StepTaken | null
  readonly insistsOnTitles: boolean
}

/** What becomes of the published revision. */
function publication(item: StoredItem, { state, fields, step }: NextRevision, number: Revision, at: Date) {
  if (!isPublicState(state)) return {}
  const { published } = item
  const live = published && { fields: published.text.fields, since: published.since }
  const since = publishedSince(step?.transition ?? null, live, fields, instantOf(at))
  return { published_revision: number, published_at: new Date(since) }
}

/** The fields of which the titles are claimed: what is live, and what waits to be. */
function liveTexts(item: StoredItem, state: State, fields: ItemFields): readonly ItemFields[] {
  const live = item.published === null || isPublicState(state) ? [] : [item.published.text.fields]
  return state === 'draft' ? live : [...live, fields]
}

/** The margin after a decision: whoever read the item for it is done. Null where nothing of it changes. */
function marginAfter(margin: MarginOf<AccountId>, by: AccountId, state: State): MarginOf<AccountId> | null {
  const { claim } = margin
  if (claim === null || (claim.by !== by && waitingStates.includes(state))) return null
  return { ...margin, claim: null }
}

/** The next revision of an item, with its step on the trail and its line in the feed. */
export function nextRevision(world: World, { item, row }: OpenedItem, next: NextRevision): Decision {
  const { actor, at } = world
  const { state, fields, step } = next
  const number = Revision.parse(item.latest.revision + 1)
  const by = actor.account
  const isDecision = step?.isDecision === true
  const margin = world.margins.get(item.id)
  return {
    kind: 'write',
    writing: {
      outcome: { outcome: 'applied', revision: number, state },
      item: {
        kind: 'changed',
        row: {
          ...row,
          state,
          revision: number,
          changed_at: at,
          ...(state === item.latest.state ? {} : { state_since: at }),
          ...publication(item, next, number, at),
          ...(isDecision ? { decided_revision: number } : {}),
        },
      },
      revision: { item: item.id, number, state, fields, by, at },
      files: filesNamedBy(fields),
      step: step && {
        item: item.id,
        revision: number,
        at,
        by,
        transition: step.transition,
        from_state: item.latest.state,
        to_state: state,
        reason: step.reason,
      },
      change: {
        item: item.id,
        state,
        is_published: item.published !== null || isPublicState(state),
      },
      titles: { type: item.type, texts: liveTexts(item, state, fields), insists: next.insistsOnTitles },
      margin: isDecision && margin !== undefined ? marginAfter(margin, by, state) : null,
    },
  }
}
