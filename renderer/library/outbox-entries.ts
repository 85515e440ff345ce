import type { ItemId } from '#shared/content/identity.ts'
import type { LibraryDatabase } from './database.ts'
import { asHandedOut, readHandOuts } from './hand-outs.ts'
import { readNotedAnswers } from './noted-answers.ts'
import type { OutboxEntry } from './outbox.ts'

/** An entry as the database holds it. */
export type StoredEntry = OutboxEntry & { order: number }

/** The tables that entries are read from. */
export function entryTables({ outbox, handOuts }: LibraryDatabase) {
  return [outbox, handOuts]
}

/**
 * The entries of some items, in the items' order, each one's oldest first. All are asked for at once: a cursor over many
 * items would wait for each of them.
 */
export async function readEntries(
  database: LibraryDatabase,
  items: readonly ItemId[],
): Promise<readonly (readonly StoredEntry[])[]> {
  const [handOuts, entries] = await Promise.all([
    readHandOuts(database),
    Promise.all(items.map(item => database.outbox.where('item').equals(item).sortBy('order'))),
  ])
  return entries.map(own => own.map(entry => asHandedOut(entry, handOuts)))
}

/** All entries, the oldest first. */
export async function readAllEntries(database: LibraryDatabase): Promise<readonly StoredEntry[]> {
  const [handOuts, entries] = await Promise.all([
    readHandOuts(database),
    database.outbox.orderBy('order').toArray(),
  ])
  return entries.map(entry => asHandedOut(entry, handOuts))
}

/** All entries that the service has not answered, as far as is known here. */
export async function readUnanswered(database: LibraryDatabase): Promise<readonly StoredEntry[]> {
  const [entries, noted] = await Promise.all([readAllEntries(database), readNotedAnswers(database)])
  const answered = new Set(noted.map(({ order }) => order))
  return entries.filter(({ order }) => !answered.has(order))
}
