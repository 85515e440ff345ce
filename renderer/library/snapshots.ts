import type { Instant, ItemId } from '#shared/content/identity.ts'
import { bodyOf, type ItemFields, type ItemType, titleOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import { sameFields } from '#shared/content/same-value.ts'
import { versionsToForget } from '#shared/local-history/thinning.ts'
import type { LibraryDatabase } from './database.ts'

/** Why a version of an item was kept on this computer. */
export type SnapshotReason =
  /** Writing paused, or had gone on for long. */
  | 'pause'
  /** As it stood before the first words were written here. */
  | 'before_writing'
  /** As it stood before an older version was put back. */
  | 'before_restore'
  /** As it stood before an import replaced it. */
  | 'before_import'
  /** As it stood before an edited source took its place. */
  | 'before_source'
  /** As it stood when it was deleted. */
  | 'before_deletion'
  /** As it stood before a merge was taken back. */
  | 'before_undo'
  /** Another text of the same passages, over which this person typed. */
  | 'typed_over'
  /** My text in a conflict. */
  | 'conflict_mine'
  /** The other text in a conflict. */
  | 'conflict_theirs'

/** Versions of one text that grows: the later ones go on from the earlier ones. All others gave way to another text. */
const growing: readonly SnapshotReason[] = ['pause', 'before_writing']

function gaveWay(reason: SnapshotReason): boolean {
  return !growing.includes(reason)
}

function toForget(versions: readonly SnapshotRecord[], now: Date): readonly SnapshotRecord[] {
  const judged = versions.map(version => ({ version, at: version.at, gaveWay: gaveWay(version.reason) }))
  return versionsToForget(judged, now).map(({ version }) => version)
}

/** What the history tells of a version. Its text stands apart, so that a long history is listed without reading it all. */
export interface SnapshotRecord {
  /** Position in the order of keeping; undefined until the database has given it one. */
  readonly key?: number
  readonly item: ItemId
  readonly at: Instant
  readonly type: ItemType
  readonly title: string
  readonly words: number
  readonly reason: SnapshotReason
}

/** The text of a version, under the version's key. */
export interface SnapshotText {
  readonly key: number
  readonly fields: ItemFields
}

/** A version that is to be kept. */
export interface NewSnapshot {
  readonly item: ItemId
  readonly type: ItemType
  readonly fields: ItemFields
  readonly reason: SnapshotReason
  readonly at: Instant
}

/** The versions of an item on this computer, oldest first. */
export function snapshotsOf(database: LibraryDatabase, item: ItemId): Promise<SnapshotRecord[]> {
  return database.snapshots.where('item').equals(item).sortBy('at')
}

/** Removes versions with their texts. */
async function forget(database: LibraryDatabase, snapshots: readonly SnapshotRecord[]): Promise<void> {
  const keys = snapshots.flatMap(({ key }) => (key === undefined ? [] : [key]))
  if (keys.length === 0) return
  await database.snapshots.bulkDelete(keys)
  await database.snapshotTexts.bulkDelete(keys)
}

/**
 * Keeps a version, unless it says the same as the newest one (which then takes its reason where that weighs more), and lets go what is older than the rule of thinning wants.
 * One transaction. True where the version was kept.
 */
export function storeSnapshot(database: LibraryDatabase, snapshot: NewSnapshot, now: Date): Promise<boolean> {
  const { item, type, fields, reason, at } = snapshot
  return database.transaction('rw', [database.snapshots, database.snapshotTexts], async () => {
    const known = await snapshotsOf(database, item)
    const last = known.at(-1)
    const newestKey = last?.key
    const newest = newestKey === undefined ? undefined : await database.snapshotTexts.get(newestKey)
    const isNew = newest === undefined || !sameFields(newest.fields, fields)
    if (isNew) {
      const key = await database.snapshots.add({
        item,
        at,
        type,
        title: titleOf(type, fields),
        words: countWords(bodyOf(type, fields)),
        reason,
      })
      await database.snapshotTexts.add({ key, fields })
    } else if (last && gaveWay(reason) && !gaveWay(last.reason)) {
      // It is kept already, and from now on for longer.
      known.splice(-1, 1, { ...last, reason })
      await database.snapshots.put({ ...last, reason })
    }
    await forget(database, toForget(known, now))
    return isNew
  })
}

/** Thins the versions of every item. */
export function thinSnapshots(database: LibraryDatabase, now: Date): Promise<void> {
  return database.transaction('rw', [database.snapshots, database.snapshotTexts], async () => {
    const byItem = new Map<ItemId, SnapshotRecord[]>()
    for (const snapshot of await database.snapshots.orderBy('at').toArray()) {
      const known = byItem.get(snapshot.item)
      if (known) known.push(snapshot)
      else byItem.set(snapshot.item, [snapshot])
    }
    for (const versions of byItem.values()) await forget(database, toForget(versions, now))
  })
}

/**
 * Removes the older half of all versions, whatever item they are of: the disk has no room left for words. False where
 * there was nothing to remove.
 */
export function forgetOlderHalf(database: LibraryDatabase): Promise<boolean> {
  return database.transaction('rw', [database.snapshots, database.snapshotTexts], async () => {
    const all = await database.snapshots.orderBy('at').toArray()
    await forget(database, all.slice(0, Math.ceil(all.length / 2)))
    return all.length > 0
  })
}

/** Removes every version of an item. To be called in a transaction over both tables, or by itself. */
export async function forgetSnapshots(database: LibraryDatabase, item: ItemId): Promise<void> {
  await forget(database, await snapshotsOf(database, item))
}

/** Gives the versions of one item to another, which carries its words on. */
export async function moveSnapshots(database: LibraryDatabase, from: ItemId, to: ItemId): Promise<void> {
  await database.snapshots.where('item').equals(from).modify({ item: to })
}
