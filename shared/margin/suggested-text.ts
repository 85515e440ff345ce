import { type ChangedFields, type ItemFields, type ItemType, withChanges } from '../content/item-type.ts'
import { choiceForAll, mergeItem, settledFields } from '../merge/merge-item.ts'
import type { SuggestionOf } from './margin.ts'

/** What becomes of a text when a suggestion is accepted. */
export interface SuggestedText {
  readonly fields: ItemFields
  /** How many passages the suggestion changes that have been changed otherwise since: there it stands as suggested. */
  readonly overruled: number
}

/**
 * The text as it is with a suggestion accepted. What was changed since the suggestion was made stays, but where both change the
 * same: there the suggestion is taken, which whoever accepts it sees beforehand.
 */
export function suggestedText(
  type: ItemType,
  current: ItemFields,
  { before, fields }: Pick<SuggestionOf<unknown>, 'before' | 'fields'>,
): SuggestedText {
  const names = Object.keys(fields)
  const own = (from: ItemFields): ChangedFields =>
    Object.fromEntries(names.map(name => [name, from[name] ?? null]))
  const sides = {
    type,
    base: withChanges({}, before),
    mine: withChanges({}, own(current)),
    theirs: withChanges({}, fields),
  }
  const { decisions } = mergeItem(sides)
  const merged = settledFields(sides, choiceForAll(decisions, 'theirs')) ?? withChanges({}, fields)
  return { fields: withChanges(current, own(merged)), overruled: decisions.length }
}
