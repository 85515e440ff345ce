import type { Instant } from '../content/identity.ts'
import type { ItemFields } from '../content/item-type.ts'
import { sameFields } from '../content/same-value.ts'
import type { TransitionName } from './rules.ts'

/** What is live of an item, and since when. */
export interface Live {
  readonly fields: ItemFields
  readonly since: Instant
}

/**
 * Since when an item is published that a step at `at` has taken to a public state with these fields. Archiving publishes
 * nothing, nor does rejecting a deletion, unless words that the public had not read came with the request or the answer.
 */
export function publishedSince(
  transition: TransitionName | null,
  live: Live | null,
  fields: ItemFields,
  at: Instant,
): Instant {
  if (live === null) return at
  const isAsBefore =
    transition === 'archive' || (transition === 'reject_deletion' && sameFields(live.fields, fields))
  return isAsBefore ? live.since : at
}
