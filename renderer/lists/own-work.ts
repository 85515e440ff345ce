import { isPublicState } from '#shared/workflow/may.ts'
import type { ItemRow } from '../library/index.ts'

/** Whether an item has words or a decision of mine that the service does not have yet. */
function hasUnsent(row: ItemRow): boolean {
  return row.status.kind !== 'sent'
}

/**
 * Whether an item is work in my hands: my own until it is published, and any item in which words of mine are not sent
 * yet, so that nothing I wrote is out of sight.
 */
export function isOwnWork(row: ItemRow): boolean {
  return hasUnsent(row) || (row.isOwn && !isPublicState(row.state))
}
