import { useLiveQuery } from 'dexie-react-hooks'
import { type Instant, type ItemId, instantOf } from '#shared/content/identity.ts'
import { bodyOf, type ItemFields, type ItemType, titleOf } from '#shared/content/item-type.ts'
import { countWords } from '#shared/content/plain-text.ts'
import { type DeletedDraft, keptAfterDeletion } from './deleted-drafts.ts'
import { isBeingDeleted } from './outbox.ts'
import { useOpenLibrary } from './provider.tsx'
import { type SnapshotRecord, snapshotsOf } from './snapshots.ts'

/** A deleted draft as its list shows it. */
export interface DeletedDraftRow {
  readonly item: ItemId
  readonly type: ItemType
  readonly title: string
  readonly words: number
  readonly fields: ItemFields
  readonly deletedAt: Instant
  /** When its words are let go. */
  readonly keptUntil: Instant
  /** Whether the service has not acknowledged the deletion yet. */
  readonly isWaiting: boolean
}

function rowOf(deleted: DeletedDraft, isWaiting: boolean): DeletedDraftRow {
  const { item, type, fields, deletedAt } = deleted
  const title = titleOf(type, fields)
  const words = countWords(bodyOf(type, fields))
  const keptUntil = instantOf(new Date(Date.parse(deletedAt) + keptAfterDeletion))
  return { item, type, title, words, fields, deletedAt, keptUntil, isWaiting }
}

/** The versions of an item on this computer, oldest first, live; undefined while they are read. */
export function useSnapshots(item: ItemId): readonly SnapshotRecord[] | undefined {
  const { database } = useOpenLibrary()
  const answer = useLiveQuery(
    async () => ({ item, snapshots: await snapshotsOf(database, item) }),
    [database, item],
  )
  return answer?.item === item ? answer.snapshots : undefined
}

/** The text of a version; undefined while it is read or none is asked for, null where it has been thinned out since. */
export function useSnapshotText(key: number | null): ItemFields | null | undefined {
  const { database } = useOpenLibrary()
  const answer = useLiveQuery(async () => {
    if (key === null) return null
    return { key, text: (await database.snapshotTexts.get(key)) ?? null }
  }, [database, key])
  if (key === null || answer?.key !== key) return undefined
  return answer.text?.fields ?? null
}

/** Deleted drafts whose words are kept, the last one first, live. */
export function useDeletedDrafts(): readonly DeletedDraftRow[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(async () => {
    const deleted = await database.deletedDrafts.orderBy('deletedAt').reverse().toArray()
    const entries = await database.outbox
      .where('item')
      .anyOf(deleted.map(({ item }) => item))
      .toArray()
    return deleted.map(draft =>
      rowOf(draft, isBeingDeleted(entries.filter(entry => entry.item === draft.item))),
    )
  }, [database])
}

/** How many deleted drafts are kept, live. */
export function useDeletedCount(): number {
  const { database } = useOpenLibrary()
  return useLiveQuery(() => database.deletedDrafts.count(), [database]) ?? 0
}

/** A deleted draft, live: undefined while it is read, null where none is kept under this id. */
export function useDeletedDraft(item: ItemId): DeletedDraftRow | null | undefined {
  const { database } = useOpenLibrary()
  const answer = useLiveQuery(async () => {
    const [deleted, entries] = await Promise.all([
      database.deletedDrafts.get(item),
      database.outbox.where('item').equals(item).toArray(),
    ])
    return { item, row: deleted ? rowOf(deleted, isBeingDeleted(entries)) : null }
  }, [database, item])
  return answer?.item === item ? answer.row : undefined
}
