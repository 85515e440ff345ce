import type { ItemId } from '#shared/content/identity.ts'
import type { LibraryDatabase } from './database.ts'
import type { OutboxEntry } from './outbox.ts'

/** An entry as the database holds it. */
export type StoredEntry = OutboxEntry & { order: number }

/**
 * The entries of some items, in the items' order, each one's oldest first. All are asked for at once: a cursor over many
 * items would wait for each of them.
 */
export function readEntries(
  { outbox }: LibraryDatabase,
  items: readonly ItemId[],
): Promise<readonly (readonly StoredEntry[])[]> {
  return Promise.all(items.map(item => outbox.where('item').equals(item).sortBy('order')))
}
