import type { AccountId, ItemId } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { MarginOf } from '#shared/margin/margin.ts'
import type { Operation } from '#shared/sync/operation.ts'
import type { OperationId } from '#shared/sync/operation-id.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { loadItems } from '../items/load-items.ts'
import { readableRevisions } from '../items/readable-revisions.ts'
import { seenBefore } from '../items/seen-before.ts'
import type { StoredItem } from '../items/stored-item.ts'
import { viewOf } from '../items/view-of.ts'
import { loadMargins } from '../margins/stored-margins.ts'
import { isAmong } from '../storage/is-among.ts'
import type { DatabaseTransaction, ItemRow } from '../storage/tables.ts'
import { type KnownFiles, loadFiles } from './known-files.ts'

/** A locked item: its row, and what is read of it, unless it was deleted. */
interface LockedItem {
  readonly row: ItemRow
  readonly item: StoredItem | undefined
}

/**
 * Everything that decides what becomes of some operations, read and locked beforehand, so that deciding is pure: who
 * asks, under which policy, at which time, and what is stored of the items and files that they name.
 */
export interface World {
  readonly actor: Actor
  readonly policy: Policy
  readonly at: Date
  readonly items: ReadonlyMap<ItemId, LockedItem>
  /** Of the items that are gone or out of the actor's sight: those that the actor could have seen at some time. */
  readonly seen: ReadonlySet<ItemId>
  readonly files: KnownFiles
  /** The margins in which something stands or stood. */
  readonly margins: ReadonlyMap<ItemId, MarginOf<AccountId>>
  /** The fields of the revision that each suggestion changes, as far as the actor may read it. */
  readonly bases: ReadonlyMap<OperationId, ItemFields>
}

/** The revisions that suggested edits stand on. */
async function loadBases(
  transaction: DatabaseTransaction,
  { actor, policy }: Pick<World, 'actor' | 'policy'>,
  operations: readonly Operation[],
  stored: ReadonlyMap<ItemId, StoredItem>,
): Promise<ReadonlyMap<OperationId, ItemFields>> {
  const bases = new Map<OperationId, ItemFields>()
  for (const operation of operations) {
    const item = stored.get(operation.item)
    if (operation.kind !== 'suggest' || item === undefined) continue
    if (!(await readableRevisions(transaction, item, actor, policy)).has(operation.base)) continue
    const row = await transaction
      .selectFrom('revision')
      .select('fields')
      .where('item', '=', item.id)
      .where('number', '=', operation.base)
      .executeTakeFirst()
    if (row !== undefined) bases.set(operation.id, row.fields)
  }
  return bases
}

/**
 * Reads the world of operations on different items. Their rows are locked until the end of the transaction, so that
 * two writers of one item take turns; in the order of their ids, so that no two wait for each other.
 */
export async function loadWorld(
  transaction: DatabaseTransaction,
  { actor, policy, at }: Pick<World, 'actor' | 'policy' | 'at'>,
  operations: readonly Operation[],
): Promise<World> {
  const ids = operations.map(({ item }) => item)
  const rows = await transaction
    .selectFrom('item')
    .selectAll()
    .where(isAmong('id', ids))
    .orderBy('id')
    .forUpdate()
    .execute()
  const stored = new Map((await loadItems(transaction, rows)).map(item => [item.id, item]))
  const outOfSight = rows.filter(({ id }) => {
    const item = stored.get(id)
    return item === undefined || viewOf(item, actor, policy) === null
  })
  return {
    actor,
    policy,
    at,
    items: new Map(rows.map(row => [row.id, { row, item: stored.get(row.id) }])),
    seen: await seenBefore(transaction, outOfSight, actor, policy),
    files: await loadFiles(transaction, actor, policy, operations, stored),
    margins: await loadMargins(transaction, ids),
    bases: await loadBases(transaction, { actor, policy }, operations, stored),
  }
}
