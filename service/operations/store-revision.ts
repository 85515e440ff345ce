import { type ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { filesNamedBy } from '#shared/content/kept-file.ts'
import { isPublicState } from '#shared/workflow/may.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import type { State } from '#shared/workflow/state.ts'
import { recordUses } from '../files/stored-files.ts'
import type { StoredItem } from '../items/stored-item.ts'
import type { WorkingContext } from './working-context.ts'

/** What a step on the trail says; a plain save within a state leaves none. */
interface StepTaken {
  readonly transition: TransitionName
  readonly reason: string | null
  /** Whether the author should learn of it: everything that is more than a save. */
  readonly isDecision: boolean
}

export interface NextRevision {
  readonly item: StoredItem
  readonly state: State
  readonly fields: ItemFields
  readonly step: StepTaken | null
}

function publication(item: StoredItem, state: State, number: Revision, at: Date) {
  if (!isPublicState(state)) return {}
  // Archiving doesn't publish anew.
  const since = state === 'archived' && item.published !== null ? new Date(item.published.since) : at
  return { published_revision: number, published_at: since }
}

/** Stores the next revision of an item with its step on the trail and its line in the feed; answers its number. */
export async function storeRevision(context: WorkingContext, next: NextRevision): Promise<Revision> {
  const { transaction, actor, at } = context
  const { item, state, fields, step } = next
  const number = Revision.parse(item.latest.revision + 1)
  await transaction
    .insertInto('revision')
    .values({ item: item.id, number, state, fields: JSON.stringify(fields), by: actor.account, at })
    .execute()
  await recordUses(transaction, item.id, number, filesNamedBy(fields))
  if (step !== null) {
    await transaction
      .insertInto('trail')
      .values({
        item: item.id,
        revision: number,
        at,
        by: actor.account,
        transition: step.transition,
        from_state: item.latest.state,
        to_state: state,
        reason: step.reason,
      })
      .execute()
  }
  const published = publication(item, state, number, at)
  await transaction
    .updateTable('item')
    .set({
      state,
      revision: number,
      changed_at: at,
      ...(state === item.latest.state ? {} : { state_since: at }),
      ...published,
      ...(step?.isDecision ? { decided_revision: number } : {}),
    })
    .where('id', '=', item.id)
    .execute()
  await recordChange(context, item.id, state, item.published !== null || isPublicState(state))
  return number
}

/** Writes an item's line in the feed: its standing after the change, no state when it was deleted. */
export async function recordChange(
  { transaction }: WorkingContext,
  item: ItemId,
  state: State | null,
  isPublished: boolean,
): Promise<void> {
  await transaction
    .insertInto('change')
    .values({ item, vocabulary: null, state, is_published: isPublished })
    .execute()
}

/** The fields of which the titles are claimed: what is live, and what waits to be. */
export function liveTexts(item: StoredItem, state: State, fields: ItemFields): readonly ItemFields[] {
  const live = item.published === null || isPublicState(state) ? [] : [item.published.text.fields]
  return state === 'draft' ? live : [...live, fields]
}
