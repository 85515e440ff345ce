import type { JournalFile } from './journal-disk.ts'

/** A line with its end, and where it begins. The last one may have none. */
interface FoundLine {
  readonly bytes: Buffer
  readonly position: number
  readonly isWhole: boolean
}

const stretch = 1024 * 1024
const lineEnd = 0x0a

/** The lines of a file in their order, read by and by, so that a long one does not fill the memory. */
export async function* linesOf(file: Pick<JournalFile, 'read'>): AsyncGenerator<FoundLine> {
  let parts: Buffer[] = []
  let begin = 0
  let position = 0
  for (;;) {
    const chunk = await file.read(position, stretch)
    let from = 0
    for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, from)) {
      const bytes = Buffer.concat([...parts, chunk.subarray(from, at + 1)])
      yield { bytes, position: begin, isWhole: true }
      begin += bytes.byteLength
      parts = []
      from = at + 1
    }
    if (from < chunk.byteLength) parts.push(chunk.subarray(from))
    position += chunk.byteLength
    if (chunk.byteLength < stretch) break
  }
  if (parts.length > 0) yield { bytes: Buffer.concat(parts), position: begin, isWhole: false }
}
