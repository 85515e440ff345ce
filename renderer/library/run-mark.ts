import { type Instant, type ItemId, instantOf } from '#shared/content/identity.ts'
import type { FactRecord, LibraryDatabase } from './database.ts'
import { readUnsentWords } from './margins.ts'
import { carriesWords, entriesByItem, isBeingDeleted } from './outbox.ts'
import { entryTables, readUnanswered } from './outbox-entries.ts'

/** The key under which a window marks that it runs on a library. The oldest libraries know one mark for all. */
type RunMarkKey = 'running' | `running/${string}`

export interface RunMark {
  readonly key: RunMarkKey
  /** Since when it has been running; the mark is gone once it has ended in its own way. */
  readonly value: Instant
}

/** What tells the windows that live from those that were killed: a window holds its lock until its page is gone. */
export interface RunLocks {
  /** Resolves when the lock is held; it is given back with the page only. */
  hold(name: string): Promise<void>
  held(): Promise<ReadonlySet<string>>
}

interface Run {
  /** The name of this run of a window. */
  readonly run: string
  /** The run before in the same window, where its page was left by itself: loaded anew, not killed. */
  readonly leftInOrder: string | null
  readonly locks: RunLocks
  readonly now: Date
}

function keyOf(run: string): RunMarkKey {
  return `running/${run}`
}

function lockOf({ name }: LibraryDatabase, key: RunMarkKey): string {
  return `${name} ${key}`
}

function isMark(key: FactRecord['key']): key is RunMarkKey {
  return key === 'running' || key.startsWith('running/')
}

async function marksIn({ facts }: LibraryDatabase): Promise<readonly RunMarkKey[]> {
  return (await facts.where('key').startsWith('running').primaryKeys()).filter(isMark)
}

async function unsentItems(database: LibraryDatabase): Promise<readonly ItemId[]> {
  const [unanswered, inMargins] = await Promise.all([readUnanswered(database), readUnsentWords(database)])
  const ofTexts = [...entriesByItem(unanswered)].flatMap(([id, entries]) =>
    carriesWords(entries) && !isBeingDeleted(entries) ? [id] : [],
  )
  const items = [...new Set([...ofTexts, ...inMargins.map(({ item }) => item)])]
  const changed = new Map(
    (await database.drafts.bulkGet(items)).flatMap(draft => (draft ? [[draft.item, draft.changedAt]] : [])),
  )
  return items.sort((one, other) => ((changed.get(one) ?? '') < (changed.get(other) ?? '') ? 1 : -1))
}

/**
 * Marks that a window is running on this library, strict-durably. Where a run before never said that it ended and its
 * window lives no more (the page was killed, the power failed), answers the items that hold words which the service has
 * not acknowledged, the ones written last first; otherwise null. Only the first window that asks is told of it.
 */
export async function beginRun(
  database: LibraryDatabase,
  { run, leftInOrder, locks, now }: Run,
): Promise<readonly ItemId[] | null> {
  const own = keyOf(run)
  await locks.hold(lockOf(database, own))
  // The marks first, then the locks: a window that comes in between holds its lock before it sets its mark.
  const marks = await marksIn(database)
  const held = await locks.held()
  const before = leftInOrder === null ? null : keyOf(leftInOrder)
  const over = new Set(marks.filter(key => key === before || !held.has(lockOf(database, key))))
  const { facts, drafts, answers, marginOutbox } = database
  const tables = [...entryTables(database), facts, drafts, answers, marginOutbox]
  return database.transaction('rw', tables, async () => {
    // What has gone meanwhile has ended in its own way, or another window has told of it.
    const left = (await marksIn(database)).filter(key => over.has(key))
    await facts.bulkDelete([...left])
    await facts.put({ key: own, value: instantOf(now) })
    const isCrash = left.some(key => key !== before)
    return isCrash ? unsentItems(database) : null
  })
}

/** Takes a window's mark away: it ends in its own way. */
export async function endRun(database: LibraryDatabase, run: string): Promise<void> {
  await database.facts.delete(keyOf(run))
}
