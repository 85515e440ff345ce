import type { FileRefusal } from '#shared/content/file-checks.ts'
import { judgeFile, refusalBySize } from '#shared/content/file-checks.ts'
import { type AcceptedType, withEndingOf } from '#shared/content/file-type.ts'
import { type Instant, instantOf } from '#shared/content/identity.ts'
import { FileId, KeptFile } from '#shared/content/kept-file.ts'
import type { PixelSize } from '#shared/content/picture-size.ts'
import type { LibraryDatabase } from './database.ts'

/** A file as the library stores it: content and facts in one record. */
export interface FileRecord {
  readonly id: FileId
  readonly content: Blob
  readonly mediaType: string
  readonly bytes: number
  /** When it was last kept: what nothing names is forgotten only long after that. */
  readonly keptAt: Instant
}

/** What became of a file that a person gave to the desk. */
export type KeptFileOutcome =
  | {
      readonly kind: 'kept'
      readonly file: KeptFile
      /** Of pictures only. */
      readonly size: PixelSize | null
      /** The name that was given promised another type; `file.name` has the right ending. */
      readonly isMisnamed: boolean
    }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }

export interface KeepFileParts {
  readonly database: LibraryDatabase
  readonly now: () => Date
  /** Whether the engine can draw a picture: a header may promise what is not there. */
  readonly canBeDrawn: (picture: Blob) => Promise<boolean>
}

/** The longest name that is kept, in UTF-16 units; the ending stays. */
const longestName = 200

/** The last part of a path, within what a system takes as a name, with the ending that its content should have. */
function tidyName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.trim() ?? ''
  // Half a letter is no text: the service would refuse the words that name such a file.
  const plain = [...(last === '' ? 'file' : last)]
    .filter(character => character >= ' ' && !/^[\ud800-\udfff]$/.test(character))
    .join('')
  if (plain.length <= longestName) return plain
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : ''
  return plain.slice(0, longestName - ending.length).replace(/[\ud800-\udbff]$/, '') + ending
}

/** The identity of content: its SHA-256. */
export async function fileIdFor(content: Uint8Array<ArrayBuffer>): Promise<FileId> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  return FileId.parse([...digest].map(byte => byte.toString(16).padStart(2, '0')).join(''))
}

/** Whether the browser can draw a picture. */
export async function canBeDrawn(picture: Blob): Promise<boolean> {
  try {
    const drawn = await createImageBitmap(picture)
    drawn.close()
    return true
  } catch {
    return false
  }
}

/** Stores content under its identity, once, in one transaction. */
export async function putFile(
  database: LibraryDatabase,
  id: FileId,
  content: Uint8Array<ArrayBuffer>,
  mediaType: AcceptedType,
  keptAt: Instant,
): Promise<void> {
  await database.transaction('rw', [database.files], async () => {
    const known = await database.files.update(id, { keptAt })
    if (known > 0) return
    // A copy of what was judged, under the type that it has: a file that was given may change on the disk.
    const blob = new Blob([content], { type: mediaType })
    await database.files.add({ id, content: blob, mediaType, bytes: content.byteLength, keptAt })
  })
}

/**
 * Keeps a file on this computer, in one strict-durable transaction: once it has answered `kept`, words may name the
 * file. The same content is kept once. Rejects where the disk or the quota says no.
 */
export async function keepFile(
  { database, now, canBeDrawn }: KeepFileParts,
  given: Blob,
  name: string,
): Promise<KeptFileOutcome> {
  const tooMuch = refusalBySize(given.size)
  if (tooMuch) return { kind: 'refused', refusal: tooMuch }
  const content = new Uint8Array(await given.arrayBuffer())
  const verdict = judgeFile(content, name)
  if (verdict.kind === 'refused') return verdict
  const { mediaType, bytes, size, isMisnamed } = verdict.facts
  if (size && !(await canBeDrawn(new Blob([content], { type: mediaType }))))
    return { kind: 'refused', refusal: { rule: 'picture_unreadable' } }
  const id = await fileIdFor(content)
  await putFile(database, id, content, mediaType, instantOf(now()))
  const file = KeptFile.parse({ file: id, name: withEndingOf(tidyName(name), mediaType), mediaType, bytes })
  return { kind: 'kept', file, size, isMisnamed }
}
