import { type ItemId, instantOf } from '#shared/content/identity.ts'
import type { LibraryDatabase } from './database.ts'
import { carriesWords, entriesByItem, isBeingDeleted } from './outbox.ts'

/**
 * Marks that the program is running on this library, strict-durably. Where the run before never said that it ended (the
 * page was killed, the power failed), answers the items that hold words which the service has not acknowledged, the ones
 * written last first; otherwise null.
 */
export function beginRun(database: LibraryDatabase, now: Date): Promise<readonly ItemId[] | null> {
  const { facts, outbox, drafts } = database
  return database.transaction('rw', [facts, outbox, drafts], async () => {
    const unended = await facts.get('running')
    await facts.put({ key: 'running', value: instantOf(now) })
    if (!unended) return null
    const items = [...entriesByItem(await outbox.orderBy('order').toArray())].flatMap(([id, entries]) =>
      carriesWords(entries) && !isBeingDeleted(entries) ? [id] : [],
    )
    const changed = new Map(
      (await drafts.bulkGet(items)).flatMap(draft => (draft ? [[draft.item, draft.changedAt]] : [])),
    )
    return items.sort((one, other) => ((changed.get(one) ?? '') < (changed.get(other) ?? '') ? 1 : -1))
  })
}

/** Takes the mark away: the program ends in its own way. */
export async function endRun(database: LibraryDatabase): Promise<void> {
  await database.facts.delete('running')
}
