import { type Instant, type ItemId, notStoredYet, type Revision } from '#shared/content/identity.ts'
import type { Item } from '#shared/sync/item.ts'
import type { DraftRecord, LibraryDatabase } from './database.ts'

/**
 * Revisions of an item that words of this library alone have made, one behind the other. What is drawn lags behind what is
 * stored: whoever sees one of them on screen has seen all the words of the last.
 */
export interface OwnRun {
  readonly item: ItemId
  /** The revision that the first words were written on; 0 where they began the item. */
  readonly from: Revision
  /** The revision that the last words made. */
  readonly to: Revision
  readonly endedAt: Instant
}

/** So long a screen may lag behind, in milliseconds, with much to spare. */
const keptFor = 3_600_000

/** The run that ends with a draft, because all its words are acknowledged; none where nobody wrote, or others have since. */
export function runOf(draft: DraftRecord | undefined, copy: Item | undefined): OwnRun | undefined {
  if (draft === undefined || draft.base.revision !== copy?.revision) return undefined
  const { item, startedOn: from, base, changedAt: endedAt } = draft
  return from < base.revision ? { item, from, to: base.revision, endedAt } : undefined
}

/**
 * The earliest revision that, where it is on screen, tells as much as this copy: its own, or the one that the words of this
 * library were written on which have led to it. 0 where there is no copy.
 */
export async function writtenFrom({ ownRuns }: LibraryDatabase, copy: Item | undefined): Promise<Revision> {
  if (copy === undefined) return notStoredYet
  const run = await ownRuns.get(copy.id)
  return run?.to === copy.revision ? run.from : copy.revision
}

/** The revision that somebody has seen who has `read` on screen; `from` is as `writtenFrom` says of the copy. */
export function revisionSeen(copy: Item, read: Revision, from: Revision): Revision {
  return from <= read && read < copy.revision ? copy.revision : read
}

/** Lets go of what no screen lags behind any more. */
export async function forgetOldRuns({ ownRuns }: LibraryDatabase, now: Date): Promise<void> {
  const end: string = new Date(now.getTime() - keptFor).toISOString()
  await ownRuns.filter(({ endedAt }) => endedAt < end).delete()
}
