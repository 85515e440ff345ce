import type { AccountId } from '#shared/content/identity.ts'
import { desk } from '../bridge/index.ts'
import type { JournalPort } from './journal-port.ts'

/** The journal of an account's library, through the contract. */
export function deskJournal(account: AccountId): JournalPort {
  return {
    state: () => desk.call('journal.state', { account }),
    note: notes => desk.call('journal.note', { account, notes: [...notes] }),
    adopt: (identity, items) => desk.call('journal.adopt', { account, identity, items: [...items] }),
    read: from => desk.call('journal.read', { account, from }),
    missingFiles: files => desk.call('journal.missingFiles', { account, files: [...files] }),
    keepFile: (file, content) => desk.call('journal.keepFile', { account, file, content }),
    file: file => desk.call('journal.file', { account, file }),
  }
}
