import { type Instant, type ItemId, instantOf } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { LibraryDatabase } from './database.ts'
import { readItem } from './item-records.ts'
import {
  forgetOlderHalf,
  type NewSnapshot,
  type SnapshotReason,
  storeSnapshot,
  thinSnapshots,
} from './snapshots.ts'
import { workingCopyOf } from './working-copy.ts'

/** When writing counts as paused, and how long it may go on without a version of its own, in milliseconds. */
export const writingRhythm = { pause: 30_000, goingOn: 300_000 } as const

/**
 * The versions of items that are kept on this computer. History gives way to words: nothing of it rejects, and a version
 * that cannot be stored is not kept.
 */
export interface LocalHistory {
  /**
   * Keeps an item as it stands now, with all that is stored of it, before something replaces its text. False where
   * there is nothing new to keep or the disk said no. Flush what is being typed first.
   */
  keep(item: ItemId, reason: SnapshotReason): Promise<boolean>
  /** The text of a version; null where it has been thinned out since it was listed. */
  textOf(key: number): Promise<ItemFields | null>
  /** Keeps what was written since the last pause: the program is about to close. */
  keepWritten(): Promise<void>
  /** Resolves when nothing is being kept any more. */
  settled(): Promise<void>
  /** Keeps drafts whose last words an end of the program came before, and thins what has become old. */
  tidy(): Promise<void>
}

export interface LocalHistoryParts {
  readonly database: LibraryDatabase
  readonly now: () => Date
  /** Calls back once after so many milliseconds. */
  readonly later: (delay: number, run: () => void) => void
}

/** What the library itself tells the history. */
export interface HistoryKeeper extends LocalHistory {
  /** Words of an item were stored. */
  noteSave(item: ItemId): void
  /** Gives up the older half of all versions, because there is no room for words. False where nothing was given up. */
  makeRoom(): Promise<boolean>
  /** Keeps a text that is no longer, or never was, the item's own. */
  keepText(snapshot: Omit<NewSnapshot, 'at'>): Promise<boolean>
}

/** Keeps versions of items when writing pauses (30 s), at least every 5 minutes while it goes on, and when asked. */
export function createLocalHistory({ database, now, later }: LocalHistoryParts): HistoryKeeper {
  /** Items in which words were stored since their last version: when the first of these words were, and the last. */
  const writing = new Map<ItemId, { readonly since: number; readonly last: number }>()
  const stamp = (): Instant => instantOf(now())

  /** What is being kept at this moment. */
  const underWay = new Set<Promise<boolean>>()

  function orFalse(work: () => Promise<boolean>): Promise<boolean> {
    const done = work()
      .catch(() => false)
      .finally(() => underWay.delete(done))
    underWay.add(done)
    return done
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  function keepText(snapshot: Omit<NewSnapshot, 'at'>, at = stamp()): Promise<boolean> {
    return orFalse(() => storeSnapshot(database, { ...snapshot, at }, now()))
  }

  /** Keeps an item as it stands, as the version of now or of when its last words were stored. */
  function keep(item: ItemId, reason: SnapshotReason, of: 'now' | 'last_words' = 'now'): Promise<boolean> {
    writing.delete(item)
    return orFalse(async () => {
      const { copy, draft, entries } = await readItem(database, item)
      const working = workingCopyOf(copy, draft, entries)
      if (working === null || Object.keys(working.fields).length === 0) return false
      const { type, fields, changedAt } = working
      return keepText({ item, type, fields, reason }, of === 'now' ? stamp() : changedAt)
    })
  }

  function whenPaused(item: ItemId): void {
    const written = writing.get(item)
    if (written === undefined) return
    const wait = written.last + writingRhythm.pause - now().getTime()
    if (wait <= 0) void keep(item, 'pause')
    // Never longer than a pause, whatever was done to the clock.
    else later(Math.min(wait, writingRhythm.pause), () => whenPaused(item))
  }

  async function keepWritten(): Promise<void> {
    await Promise.all([...writing.keys()].map(item => keep(item, 'pause')))
    await settled()
  }

  return {
    keep,
    keepText,
    makeRoom: () => orFalse(() => forgetOlderHalf(database)),
    keepWritten,
    settled,

    noteSave: item => {
      const last = now().getTime()
      const known = writing.get(item)
      const since = known?.since ?? last
      if (last - since >= writingRhythm.goingOn) {
        void keep(item, 'pause')
        return
      }
      writing.set(item, { since, last })
      if (known === undefined) later(writingRhythm.pause, () => whenPaused(item))
    },

    textOf: async key => (await database.snapshotTexts.get(key).catch(() => undefined))?.fields ?? null,

    tidy: async () => {
      await orFalse(async () => {
        for (const item of await database.drafts.toCollection().primaryKeys())
          await keep(item, 'pause', 'last_words')
        await thinSnapshots(database, now())
        return true
      })
    },
  }
}
