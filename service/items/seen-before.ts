import { sql } from 'kysely'
import type { ItemId } from '#shared/content/identity.ts'
import type { Reader } from '#shared/workflow/actor.ts'
import type { ItemStanding } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { publicStates } from '#shared/workflow/state.ts'
import type { Database, ItemRow } from '../storage/tables.ts'
import { seesAnything, standingOfRow } from './view-of.ts'

/** Whether an item has never stood in another way than now: it was begun as a draft, and nobody has decided on it. */
function hasOneStanding({ state, decided_revision }: ItemRow): boolean {
  return state === 'draft' && decided_revision === null
}

/**
 * Those of the items that a reader could have seen at some time. Only of these may the reader learn that they are
 * gone: the bare id of a draft of somebody else's would say that it exists.
 */
export async function seenBefore(
  database: Database,
  rows: readonly ItemRow[],
  reader: Reader,
  policy: Policy,
): Promise<ReadonlySet<ItemId>> {
  const seen = rows.filter(row => seesAnything(standingOfRow(row), reader, policy)).map(({ id }) => id)
  const unclear = rows.filter(row => !hasOneStanding(row)).map(({ id }) => id)
  return new Set([...seen, ...(await seenInThePast(database, unclear, reader, policy))])
}

/** The same by everything that the items have been. */
async function seenInThePast(
  database: Database,
  items: readonly ItemId[],
  reader: Reader,
  policy: Policy,
): Promise<readonly ItemId[]> {
  if (items.length === 0) return []
  // The revisions tell: the table of changes is cut back, and they never are.
  const { rows } = await sql<ItemStanding & { readonly item: ItemId }>`
    select distinct item.id as item, item.author, revision.state, coalesce(
      revision.number >= min(revision.number) filter (where revision.state = any(${[...publicStates]}::text[]))
        over (partition by revision.item), false
    ) as "isPublished"
    from revision join item on item.id = revision.item
    where revision.item = any(${[...items]}::uuid[])`.execute(database)
  return rows.filter(standing => seesAnything(standing, reader, policy)).map(({ item }) => item)
}
