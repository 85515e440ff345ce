import type { PrivacyDeed } from '../../enquiry/people-data.ts'
import type { DiskFailure } from '../../sync/journal.ts'
import type { SyncFailure } from '../../sync/sync-status.ts'
import { counted, plural } from '../plural.ts'

const enquiries = (count: number) =>
  `${counted(count)} ${plural(count, { one: 'enquiry', other: 'enquiries' })}`

const troubles = {
  unreachable: 'The service cannot be reached now.',
  too_slow: 'The service does not answer in time.',
  service_error: 'The service has a problem of its own.',
  busy: 'The service asked for a pause.',
  not_understood: 'Something else answers at the address of the service.',
  library_failed: 'The service could not be asked.',
  refused: 'The service refuses this: it is for legal experts who are signed in.',
} satisfies Record<SyncFailure | 'refused', string>

const deeds = {
  anonymised: 'made anonymous, as they were closed long ago',
  exported: 'exported for the person',
  erased: 'erased for the person',
} satisfies Record<PrivacyDeed, string>

const notSaved = {
  no_space: 'The file was not written: there is no room on the disk.',
  not_allowed: 'The file was not written: this program may not write there. Choose another folder.',
  unknown: 'The file was not written. Try again, or choose another folder.',
} satisfies Record<DiskFailure, string>

/** What people may ask of what is stored of them, and what is done about it. */
export const peopleData = {
  title: 'People’s data',
  open: 'People’s data…',
  intro:
    'People may ask what is stored about them, and have it erased. Make sure that whoever asks is who they say they are.',
  address: 'E-mail address of the person',
  addressHelp: 'The one that they wrote from.',
  addressWrong: 'Type a whole e-mail address, such as name@example.eu.',
  here: ({ count }: { count: number }) =>
    count === 0
      ? 'No enquiry from this address is on this computer.'
      : `${enquiries(count)} from this address.`,
  export: 'Export',
  exportedNothing: 'The service has nothing of this person.',
  exported: ({
    count,
    messages,
    letters,
    files,
    others,
  }: {
    count: number
    messages: number
    letters: number
    files: number
    /** Messages that others wrote. */
    others: number
  }) =>
    `${enquiries(count)}: ${counted(messages)} ${plural(messages, { one: 'message', other: 'messages' })}, ${counted(letters)} ${plural(letters, { one: 'letter', other: 'letters' })} and ${counted(files)} ${plural(files, { one: 'file', other: 'files' })}. What experts noted is not in it${others === 0 ? '' : `, nor ${counted(others)} ${plural(others, { one: 'message', other: 'messages' })} that others wrote`}.`,
  exportedTitle: 'Ready to be saved',
  savePage: 'Save as a page to read',
  saveData: 'Save for programs (JSON)',
  fileName: ({ day }: { day: string }) => `What OSOR stores of one person, ${day}`,
  saved: ({ path }: { path: string }) => `Saved as ${path}. Delete the file once the person has it.`,
  notSaved,
  erase: 'Erase…',
  eraseTitle: ({ email }: { email: string }) => `Erase what is stored of ${email}?`,
  eraseBody: ({ count }: { count: number }) =>
    count === 0
      ? 'No enquiry from this address is on this computer; whatever the service has of it is erased.'
      : `${enquiries(count)} will be made anonymous and closed.`,
  eraseWhat:
    'Name, address, messages, files, letters, notes and mails go, at the service and on the desks of all experts, with what is unsent about them. The course of each enquiry stays.',
  eraseForGood: 'This cannot be undone.',
  eraseConfirm: 'Erase for good',
  erased: ({ count }: { count: number }) =>
    count === 0
      ? 'The service had no enquiry from this address.'
      : `What was stored of this person in ${enquiries(count)} is erased.`,
  notDone: ({ why }: { why: string }) =>
    `${why} People’s data are kept by the service, so this is done there alone. Try again when you are connected.`,
  /** Of an erasure: it may have been done, and can be asked for again. */
  unsure: ({ why }: { why: string }) =>
    `${why} Whether it was erased is not known. Try again when you are connected: to erase twice does no harm.`,
  failed: 'OSOR Desk could not do this. Try again.',
  log: 'Privacy log',
  logHelp: 'What was done with people’s data. It does not say whose they were.',
  logLoading: 'Asking the service …',
  logEmpty: 'Nothing was exported, erased or made anonymous yet.',
  logEarlier: ({ count }: { count: number }) =>
    `Show ${counted(count)} earlier ${plural(count, { one: 'entry', other: 'entries' })}`,
  logFailed: ({ why }: { why: string }) => `${why} The log is kept by the service.`,
  columns: { at: 'When', what: 'What', enquiries: 'Enquiries', by: 'By' },
  deeds,
  service: 'The service itself',
  troubles,
  /** What stands on the page that a person gets. */
  page: {
    title: 'What the Open Source Observatory stores of you',
    intro: ({ email, when }: { email: string; when: string }) =>
      `All that is stored under ${email}, as of ${when}, but what the legal experts noted for each other.`,
    nothing: 'Nothing is stored.',
    name: 'Name',
    organisation: 'Organisation',
    email: 'E-mail address',
    received: 'Received',
    category: 'About',
    message: ({ when }: { when: string }) => `Your message of ${when}`,
    others: ({ count }: { count: number }) =>
      count === 1
        ? 'A message that somebody else wrote about this enquiry is not here: it is theirs.'
        : `${counted(count)} messages that others wrote about this enquiry are not here: they are theirs.`,
    letter: ({ when, name }: { when: string; name: string }) => `Letter of ${name} of ${when}`,
    files: 'Files',
    html: 'The same as your mail program set it',
    from: ({ address }: { address: string }) => `From ${address}`,
  },
  /** Once the role has ended. */
  removed: {
    title: 'You are no legal expert any more',
    body: 'Enquiries, and what you had written about them and not sent, were removed from this computer.',
    understood: 'Understood',
  },
}
