import { sql } from 'kysely'
import type { ItemId } from '#shared/content/identity.ts'
import type { Reader } from '#shared/workflow/actor.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { publicStates } from '#shared/workflow/state.ts'
import type { Database } from '../storage/tables.ts'
import { seesAnything } from './view-of.ts'

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
  // The revisions tell: the table of changes is cut back, and they never are.
  const { rows } = await sql<ItemStanding & { readonly item: ItemId }>`
    select distinct item.id as item, item.author, revision.state, coalesce(
      revision.number >= min(revision.number) filter (where revision.state = any(${[...publicStates]}::text[]))
        over (partition by revision.item), false
    ) as "isPublished"
    from revision join item on item.id = revision.item
    where revision.item = any(${[...items]}::uuid[])`.execute(database)
  return new Set(rows.filter(standing => seesAnything(standing, reader, policy)).map(({ item }) => item))
}
