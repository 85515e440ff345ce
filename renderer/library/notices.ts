import { type Instant, type ItemId, instantOf } from '#shared/content/identity.ts'
import type { Notice, NoticeId } from '#shared/notices/notice.ts'
import type { LibraryDatabase } from './database.ts'

/** Something that this person is told of, and whether they know. */
export interface NoticeRecord extends Notice {
  /** When they read it on this computer; empty: not yet. */
  readonly readAt: Instant | ''
  /** 1 once the system has been asked to show it, or there was no need. */
  readonly isTold: 0 | 1
}

/** So many are kept; of more the oldest go. */
const mostKept = 200

/** Stores what the service tells; what is there already stays as read as it was. */
export async function storeNotice({ notices }: LibraryDatabase, notice: Notice): Promise<void> {
  const known = await notices.get(notice.id)
  await notices.put({ ...notice, readAt: known?.readAt ?? '', isTold: known?.isTold ?? 0 })
  if (known !== undefined) return
  const surplus = (await notices.count()) - mostKept
  if (surplus > 0) await notices.bulkDelete(await notices.orderBy('at').limit(surplus).primaryKeys())
}

/** The service begins anew, and tells with its first page all that there is to be told: others are out of sight. */
export async function keepNotices({ notices }: LibraryDatabase, kept: readonly NoticeId[]): Promise<void> {
  await notices
    .where('id')
    .noneOf([...kept])
    .delete()
}

/** What becomes of notices on this computer. */
export interface NoticeReading {
  readonly markRead: (ids: readonly NoticeId[]) => Promise<void>
  /** Whoever opens an item knows what happened to it. */
  readonly markItemRead: (item: ItemId) => Promise<void>
  readonly markUnread: (ids: readonly NoticeId[]) => Promise<void>
  /**
   * Those that the system has not been asked to show, the oldest first; from then on it has. One window takes them, however
   * many ask at the same time.
   */
  readonly takeUntold: () => Promise<readonly NoticeRecord[]>
}

/** See `NoticeReading`. */
export function noticeReading(database: LibraryDatabase): NoticeReading {
  const { notices } = database
  const setReadAt = async (ids: readonly NoticeId[], readAt: Instant | '') => {
    await notices
      .where('id')
      .anyOf([...ids])
      .modify({ readAt })
  }
  return {
    markRead: ids => setReadAt(ids, instantOf(new Date())),
    markUnread: ids => setReadAt(ids, ''),
    markItemRead: async item => {
      const unread = await notices.where('item').equals(item).toArray()
      const ids = unread.flatMap(({ id, readAt }) => (readAt === '' ? [id] : []))
      if (ids.length > 0) await setReadAt(ids, instantOf(new Date()))
    },
    takeUntold: () =>
      database.transaction('rw', [notices], async () => {
        const untold = await notices.where('isTold').equals(0).sortBy('at')
        await notices.bulkPut(untold.map(notice => ({ ...notice, isTold: 1 })))
        return untold
      }),
  }
}
