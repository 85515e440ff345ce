import { useLiveQuery } from 'dexie-react-hooks'
import { create } from 'zustand'
import type { Instant, ItemId } from '#shared/content/identity.ts'
import type { ItemType } from '#shared/content/item-type.ts'
import { type ItemStatus, itemStatus } from '#shared/sync/item-status.ts'
import { entriesByItem } from './outbox.ts'
import { useOpenLibrary } from './provider.tsx'

/** An item that held unsent words when the program ended without saying so. */
interface CrashedItem {
  readonly id: ItemId
  readonly type: ItemType
  readonly title: string
  /** When its last words were stored. */
  readonly storedAt: Instant
  /** Where they are now. */
  readonly status: ItemStatus
}

export interface AfterCrash {
  readonly items: readonly CrashedItem[]
  /** The person has seen them. */
  readonly dismiss: () => void
}

const useDismissed = create<{ readonly libraries: ReadonlySet<string> }>()(() => ({ libraries: new Set() }))

/** What the last run left unsent where it did not end in its own way, live; null where there is nothing to tell. */
export function useAfterCrash(): AfterCrash | null {
  const { database, unsentAtCrash } = useOpenLibrary()
  const isDismissed = useDismissed(({ libraries }) => libraries.has(database.name))
  const items = useLiveQuery(async () => {
    if (unsentAtCrash.length === 0) return []
    const [rows, entries] = await Promise.all([
      database.rows.bulkGet([...unsentAtCrash]),
      database.outbox.where('item').anyOf(unsentAtCrash).sortBy('order'),
    ])
    const own = entriesByItem(entries)
    return rows.flatMap((row): readonly CrashedItem[] => {
      if (!row) return []
      const { id, type, title, changedAt, acknowledged } = row
      return [{ id, type, title, storedAt: changedAt, status: itemStatus(own.get(id) ?? [], acknowledged) }]
    })
  }, [database, unsentAtCrash])
  if (isDismissed || items === undefined || items.length === 0) return null
  const dismiss = () =>
    useDismissed.setState(({ libraries }) => ({ libraries: new Set([...libraries, database.name]) }))
  return { items, dismiss }
}
