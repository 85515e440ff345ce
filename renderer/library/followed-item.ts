import { Dexie } from 'dexie'
import type { ItemId } from '#shared/content/identity.ts'
import type { LibraryDatabase } from './database.ts'
import { readItem, recordTables } from './item-records.ts'
import { type WorkingCopy, workingCopyOf } from './working-copy.ts'

/** What was read of an item; null where it is not on this computer. */
export interface ReadItem {
  readonly id: ItemId
  readonly working: WorkingCopy | null
}

type Listener = (read: ReadItem) => void
type FailureListener = (failure: unknown) => void

/** An item that is followed while anybody listens: all share what was read, and whoever comes later has it at once. */
interface FollowedItem {
  readonly subscribe: (listener: Listener, onFailure?: FailureListener) => () => void
  readonly hasValue: () => boolean
  readonly getValue: () => ReadItem
}

/** What was read is handed on at once: that the transaction has ended is told only after another way to the disk. */
function read(database: LibraryDatabase, id: ItemId): Promise<ReadItem> {
  return new Dexie.Promise<ReadItem>((resolve, reject) => {
    database
      .transaction('r', recordTables(database), async () => {
        const { copy, draft, entries } = await readItem(database, id)
        resolve({ id, working: workingCopyOf(copy, draft, entries) })
      })
      .catch(reject)
  })
}

function follow(database: LibraryDatabase, id: ItemId, onEnd: () => void): FollowedItem {
  const listeners = new Map<Listener, FailureListener | undefined>()
  let last: ReadItem | undefined
  let failed: { readonly failure: unknown } | undefined
  let stop: (() => void) | undefined
  const start = () => {
    const following = Dexie.liveQuery(() => read(database, id)).subscribe(
      answer => {
        last = answer
        failed = undefined
        for (const listener of [...listeners.keys()]) listener(answer)
      },
      failure => {
        failed = { failure }
        for (const onFailure of [...listeners.values()]) onFailure?.(failure)
      },
    )
    stop = () => following.unsubscribe()
  }
  return {
    subscribe: (listener, onFailure) => {
      listeners.set(listener, onFailure)
      if (failed !== undefined) onFailure?.(failed.failure)
      else if (last !== undefined) listener(last)
      if (stop === undefined) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = undefined
        // Nobody is told of it any more: it may grow old.
        last = undefined
        failed = undefined
        onEnd()
      }
    },
    hasValue: () => last !== undefined && failed === undefined,
    getValue: () => last ?? { id, working: null },
  }
}

const followed = new WeakMap<LibraryDatabase, Map<ItemId, FollowedItem>>()

/** An item to follow, the same one for all who ask for it while somebody listens. */
export function followItem(database: LibraryDatabase, id: ItemId): FollowedItem {
  const items = followed.get(database) ?? new Map<ItemId, FollowedItem>()
  followed.set(database, items)
  const item: FollowedItem =
    items.get(id) ??
    follow(database, id, () => {
      if (items.get(id) === item) items.delete(id)
    })
  items.set(id, item)
  return item
}

/** Milliseconds for which an item is followed that may be opened next. */
const patience = 10_000
/** Milliseconds on an item after which it is more than one of many that a held arrow key passes. */
const staying = 60
/** Milliseconds after which an item is opened that could not be read yet: its page then says that it is coming. */
const longest = 100

/** Reads items before they are opened. */
export interface ReadAhead {
  /** The person is about to open it: it is read, and followed for a while. One item at a time. */
  readonly about: (id: ItemId) => void
  /** The person has come to it, perhaps only to pass. */
  readonly at: (id: ItemId) => void
  /** Opens it once it was read, so that its page comes with its words. Answers how to prevent that. */
  readonly open: (id: ItemId, run: () => void) => () => void
  readonly end: () => void
}

/** What reads the items of a library ahead. */
export function createReadAhead(database: LibraryDatabase): ReadAhead {
  let ahead: { readonly id: ItemId; readonly stop: () => void } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let stay: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(stay)
    clearTimeout(timer)
    ahead?.stop()
    ahead = null
  }
  const about = (id: ItemId) => {
    clearTimeout(stay)
    if (ahead?.id !== id) {
      const before = ahead
      ahead = { id, stop: followItem(database, id).subscribe(() => undefined) }
      before?.stop()
    }
    clearTimeout(timer)
    timer = setTimeout(end, patience)
  }
  return {
    about,
    at: id => {
      clearTimeout(stay)
      stay = setTimeout(about, staying, id)
    },
    open: (id, run) => {
      about(id)
      const item = followItem(database, id)
      if (item.hasValue()) {
        run()
        return () => undefined
      }
      const waiting = new AbortController()
      const go = () => {
        if (waiting.signal.aborted) return
        waiting.abort()
        run()
      }
      const late = setTimeout(go, longest)
      const stop = item.subscribe(go, go)
      waiting.signal.addEventListener('abort', () => {
        clearTimeout(late)
        stop()
      })
      return () => waiting.abort()
    },
    end,
  }
}
