import { z } from 'zod'
import { type Change, ChangeLine, type ChangePage, type ReceivedItem } from '#shared/sync/change.ts'

const knownKind = z.object({ kind: z.enum(['item', 'gone', 'vocabulary', 'end']) })
const lineWithId = z.union([
  z.object({ item: z.object({ id: z.string() }) }).transform(line => line.item.id),
  z.object({ id: z.string() }).transform(line => line.id),
])

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Makes one change of the items of a page, as it is to travel on to the library. */
export type JoinItems = (items: readonly ReceivedItem[]) => Change

export function asLines(items: readonly ReceivedItem[]): Change {
  return { kind: 'items', lines: items.map(({ line }) => line) }
}

/**
 * Reads a page of the change feed, line by line (NDJSON). A line that the schema refuses is kept aside as
 * `unreadable`, so that one bad item does not hold up the others. Gives null when the page was cut on the way (no
 * `end` line, or more after it) or is no NDJSON at all: then nothing of it may be stored. Items stay the text that
 * they came as: they are many, and are written down as they are.
 */
export function parseChangePage(text: string, join: JoinItems = asLines): ChangePage | null {
  const changes: Change[] = []
  const items: ReceivedItem[] = []
  let end: Extract<ChangeLine, { kind: 'end' }> | null = null
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    if (end) return null
    const json = jsonOf(line)
    const parsed = ChangeLine.safeParse(json)
    if (parsed.success) {
      if (parsed.data.kind === 'end') end = parsed.data
      else if (parsed.data.kind === 'item') items.push({ item: parsed.data.item, line })
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
  if (items.length > 0) changes.push(join(items))
  return end && { changes, cursor: end.cursor, more: end.more, reset: end.reset }
}
