import { useLiveQuery } from 'dexie-react-hooks'
import { create } from 'zustand'
import type { Instant, ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import { type ItemStatus, itemStatus } from '#shared/sync/item-status.ts'
import { readUnsentWords } from './margins.ts'
import type { Recovery } from './open-database.ts'
import { readEntries } from './outbox-entries.ts'
import { readRows } from './packed-rows.ts'
import { useOpenLibrary } from './provider.tsx'

/** An item with words that the service did not have. */
export interface UnsentItem {
  readonly id: ItemId
  readonly type: ItemType
  readonly title: string
  /** When its last words were stored. */
  readonly storedAt: Instant
  /** Where they are now. */
  readonly status: ItemStatus
}

export interface AfterCrash {
  readonly items: readonly UnsentItem[]
  /** The person has seen them. */
  readonly dismiss: () => void
}

const useDismissed = create<{ readonly libraries: ReadonlySet<string> }>()(() => ({ libraries: new Set() }))

/** Some items as they are now, live; undefined while they are read. */
function useUnsentItems(ids: readonly ItemId[]): readonly UnsentItem[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(async () => {
    if (ids.length === 0) return []
    const [rows, entries, inMargins] = await Promise.all([
      readRows(database, ids),
      readEntries(database, ids),
      readUnsentWords(database),
    ])
    return rows.flatMap((row, index): readonly UnsentItem[] => {
      if (!row) return []
      const { id, type, title, changedAt, acknowledged } = row
      const all = [...(entries[index] ?? []), ...inMargins.filter(({ item }) => item === id)]
      return [{ id, type, title, storedAt: changedAt, status: itemStatus(all, acknowledged) }]
    })
  }, [database, ids])
}

/** What the last run left unsent where it did not end in its own way, live; null where there is nothing to tell. */
export function useAfterCrash(): AfterCrash | null {
  const { database, unsentAtCrash } = useOpenLibrary()
  const isDismissed = useDismissed(({ libraries }) => libraries.has(database.name))
  const items = useUnsentItems(unsentAtCrash)
  if (isDismissed || items === undefined || items.length === 0) return null
  const dismiss = () =>
    useDismissed.setState(({ libraries }) => ({ libraries: new Set([...libraries, database.name]) }))
  return { items, dismiss }
}

export interface AfterRecovery extends AfterCrash, Omit<Recovery, 'items'> {}

const noItems: readonly ItemId[] = []

/** What came back from the second copy, live; null where nothing was lost, or the person has read it. */
export function useAfterRecovery(): AfterRecovery | null {
  const { database, recovery } = useOpenLibrary()
  const seen = `${database.name} recovery`
  const isDismissed = useDismissed(({ libraries }) => libraries.has(seen))
  const items = useUnsentItems(recovery?.items ?? noItems)
  if (isDismissed || recovery === null || items === undefined) return null
  const dismiss = () =>
    useDismissed.setState(({ libraries }) => ({ libraries: new Set([...libraries, seen]) }))
  return { ...recovery, items, dismiss }
}
