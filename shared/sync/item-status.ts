import type { Revision } from '../content/identity.ts'
import type { Problem } from './problem.ts'

/**
 * Where an item's words are, in one of five sentences. Derived from the stored records by `itemStatus`, never set by
 * hand.
 */
export type ItemStatus =
  | { readonly kind: 'on_this_computer' }
  | { readonly kind: 'waiting_to_be_sent' }
  | { readonly kind: 'sent'; readonly revision: Revision }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'needs_your_decision' }

/** What the outbox holds for an item, as far as its status asks. */
export interface OutboxStanding {
  readonly stage: 'written' | 'handed_out' | 'refused' | 'conflict'
  readonly problem: Problem | null
}

/**
 * The status of an item, from its outbox entries (oldest first) and the revision that the service acknowledged
 * (0: none yet). An entry that was handed to the network may or may not have arrived: until the acknowledgement is
 * stored, it waits.
 */
export function itemStatus(entries: readonly OutboxStanding[], acknowledged: Revision): ItemStatus {
  if (entries.some(entry => entry.stage === 'conflict')) return { kind: 'needs_your_decision' }
  const refused = entries.find(entry => entry.stage === 'refused')
  if (refused?.problem) return { kind: 'refused', problem: refused.problem }
  if (entries.some(entry => entry.stage === 'handed_out')) return { kind: 'waiting_to_be_sent' }
  if (entries.length > 0 || acknowledged === 0) return { kind: 'on_this_computer' }
  return { kind: 'sent', revision: acknowledged }
}
