import { useCallback, useSyncExternalStore } from 'react'
import type { ListName } from '#shared/library/lists.ts'
import type { ItemRow } from '#shared/library/row.ts'
import { useOpenLibrary } from './provider.tsx'
import type { RowsSnapshot } from './rows-list.ts'
import type { OutboxCounts } from './standings.ts'

/**
 * A list of this computer's items, live: undefined while its first rows are read, then its newest rows, and soon all of
 * them. Lists that have been shown are kept, so that coming back to one shows it at once.
 */
export function useRowsOf(list: ListName): RowsSnapshot | undefined {
  const { rows } = useOpenLibrary()
  const subscribe = useCallback((listener: () => void) => rows.subscribe(list, listener), [rows, list])
  return useSyncExternalStore(subscribe, () => rows.snapshot(list)) ?? undefined
}

/** How many items wait, were refused or need a decision, live; undefined while that is read. */
export function useOutboxCounts(): OutboxCounts | undefined {
  const { rows } = useOpenLibrary()
  return useSyncExternalStore(rows.subscribeCounts, rows.counts) ?? undefined
}

/** Every item on this computer as a list shows it, newest change first, live; undefined until all are read. */
export function useRows(): readonly ItemRow[] | undefined {
  return useAllOf('everything')
}

/** All rows of a list, live; undefined until all are read. */
export function useAllOf(list: ListName): readonly ItemRow[] | undefined {
  const snapshot = useRowsOf(list)
  return snapshot?.isComplete ? snapshot.rows : undefined
}
