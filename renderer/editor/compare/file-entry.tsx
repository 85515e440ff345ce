import { FileId } from '#shared/content/kept-file.ts'
import { KeptPicture } from '../../files/index.ts'
import { betweenParts } from './changes.ts'

/** A file as an entry of a field: what names it, and the words that a person reads. */
interface FileEntry {
  /** null: an address elsewhere. */
  readonly id: FileId | null
  readonly words: string
}

/** Takes apart what `entriesOf` made of a file: the words alone would not tell a file from another of the same name. */
export function fileEntryOf(entry: string): FileEntry {
  const [first = '', ...rest] = entry.split(betweenParts)
  const id = FileId.safeParse(first)
  return id.success ? { id: id.data, words: rest.join(betweenParts) } : { id: null, words: entry }
}

/** A picture with its words below it. */
export function PictureEntry({ entry }: { entry: string }) {
  const { id, words } = fileEntryOf(entry)
  if (id === null) return words
  return (
    <span className="picture-entry">
      <KeptPicture id={id} alt={words} />
      <span aria-hidden>{words}</span>
    </span>
  )
}
