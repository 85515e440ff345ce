import type { DiskFailure } from '../../sync/journal.ts'
import { counted, plural } from '../plural.ts'

interface Count {
  readonly count: number
}

const items = ({ count }: Count) => `${counted(count)} ${plural(count, { one: 'item', other: 'items' })}`

/** Why this computer does not store words, as the beginning of a sentence. */
const library = {
  quota: 'The disk is full',
  closed: 'The library on this computer is closed',
  slow: 'This computer takes very long to store words',
  unknown: 'This computer does not store words now',
}

const disk = {
  no_space: 'the disk is full',
  not_allowed: 'this program may not write to its folder',
  unknown: 'the disk does not take it',
} satisfies Record<DiskFailure, string>

const opening = {
  slow: 'It did not open in time. It may be large, or the disk slow: try again.',
  newer: 'A later version of OSOR Desk has stored it. Start that version; nothing was changed.',
  broken:
    'It is damaged, and no new one could be made in its place. What was not sent is in the second copy: export it, then try again.',
  no_space: 'The disk is full. Nothing was changed: make room, and try again.',
  not_allowed: 'This program may not write to its folder. Nothing was changed: allow it, and try again.',
  unknown: 'The disk does not take anything now. Nothing was changed: try again.',
}

const causes = {
  broken: 'The library on this computer was damaged and had to be made anew',
  missing: 'The library on this computer was gone and had to be made anew',
  refused: 'Words that could not be stored last time are in your library now',
}

/** The second copy of unsent words: what it gave back, and what of the storage does not work. */
export const secondCopy = {
  recoveredTitle: ({ cause }: { cause: keyof typeof causes }) => causes[cause],
  recovered: ({ count }: Count) =>
    count === 0
      ? 'No words were waiting to be sent. Everything else comes from the service.'
      : `${items({ count })} with unsent words ${plural(count, { one: 'was', other: 'were' })} restored from the second copy. Everything else comes from the service.`,
  recoveredWords: ({ count }: Count) => `They are in ${items({ count })}.`,
  notRestored:
    'Older versions of texts, templates of your own and saved filters were on this computer only, and are gone.',
  damaged: ({ count }: Count) =>
    `${counted(count)} ${plural(count, { one: 'entry', other: 'entries' })} of the second copy could not be read: look whether your last words are there.`,
  recoveredList: 'Restored items',
  show: 'Show them',
  dismiss: 'Dismiss',

  storageTitle: 'Your words are not stored as they should be',
  kept: ({ reason }: { reason: keyof typeof library }) =>
    `${library[reason]}. What you write is kept in the second copy on this computer, and storing is tried again by itself.${reason === 'slow' ? ' If it goes on, close OSOR Desk and start it again: your words come back from there.' : ''}`,
  windowOnly: ({ reason }: { reason: keyof typeof library }) =>
    `${library[reason]}, and the second copy cannot be written either. What you write is in this window only: leave it open and make room on the disk. Storing is tried again by itself.`,
  journalTitle: 'There is no second copy now',
  noSecondCopy: ({ reason }: { reason: DiskFailure }) =>
    `Your words are stored on this computer, but their second copy is not written: ${disk[reason]}. It is tried again by itself.`,
  footKept: ({ reason }: { reason: keyof typeof library }) => `${library[reason]} – kept in the second copy`,
  footWindowOnly: ({ reason }: { reason: keyof typeof library }) =>
    `${library[reason]} – in this window only`,

  exportAll: {
    open: 'Export everything on this computer…',
    title: 'Everything on this computer',
    hint: 'Every text with its unsent words, older versions, deleted drafts and files, in one file.',
    what: 'One file with every text on this computer: with the words that are not sent yet, older versions, deleted drafts, templates, and the files.',
    howToRead:
      'It is a ZIP archive: unpack it and open index.html to read. Imported into a desk, its items become new drafts, as far as an import takes them.',
    fileName: ({ day }: { day: string }) => `Everything ${day}.osor.zip`,
    save: 'Save…',
    close: 'Close',
    working: ({ done, all }: { done: number; all: number }) =>
      all === 0 ? 'Reading what there is…' : `${counted(done)} of ${counted(all)} items and files written…`,
    done: ({ path }: { path: string }) => `Saved as ${path}`,
    madeAt: ({ at }: { at: string }) => `Made on ${at}.`,
    contents: (told: {
      items: number
      files: number
      onlyToRead: number
      unreadable: number
      withoutRoom: number
    }) =>
      [
        `${items({ count: told.items })} and ${counted(told.files)} ${plural(told.files, { one: 'file', other: 'files' })}.`,
        told.onlyToRead > 0
          ? `${items({ count: told.onlyToRead })} can be read in it but not imported: files of theirs are not on this computer, or there was no room.`
          : '',
        told.unreadable > 0 ? `${counted(told.unreadable)} could not be read and are left out.` : '',
        told.withoutRoom > 0
          ? `${counted(told.withoutRoom)} ${plural(told.withoutRoom, { one: 'file is', other: 'files are' })} left out: an archive holds 4 GB at most.`
          : '',
      ]
        .filter(sentence => sentence !== '')
        .join(' '),
    neverSent: 'Only on this computer',
    unsent: 'with words that are not sent yet',
    kinds: { deleted: 'Deleted draft', gone: 'Gone; older versions only' },
  },

  openingTitle: 'Your library could not be opened',
  opening: ({ reason }: { reason: keyof typeof opening }) => opening[reason],
  openingKept: 'What you wrote is still on this computer.',
  tryAgain: 'Try again',
}
