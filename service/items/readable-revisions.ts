import type { Revision } from '#shared/content/identity.ts'
import type { Reader } from '#shared/workflow/actor.ts'
import { isPublicState, maySee } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { Database } from '../storage/tables.ts'
import type { StoredItem } from './stored-item.ts'
import { viewOf } from './view-of.ts'

/**
 * The revisions of an item that a reader may read: those that were public, and those that were in the reader's sight
 * when they were the latest. Publishing an item does not publish its drafts. None where the item is out of sight.
 */
export async function readableRevisions(
  database: Database,
  item: StoredItem,
  reader: Reader,
  policy: Policy,
): Promise<ReadonlySet<Revision>> {
  if (viewOf(item, reader, policy) === null) return new Set()
  const rows = await database
    .selectFrom('revision')
    .select(['number', 'state'])
    .where('item', '=', item.id)
    .orderBy('number')
    .execute()
  const first = rows.find(({ state }) => isPublicState(state))?.number
  const author = item.author.id
  return new Set(
    rows.flatMap(({ number, state }) => {
      const isPublished = first !== undefined && first <= number
      return maySee(reader, policy, { author, state, isPublished }) ? [number] : []
    }),
  )
}
