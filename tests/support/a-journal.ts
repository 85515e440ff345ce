import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DiskFailure, DiskOutcome } from '#shared/sync/journal.ts'
import { createJournals, type LibraryJournal } from '../../electron/journal/journals.ts'
import type { JournalPort } from '../../renderer/library/journal-port.ts'

/** A real journal in a folder of its own, as a library reaches it. */
export interface TestJournal {
  readonly port: JournalPort
  /** From now on its disk says no; null: it works again. */
  fail(reason: DiskFailure | null): void
  /** From now on its disk does not answer, until the returned function is called. */
  hang(): () => void
  /** Ends it and opens it again, as the next start of the program does. */
  restart(): Promise<void>
  readonly folder: string
  end(): Promise<void>
}

export async function aJournal(): Promise<TestJournal> {
  const folder = await mkdtemp(join(tmpdir(), 'journal-'))
  const opened = () =>
    createJournals({
      folder,
      now: () => new Date(),
      onFault: fault => {
        throw fault
      },
    }).of('library')
  let there: LibraryJournal = opened()
  let failure: DiskFailure | null = null
  let answering = Promise.resolve()

  async function unlessFailing(work: () => Promise<void>): Promise<DiskOutcome> {
    await answering
    if (failure) return { kind: 'failed', reason: failure }
    await work()
    return { kind: 'kept' }
  }

  return {
    port: {
      state: () => there.journal.state(),
      note: notes => unlessFailing(() => there.journal.note(notes)),
      adopt: (identity, items) => unlessFailing(() => there.journal.adopt(identity, items)),
      // In small parts, so that there is more than one.
      read: from => there.journal.read(from, 1),
      missingFiles: files => there.files.missing(files),
      keepFile: (file, content) => unlessFailing(() => there.files.keep(file, content)),
      file: file => there.files.read(file),
    },
    fail: reason => {
      failure = reason
    },
    hang: () => {
      let release = () => {}
      answering = new Promise(resolve => {
        release = resolve
      })
      return release
    },
    restart: async () => {
      await there.journal.close()
      there = opened()
    },
    folder,
    end: async () => {
      await there.journal.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
