import type { ItemId, Revision } from '#shared/content/identity.ts'
import { timing } from '#shared/sync/timing.ts'
import type { ChangeItem } from './change-item.ts'
import type { LibraryDatabase } from './database.ts'
import { keptAfterDeletion } from './deleted-drafts.ts'
import { asDeleted, asNeverDeleted, asUndeleted } from './deletion.ts'
import type { ItemRecords } from './item-records.ts'
import type { LocalHistory } from './local-history.ts'
import type { OperationOrigin } from './outbox.ts'
import { revisionSeen, writtenFrom } from './own-runs.ts'
import { forgetSnapshots, moveSnapshots } from './snapshots.ts'

/** What became of a deleted draft that was put back. */
interface RestoredDraft {
  readonly item: ItemId
  /** True where it is a draft of its own now: the service has deleted the item, or is about to. */
  readonly isNew: boolean
}

/** Deleting drafts and putting them back. Each call is one strict-durable transaction. */
export interface Deletions {
  /**
   * Deletes a draft. Its words stay on this computer for 30 days. One that the service knows stays here for
   * `timing.deletionWindow` before its deletion is handed out. False where something else has to be settled first: a
   * conflict, or a decision on its way. May the person delete it? That is for the caller to know.
   */
  deleteDraft(item: ItemId): Promise<boolean>
  /**
   * The same of an item that somebody decides on: deletes it as it was read. The service tells the reason to its author.
   * False also where words of one's own are not sent yet.
   */
  deleteAsRead(
    item: ItemId,
    decision: { readonly read: Revision; readonly reason: string | null },
  ): Promise<boolean>
  /** Puts a deleted draft back with every word that it had; null where none is kept. */
  restoreDeleted(item: ItemId): Promise<RestoredDraft | null>
  /** Lets the words of a deleted draft go, and its history with them. */
  deleteForGood(item: ItemId): Promise<void>
}

export interface DeletionsParts {
  readonly database: LibraryDatabase
  readonly now: () => Date
  readonly later: (delay: number, run: () => void) => void
  readonly announceWork: () => void
  readonly history: Pick<LocalHistory, 'keep'>
  readonly originOf: (item: ItemId) => OperationOrigin
  readonly changeItem: ChangeItem
  /** Stores a new draft with these words within the transaction of another item; returns its id. */
  readonly storeNewDraft: (from: NonNullable<ItemRecords['deleted']>) => Promise<ItemId>
}

export function createDeletions(parts: DeletionsParts): Deletions & { forgetOld(): Promise<void> } {
  const { database, now, later, announceWork, history, originOf, changeItem, storeNewDraft } = parts

  async function deleteForGood(item: ItemId): Promise<void> {
    const isGone = await changeItem(item, async records => {
      const { copy, draft, entries } = records
      const isGone = copy === undefined && draft === undefined && entries.length === 0
      return { after: { ...records, deleted: undefined }, outcome: isGone }
    })
    if (!isGone) return
    await database.transaction('rw', [database.snapshots, database.snapshotTexts], () =>
      forgetSnapshots(database, item),
    )
  }

  async function remove(
    item: ItemId,
    change: (records: ItemRecords) => ItemRecords | null | Promise<ItemRecords | null>,
  ): Promise<boolean> {
    await history.keep(item, 'before_deletion')
    const isDeleted = await changeItem(item, async records => {
      const after = await change(records)
      return { after, outcome: after !== null }
    })
    if (isDeleted) later(timing.deletionWindow, announceWork)
    return isDeleted
  }

  return {
    deleteDraft: item => remove(item, records => asDeleted(records, originOf(item))),

    deleteAsRead: (item, { read, reason }) =>
      remove(item, async records => {
        const { copy, entries } = records
        if (entries.length > 0) return null
        const seen = copy ? revisionSeen(copy, read, await writtenFrom(database, copy)) : read
        return asDeleted(records, originOf(item), seen, reason)
      }),

    restoreDeleted: async item => {
      const restored = await changeItem<RestoredDraft | null>(item, async records => {
        const { deleted } = records
        const origin = originOf(item)
        const asItWas = asUndeleted(records, origin) ?? asNeverDeleted(records, origin)
        if (asItWas) return { after: asItWas, outcome: { item, isNew: false } }
        if (!deleted) return { after: null, outcome: null }
        const outcome = { item: await storeNewDraft(deleted), isNew: true }
        return { after: { ...records, deleted: undefined }, outcome }
      })
      if (restored?.isNew) {
        await moveSnapshots(database, item, restored.item).catch(() => undefined)
        announceWork()
      }
      return restored
    },

    deleteForGood,

    /**
     * Lets go what was deleted more than 30 days ago, unless the service has not heard of its deletion yet, and drafts
     * that never had a word.
     */
    forgetOld: async () => {
      const end: string = new Date(now().getTime() - keptAfterDeletion).toISOString()
      const old = await database.deletedDrafts.where('deletedAt').below(end).toArray()
      const empty = await database.deletedDrafts
        .filter(({ fields, isKnown }) => !isKnown && Object.keys(fields).length === 0)
        .toArray()
      for (const { item } of [...old, ...empty]) {
        const waiting = await database.outbox.where('item').equals(item).count()
        if (waiting === 0) await deleteForGood(item)
      }
    },
  }
}
