import type { Actor } from '#shared/workflow/actor.ts'
import type { RevisionTexts } from '../items/revision-texts.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Database } from '../storage/tables.ts'
import { changedSince, settledBefore } from './changed-since.ts'
import { cursorOf, positionOf, readerMark } from './cursor.ts'
import { type FeedLine, feedLine, lengthOf } from './feed-line.ts'
import { changesStretch, copyStretch, type Reading, type Stretch, tellsAnything } from './stretches.ts'

/** What a page holds at most, in bytes of its lines; a larger item is a page of its own. */
const mostBytes = 4 * 1024 * 1024
/** Items in the first page of a copy: few, so that they are on screen at once, however many follow. */
const firstItems = 50
/** Lines are handed on in portions of about so many bytes. */
const portion = 128 * 1024
const lineBreak = Buffer.from('\n')

interface Opened {
  readonly stretch: Stretch
  readonly reset: boolean
}

/** Where a reader goes on: behind the cursor's place, or, where there is none or it is lost, at the beginning. */
async function openStretch(reading: Reading, position: ReturnType<typeof positionOf>): Promise<Opened> {
  const { database, limit } = reading
  if (position?.phase === 'changes') {
    const since = await changedSince(database, position, limit + 1)
    if (!since.isLost) return { stretch: changesStretch(reading, position, since), reset: false }
  }
  if (position?.phase === 'copy') {
    const { settled, after } = position
    const since = await changedSince(database, { xid: settled, seq: '0' }, 1)
    if (!since.isLost) return { stretch: copyStretch(reading, settled, after), reset: false }
  }
  const few = { ...reading, limit: Math.min(limit, firstItems) }
  return { stretch: copyStretch(few, await settledBefore(database), null), reset: true }
}

/**
 * A page of the feed for one reader in UTF-8: lines of JSON with the changes behind `since`, at most `limit` things and
 * about 4 MB, closed by an `end` line. Without a cursor, or with one of other data or another reader, or too old a
 * one (`reset`), it starts from the beginning. What is not asked for is not read, and no transaction is held meanwhile.
 */
export async function* feedPage(
  database: Database,
  texts: RevisionTexts,
  actor: Actor,
  since: string | undefined,
  limit: number,
): AsyncGenerator<Buffer, void> {
  const collection = await loadCollection(database)
  const mark = readerMark(actor, collection)
  const asked = since === undefined ? undefined : positionOf(since, collection.instance, mark)
  const { stretch, reset } = await openStretch(
    { database, texts, actor, policy: collection.policy, limit },
    asked,
  )
  let parts: Buffer[] = []
  let waiting = 0
  let bytes = 0
  const add = (line: FeedLine) => {
    const length = lengthOf(line) + lineBreak.length
    bytes += length
    waiting += length
    parts.push(...line.parts, lineBreak)
  }
  for (;;) {
    const { done, value } = await stretch.next()
    if (!done && value.line !== null) add(value.line)
    const isFull = !done && bytes >= mostBytes && value.mayEnd
    if (done || isFull) {
      const cursor = cursorOf(collection.instance, mark, value.position)
      const more = isFull || (done === true && value.more)
      add(feedLine({ kind: 'end', cursor, more, reset: reset && since !== undefined }))
      yield Buffer.concat(parts)
      return
    }
    if (waiting < portion) continue
    yield Buffer.concat(parts)
    parts = []
    waiting = 0
  }
}

/** Changes that are looked at to tell whether one of them is in sight. */
const mostLookedAt = 200

/**
 * Whether there is anything to tell a reader behind a cursor, or so much there that it is as quick to ask for it; a
 * cursor that leads nowhere has everything before it.
 */
export async function isMoreBehind(database: Database, actor: Actor, since: string): Promise<boolean> {
  const collection = await loadCollection(database)
  const position = positionOf(since, collection.instance, readerMark(actor, collection))
  if (position?.phase !== 'changes') return true
  const { changed, isLost } = await changedSince(database, position, mostLookedAt)
  if (isLost || changed.length === mostLookedAt) return true
  return tellsAnything({ database, actor, policy: collection.policy }, changed)
}
