import { z } from 'zod'
import { type Change, ChangeLine, type ChangePage } from '#shared/sync/change.ts'

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

/**
 * Reads a page of the change feed, line by line (NDJSON). A line that the schema refuses is kept aside as
 * `unreadable`, so that one bad item does not hold up the others. Gives null when the page was cut on the way (no
 * `end` line, or more after it) or is no NDJSON at all: then nothing of it may be stored. Items stay the text that
 * they came as: they are many, and are written down as they are.
 */
export function parseChangePage(text: string): ChangePage | null {
  const changes: Change[] = []
  const lines: string[] = []
  let end: Extract<ChangeLine, { kind: 'end' }> | null = null
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    if (end) return null
    const json = jsonOf(line)
    const parsed = ChangeLine.safeParse(json)
    if (parsed.success) {
      if (parsed.data.kind === 'end') end = parsed.data
      else if (parsed.data.kind === 'item') lines.push(line)
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
  if (lines.length > 0) changes.push({ kind: 'items', lines })
  return end && { changes, cursor: end.cursor, more: end.more, reset: end.reset }
}
