import { useCallback } from 'react'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemRow } from '#shared/library/row.ts'
import { itemStatus } from '#shared/sync/item-status.ts'
import { readEntries } from './outbox-entries.ts'
import { readRow } from './packed-rows.ts'
import { useOpenLibrary } from './provider.tsx'

/** Finds an item as lists show it, by its id; null where it is not on this computer. */
export function useFindRow(): (id: ItemId) => Promise<ItemRow | null> {
  const { database } = useOpenLibrary()
  return useCallback(
    async id => {
      const stored = await readRow(database, id)
      if (stored === undefined) return null
      const { acknowledged, listedAt: _listedAt, ...shown } = stored
      const [entries = []] = await readEntries(database, [id])
      return { ...shown, status: itemStatus(entries, acknowledged) }
    },
    [database],
  )
}
