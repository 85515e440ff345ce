import { useCallback, useSyncExternalStore } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { ListName } from '#shared/library/lists.ts'
import type { ItemRow } from '#shared/library/row.ts'
import { useUnsentEnquiries } from './enquiries/use-unsent-enquiries.ts'
import { useOpenLibrary } from './provider.tsx'
import type { RowsSnapshot } from './rows-list.ts'
import type { OutboxCounts, Standing } from './standings.ts'
import { useUnsentInMargins } from './use-margins.ts'

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
  const ofTexts = useSyncExternalStore(rows.subscribeCounts, rows.counts)
  const inMargins = useUnsentInMargins()
  const ofEnquiries = useUnsentEnquiries()
  if (!ofTexts || !inMargins) return undefined
  // An item counts once, by what needs a person first.
  const { waiting, needDecision, refused } = ofTexts
  const newly = (items: ReadonlySet<ItemId>, stages: readonly Standing['stage'][]) =>
    [...items].filter(item => !rows.standingsOf(item).some(({ stage }) => stages.includes(stage)))
  const alsoRefused = newly(inMargins.refused, ['conflict', 'refused'])
  const wereWaiting = alsoRefused.filter(item => rows.standingsOf(item).length > 0).length
  const alsoWaiting = newly(inMargins.waiting, ['conflict', 'refused', 'written', 'handed_out']).filter(
    item => !inMargins.refused.has(item),
  )
  return {
    needDecision,
    refused: refused + alsoRefused.length + ofEnquiries.refused,
    waiting: waiting - wereWaiting + alsoWaiting.length + ofEnquiries.waiting,
  }
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
