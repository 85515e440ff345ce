import type { Item } from '#shared/sync/item.ts'
import type { ItemRecords } from './item-records.ts'
import type { OutboxEntry } from './outbox.ts'

/** Of what a conflict was found with, what may still be kept: a copy that is older, or gone, says that its person lost sight of it. */
function seenWith(current: Item | null, copy: Item | undefined): Item | null {
  if (copy === undefined) return null
  return current === null || current.revision > copy.revision ? copy : current
}

function isAsSeen({ stage, current }: OutboxEntry, copy: Item | undefined): boolean {
  return stage !== 'conflict' || seenWith(current, copy) === current
}

/**
 * An item with the copy that its person may see of it now; undefined where that is none any more. A conflict keeps no
 * text of the service's that is newer than this copy, and where the item has come back into sight, the conflict is one
 * with what came.
 */
export function withCopyInSight(records: ItemRecords, copy: Item | undefined): ItemRecords {
  const { entries } = records
  // The same array where nothing changes: by it one sees that there is nothing to store.
  if (entries.every(entry => isAsSeen(entry, copy))) return { ...records, copy }
  const inSight = entries.map(entry =>
    isAsSeen(entry, copy) ? entry : { ...entry, current: seenWith(entry.current, copy) },
  )
  return { ...records, copy, entries: inSight }
}
