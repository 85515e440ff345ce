import { createHash } from 'node:crypto'
import { ItemId } from '#shared/content/identity.ts'
import { type JournalNote, NoteKind } from '#shared/sync/journal.ts'

/** One line of a journal: whose it is from here on, or what became of an item. */
export type JournalLine =
  | { readonly kind: 'library'; readonly identity: string }
  | ({ readonly kind: 'note' } & JournalNote)

/** Of the line format; a line of another one counts as damaged. */
const format = '1'
/** Letters of the checksum: 128 bits of SHA-256, in hex. */
const checksumLength = 32
/** Stands for a note that says that there is nothing any more. No JSON text is just that. */
const nothing = '-'

function checksumOf(rest: Buffer): string {
  return createHash('sha256').update(rest).digest('hex').slice(0, checksumLength)
}

function written(rest: string): Buffer {
  const bytes = Buffer.from(rest, 'utf8')
  return Buffer.concat([Buffer.from(`${checksumOf(bytes)} `), bytes, Buffer.from('\n')])
}

/**
 * A line as it is written: `CHECKSUM FORMAT library IDENTITY` or `CHECKSUM FORMAT KIND ITEM TEXT`, KIND as in
 * `NoteKind`, UTF-8, with its end. A text is JSON without a line break, or `-` where nothing is left.
 */
export function writeLine(line: JournalLine): Buffer {
  if (line.kind === 'library') return written(`${format} library ${line.identity}`)
  return written(`${format} ${line.about} ${line.item} ${line.text ?? nothing}`)
}

/** A line without its end; null where it is damaged. */
export function readLine(bytes: Buffer): JournalLine | null {
  const rest = bytes.subarray(checksumLength + 1)
  if (bytes.toString('latin1', 0, checksumLength + 1) !== `${checksumOf(rest)} `) return null
  const match = /^(\S+) (\S+) (\S+)(?: (.*))?$/s.exec(rest.toString('utf8'))
  if (match?.[1] !== format) return null
  const [, , kind, subject = '', text] = match
  if (kind === 'library') return { kind, identity: subject }
  const about = NoteKind.options.find(known => known === kind)
  const item = ItemId.safeParse(subject)
  if (about === undefined || !item.success || text === undefined) return null
  return { kind: 'note', item: item.data, about, text: text === nothing ? null : text }
}
