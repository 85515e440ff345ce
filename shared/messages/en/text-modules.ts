import type { Placeholder } from '../../enquiry/placeholders.ts'
import { counted } from '../plural.ts'

const placeholders = {
  name: 'first and last name',
  firstName: 'first name',
  lastName: 'last name',
  organisation: 'organisation',
  number: 'number of the enquiry',
  subject: 'its subject',
  received: 'the day on which it came',
  today: 'today',
  licences: 'the compared or linked licences',
  expert: 'your name',
} satisfies Record<Placeholder, string>

/** Words that experts share, to be put into letters. */
export const textModules = {
  title: 'Text modules',
  newTitle: 'New text module',
  changeTitle: 'Change the text module',
  insertOne: 'Text module',
  search: 'Search text modules',
  list: 'Text modules',
  empty: 'There are no text modules yet. What you write here can be used by every legal expert.',
  noMatch: 'No text module has these words.',
  choose: 'Choose a text module to read it.',
  preview: 'As it goes into the letter',
  toFillIn: ({ words }: { words: string }) => `You fill in: ${words}`,
  cameWithService: 'Came with the service',
  changedBy: ({ name, when }: { name: string; when: string }) => `Changed by ${name}, ${when}`,
  insert: 'Insert',
  begun: ({ title }: { title: string }) =>
    title === '' ? 'You had begun a text module.' : `You had begun to write “${title}”.`,
  goOn: 'Go on',
  edit: 'Change…',
  add: 'New text module…',
  remove: 'Remove…',
  removeQuestion: ({ title }: { title: string }) => `Remove “${title}” for every expert?`,
  removeIt: 'Remove',
  field: 'Title',
  language: 'Language',
  words: 'Words',
  wordsHelp: ({ names }: { names: string }) =>
    `Filled in from the enquiry: ${names}. Whatever else stands in {{double braces}} is filled in by hand, and no letter goes out before that.`,
  placeholder: ({ name }: { name: Placeholder }) => `{{${name}}} (${placeholders[name]})`,
  titleMissing: 'Give it a title.',
  wordsMissing: 'Write something first.',
  tooLong: ({ most }: { most: number }) => `No more than ${counted(most)} letters.`,
  save: 'Save',
  drop: 'Throw away',
  cancel: 'Cancel',
  close: 'Close',
  refusedTitle: ({ title }: { title: string }) => `“${title}” was not changed at the service`,
  removalRefused: 'A text module was not removed: somebody has changed it meanwhile.',
  backToText: 'Back to the text',
  understood: 'Understood',
  fillInFirst: ({ words }: { words: string }) => `Fill in ${words} first.`,
} as const
