import { Dexie } from 'dexie'
import type { ItemId, Person } from '#shared/content/identity.ts'
import type { LibraryDatabase } from './database.ts'
import { type ItemRecords, itemTables, readItem, writeItem } from './item-records.ts'
import { LibraryFailure } from './library.ts'

/** What a failure of the database means. */
export function failureOf(error: unknown): LibraryFailure {
  if (error instanceof LibraryFailure) return error
  const name = error instanceof Error ? error.name : ''
  const inner = error instanceof Dexie.DexieError && error.inner instanceof Error ? error.inner.name : ''
  if (name === 'QuotaExceededError' || inner === 'QuotaExceededError')
    return new LibraryFailure('quota', error)
  if (name === 'DatabaseClosedError' || name === 'InvalidStateError')
    return new LibraryFailure('closed', error)
  return new LibraryFailure('unknown', error)
}

/**
 * One strict-durable transaction over one item: reads its records, and writes what `change` makes of them, or nothing where
 * that is null. Rejects with `LibraryFailure`.
 */
export type ChangeItem = <Outcome>(
  id: ItemId,
  change: (records: ItemRecords) => Promise<{ after: ItemRecords | null; outcome: Outcome }>,
) => Promise<Outcome>

/** `onWork` is called when something waits to be sent. */
export function createChangeItem(database: LibraryDatabase, me: Person, onWork: () => void): ChangeItem {
  return async (id, change) => {
    try {
      const { outcome, hasWork } = await database.transaction('rw', itemTables(database), async () => {
        const before = await readItem(database, id)
        const { after, outcome } = await change(before)
        if (after) await writeItem(database, id, before, after, me)
        return { outcome, hasWork: after?.entries.some(entry => entry.stage === 'written') ?? false }
      })
      if (hasWork) onWork()
      return outcome
    } catch (error) {
      throw failureOf(error)
    }
  }
}
