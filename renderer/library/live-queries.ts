import { useLiveQuery, useObservable } from 'dexie-react-hooks'
import { useEffect, useMemo } from 'react'
import { type Instant, type ItemId, notStoredYet } from '#shared/content/identity.ts'
import { titleOf } from '#shared/content/item-type.ts'
import type { Term, VocabularyName } from '#shared/content/vocabulary.ts'
import type { ItemRow } from '#shared/library/row.ts'
import type { UnreadableChange } from '#shared/sync/change.ts'
import { type ItemStatus, itemStatus } from '#shared/sync/item-status.ts'
import { createReadAhead, followItem, type ReadAhead } from './followed-item.ts'
import { readUnsentWords } from './margins.ts'
import { entriesByItem, isBeingDeleted } from './outbox.ts'
import { readUnanswered } from './outbox-entries.ts'
import { readRow, readRows } from './packed-rows.ts'
import { useOpenLibrary } from './provider.tsx'
import type { WorkingCopy } from './working-copy.ts'

/** An item that is not all sent, be it only what was written in its margin, as the sync panel lists it. */
export interface OutboxItem {
  readonly id: ItemId
  readonly title: string
  readonly status: ItemStatus
  /** True where it is the item's deletion that waits. */
  readonly isDeletion: boolean
  readonly lastTriedAt: Instant | null
}

/** One item, live: undefined while it is read, null where it is not on this computer. */
export function useWorkingCopy(id: ItemId): WorkingCopy | null | undefined {
  const { database } = useOpenLibrary()
  const answer = useObservable(() => followItem(database, id), [database, id])
  // The hook hands on the last item's answer until the next one's is there.
  return answer?.id === id ? answer.working : undefined
}

/** What reads items before they are opened. */
export function useReadAhead(): ReadAhead {
  const { database } = useOpenLibrary()
  const ahead = useMemo(() => createReadAhead(database), [database])
  // Not at once: what comes instead of the list is the page of the item.
  useEffect(() => () => void setTimeout(ahead.end), [ahead])
  return ahead
}

/** Milliseconds after which an item that comes next is read: what is on screen goes first, and a held key passes many. */
const afterThis = 40

/** Keeps an item read that is likely to be opened next; null: none is. */
export function useReadNext(id: ItemId | null): void {
  const { database } = useOpenLibrary()
  useEffect(() => {
    if (id === null) return
    let stop: (() => void) | undefined
    const timer = setTimeout(() => {
      stop = followItem(database, id).subscribe(
        () => undefined,
        // Whoever opens it is told.
        () => undefined,
      )
    }, afterThis)
    return () => {
      clearTimeout(timer)
      // Not at once: what comes now is the page of that very item.
      setTimeout(() => stop?.())
    }
  }, [database, id])
}

/** What an item is called, live; undefined while it is read and where it is not on this computer. */
export function useItemTitle(id: ItemId): Pick<ItemRow, 'id' | 'type' | 'title'> | undefined {
  const { database } = useOpenLibrary()
  const row = useLiveQuery(async () => {
    // The row alone: the whole text would be read anew with each save.
    const stored = await readRow(database, id)
    return stored && { id: stored.id, type: stored.type, title: stored.title }
  }, [database, id])
  // The hook hands on the last item's answer until the next one's is there.
  return row?.id === id ? row : undefined
}

/** The items that are not all sent, the longest waiting first, live. */
export function useOutboxItems(): readonly OutboxItem[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(async () => {
    const [unanswered, inMargins] = await Promise.all([readUnanswered(database), readUnsentWords(database)])
    const ofText = entriesByItem(unanswered)
    const ids = [...new Set([...ofText.keys(), ...inMargins.map(({ item }) => item)])]
    const [rows, deleted] = await Promise.all([readRows(database, ids), database.deletedDrafts.bulkGet(ids)])
    return ids.map((id, index): OutboxItem => {
      const entries = ofText.get(id) ?? []
      const both = [...entries, ...inMargins.filter(({ item }) => item === id)]
      const row = rows[index]
      const kept = deleted[index]
      return {
        id,
        title: row?.title ?? (kept ? titleOf(kept.type, kept.fields) : ''),
        status: itemStatus(both, row?.acknowledged ?? notStoredYet),
        isDeletion: isBeingDeleted(entries),
        lastTriedAt: both.findLast(entry => entry.handedOutAt !== null)?.handedOutAt ?? null,
      }
    })
  }, [database])
}

/** The terms of a vocabulary, live; an empty list before the first sync. */
export function useTerms(name: VocabularyName): readonly Term[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(async () => (await database.vocabularies.get(name))?.terms ?? [], [database, name])
}

/** What came from the service and could not be read: kept aside word for word. */
export function useUnreadable(): readonly UnreadableChange[] | undefined {
  const { database } = useOpenLibrary()
  return useLiveQuery(() => database.unreadable.toArray(), [database])
}
