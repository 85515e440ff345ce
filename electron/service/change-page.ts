import { z } from 'zod'
import { type Change, ChangeLine, type ChangePage, type Cursor } from '#shared/sync/change.ts'
import type { Item } from '#shared/sync/item.ts'

const knownKind = z.object({ kind: z.enum(['item', 'gone', 'margin', 'notice', 'vocabulary', 'end']) })
const lineWithId = z.union([
  z.object({ item: z.object({ id: z.string() }) }).transform(line => line.item.id),
  z.object({ id: z.string() }).transform(line => line.id),
  z.object({ margin: z.object({ item: z.string() }) }).transform(line => line.margin.item),
])

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/**
 * An item together with the line that it came as, in UTF-8, without its end. The line is a view into the page: whoever
 * keeps it longer than the page, or posts it, copies it.
 */
export interface ReceivedItem {
  readonly item: Item
  readonly line: Buffer
}

/** Makes one change of the items of a page, of which there is at least one, in their order, as it travels on to the library. */
export type JoinItems = (items: readonly ReceivedItem[]) => Change | Promise<Change>

/** Items as the lines that they came as: for few, and where nobody is signed in whose library could be packed for. */
export function asLines(items: readonly ReceivedItem[]): Change {
  return { kind: 'items', lines: items.map(({ line }) => line.toString()) }
}

const lineBreak = 0x0a

/** The lines of a text in UTF-8. Each is decoded by itself: one with foreign letters makes no other one take twice its room. */
function* linesIn(text: Buffer): Generator<Buffer> {
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf(lineBreak, from)
    const to = found === -1 ? text.length : found
    yield text.subarray(from, to)
    from = to + 1
  }
}

/** Where the page behind this one begins, by its last line alone; null where there is none, or this is no whole page. */
export function nextPageOf(text: Buffer): Cursor | null {
  const last = text.toString('utf8', text.lastIndexOf(lineBreak, text.length - 2) + 1)
  const { data } = ChangeLine.safeParse(jsonOf(last))
  return data?.kind === 'end' && data.more ? data.cursor : null
}

/**
 * Reads a page of the change feed, line by line (NDJSON). A line that the schema refuses is kept aside as
 * `unreadable`, so that one bad item does not hold up the others. Gives null when the page was cut on the way (no
 * `end` line, or more after it) or is no NDJSON at all: then nothing of it may be stored. Its items become one
 * change by `join`, behind the others.
 */
export async function parseChangePage(text: Buffer, join: JoinItems = asLines): Promise<ChangePage | null> {
  const changes: Change[] = []
  const items: ReceivedItem[] = []
  let end: Extract<ChangeLine, { kind: 'end' }> | null = null
  for (const bytes of linesIn(text)) {
    const line = bytes.toString()
    if (line.trim() === '') continue
    if (end) return null
    const json = jsonOf(line)
    const parsed = ChangeLine.safeParse(json)
    if (parsed.success) {
      if (parsed.data.kind === 'end') end = parsed.data
      else if (parsed.data.kind === 'item') items.push({ item: parsed.data.item, line: bytes })
      else changes.push(parsed.data)
      continue
    }
    // A page of a hotel's network, say, has no line of ours at all.
    if (json === undefined) return null
    if (knownKind.safeParse(json).data?.kind === 'end') return null
    changes.push({
      kind: 'unreadable',
      id: lineWithId.safeParse(json).data ?? null,
      line,
      problem: z.prettifyError(parsed.error),
    })
  }
  if (items.length > 0) changes.push(await join(items))
  return end && { changes, cursor: end.cursor, more: end.more, reset: end.reset }
}
