import type { AccountId, ItemId } from '#shared/content/identity.ts'
import type { Reader } from '#shared/workflow/actor.ts'
import { maySee } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { State } from '#shared/workflow/state.ts'
import type { Database } from '../storage/tables.ts'

/** Where an item stood after one of its changes. */
interface PastStanding {
  readonly author: AccountId
  readonly state: State | null
  readonly isPublished: boolean
}

/** Whether a reader could have seen an item while it stood so, be it only its published revision. */
function couldSee(standing: PastStanding, reader: Reader, policy: Policy): boolean {
  const { author, state, isPublished } = standing
  if (state === null) return false
  return isPublished || maySee(reader, policy, { author, state, isPublished })
}

/**
 * Those of the items that a reader could have seen at some time. Only of these may the reader learn that they are
 * gone: the bare id of a draft of somebody else's would say that it exists.
 */
export async function seenBefore(
  database: Database,
  items: readonly ItemId[],
  reader: Reader,
  policy: Policy,
): Promise<ReadonlySet<ItemId>> {
  if (items.length === 0) return new Set()
  const rows = await database
    .selectFrom('change')
    .innerJoin('item', 'item.id', 'change.item')
    .select(['item.id as item', 'item.author', 'change.state', 'change.is_published as isPublished'])
    .distinct()
    .where('change.item', 'in', [...items])
    .execute()
  return new Set(rows.filter(standing => couldSee(standing, reader, policy)).map(({ item }) => item))
}
