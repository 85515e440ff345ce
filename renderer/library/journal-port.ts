import type { ItemId } from '#shared/content/identity.ts'
import type { FileId } from '#shared/content/kept-file.ts'
import type { DiskOutcome, JournalNote, JournalPart, JournalState, NewNote } from '#shared/sync/journal.ts'

/** The journal of this library, in the main process. Each call rejects where the main process does not answer. */
export interface JournalPort {
  /** Rejects where the journal cannot be read. */
  state(): Promise<JournalState>
  /** Answers when the disk has the notes. */
  note(notes: readonly NewNote[]): Promise<DiskOutcome>
  /** It belongs to the library of this identity, and forgets every item but these. */
  adopt(identity: string, items: readonly ItemId[]): Promise<DiskOutcome>
  read(from: number): Promise<JournalPart>
  missingFiles(files: readonly FileId[]): Promise<readonly FileId[]>
  keepFile(file: FileId, content: Uint8Array<ArrayBuffer>): Promise<DiskOutcome>
  /** null where it is not there, or not what it was. */
  file(file: FileId): Promise<Uint8Array<ArrayBuffer> | null>
}

/** Every note of a journal, part by part. */
export async function* notesIn(port: Pick<JournalPort, 'read'>): AsyncGenerator<JournalNote> {
  for (let from: number | null = 0; from !== null; ) {
    const part: JournalPart = await port.read(from)
    yield* part.notes
    from = part.next
  }
}
