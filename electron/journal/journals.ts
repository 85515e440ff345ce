import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Journal, openJournal } from './journal.ts'
import { systemDisk } from './journal-disk.ts'
import { type JournalFiles, journalFilesIn } from './journal-files.ts'

/** The journal of one library, and the files beside it. */
export interface LibraryJournal {
  readonly journal: Journal
  readonly files: JournalFiles
}

export interface JournalsParts {
  /** The folder of all journals. */
  readonly folder: string
  readonly now: () => Date
  readonly onFault: (fault: unknown) => void
}

/** The journals of this computer, by the name of their library; each is opened once. */
export function createJournals({ folder, now, onFault }: JournalsParts): {
  of(library: string): LibraryJournal
  /** Lets go of the files of all of them, once what was asked before is done. */
  close(): Promise<void>
} {
  const known = new Map<string, LibraryJournal>()
  return {
    of: library => {
      const there = known.get(library)
      if (there) return there
      // The name of a folder must not tell whose it is, nor be more than a system takes.
      const own = join(folder, createHash('sha256').update(library).digest('hex').slice(0, 32))
      const files = journalFilesIn(join(own, 'files'))
      const journal = openJournal({
        disk: systemDisk,
        folder: own,
        onCompacted: texts => files.forgetUnnamed(texts, now()),
        onFault,
      })
      const opened = { journal, files }
      known.set(library, opened)
      return opened
    },
    close: async () => {
      await Promise.all([...known.values()].map(({ journal }) => journal.close()))
    },
  }
}
