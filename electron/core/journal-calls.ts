import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccountId } from '#shared/content/identity.ts'
import type { CallHandlers } from '#shared/ipc/contract.ts'
import type { DiskOutcome } from '#shared/sync/journal.ts'
import type { Me } from '#shared/sync/me.ts'
import { diskFailureOf } from '../disk-failure.ts'
import { createJournals, type LibraryJournal } from '../journal/journals.ts'
import { writeWholeFile } from '../whole-file.ts'

interface JournalCallsParts {
  /** Where the desk keeps what must outlive it. */
  readonly folder: string
  readonly signedIn: () => Me | null
  readonly now: () => Date
  readonly onFault: (fault: unknown) => void
}

type JournalCall = Extract<keyof CallHandlers, `journal.${string}`> | 'program.probeDisk'

/** About so many bytes of notes are answered at a time. */
const partBytes = 8 * 1024 * 1024
/** A database that is opened writes more than this. */
const probe = Buffer.alloc(1024 * 1024, 0x2e)

/** Answers the page's calls about the second copy of unsent words; `close` lets go of its files. */
export function createJournalCalls(parts: JournalCallsParts): {
  readonly handlers: Pick<CallHandlers, JournalCall>
  close(): Promise<void>
} {
  const { folder, signedIn, onFault } = parts
  const journals = createJournals({ folder: join(folder, 'journal'), now: parts.now, onFault })
  /** Accounts that were signed in since the start: the last words of one that signs out arrive behind its leaving. */
  const opened = new Map<AccountId, LibraryJournal>()

  function journalOf(account: AccountId): LibraryJournal {
    const me = signedIn()
    if (me?.account.id === account) opened.set(account, journals.of(`${me.service.instance}/${account}`))
    const there = opened.get(account)
    if (!there) throw new Error('Another account is signed in')
    return there
  }

  async function outcomeOf(work: Promise<void>): Promise<DiskOutcome> {
    try {
      await work
      return { kind: 'kept' }
    } catch (error) {
      onFault(error)
      return { kind: 'failed', reason: diskFailureOf(error) }
    }
  }

  const handlers: Pick<CallHandlers, JournalCall> = {
    'journal.state': async ({ account }) => journalOf(account).journal.state(),
    'journal.note': ({ account, notes }) => outcomeOf(journalOf(account).journal.note(notes)),
    'journal.adopt': ({ account, identity, items }) =>
      outcomeOf(journalOf(account).journal.adopt(identity, items)),
    'journal.read': async ({ account, from }) => journalOf(account).journal.read(from, partBytes),
    'journal.missingFiles': async ({ account, files }) => [
      ...(await journalOf(account).files.missing(files)),
    ],
    'journal.keepFile': ({ account, file, content }) =>
      outcomeOf(journalOf(account).files.keep(file, content)),
    'journal.file': async ({ account, file }) => journalOf(account).files.read(file),
    'program.probeDisk': async () => {
      const path = join(folder, `.probe-${randomUUID()}`)
      return outcomeOf(writeWholeFile(path, probe).finally(() => rm(path, { force: true })))
    },
  }
  return { handlers, close: journals.close }
}
