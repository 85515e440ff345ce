import { counted, plural } from '../plural.ts'
import { fields } from './fields.ts'
import { rich } from './rich.ts'

const standings = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' } as const

/** Names of elements as a person calls them. */
const elements: Readonly<Record<string, string>> = {
  p: 'paragraph',
  h1: 'heading 1',
  h2: 'heading 2',
  h3: 'heading 3',
  h4: 'heading 4',
  h5: 'heading 5',
  h6: 'heading 6',
  ul: 'bulleted',
  ol: 'numbered',
  td: 'plain',
  th: 'header',
}

const alignments: Readonly<Record<string, string>> = rich.picture.aligned
const scopes: Readonly<Record<string, string>> = {
  row: 'its row',
  col: 'its column',
  rowgroup: 'its group of rows',
  colgroup: 'its group of columns',
}

/** What an element says besides its words. */
const traits = {
  block: 'Kind',
  list: 'List',
  cell: 'Cell',
  start: 'First number',
  columns: 'Columns wide',
  rows: 'Rows high',
  scope: 'Header of',
  quoteSource: 'Source of the quote',
  picture: 'Picture',
  alt: rich.picture.alt,
  caption: rich.picture.caption,
  alignment: rich.picture.align,
  video: 'Video',
  title: rich.video.title,
  size: 'Size',
}
type TraitName = keyof typeof traits

/** The letters of a file's id that tell it from others. */
const lettersOfFile = 8

function traitValue({
  trait,
  value,
  file,
}: {
  trait: TraitName
  value: string
  /** The kept file that the value names. */
  file: string | null
}): string {
  if (file !== null) return `file ${file.slice(0, lettersOfFile)}`
  switch (trait) {
    case 'alignment':
      return value === '' ? rich.picture.aligned.none : (alignments[value] ?? value)
    case 'block':
    case 'list':
    case 'cell':
      return elements[value] ?? value
    case 'scope':
      return value === '' ? 'none' : (scopes[value] ?? value)
    default:
      return value === '' ? 'none' : value
  }
}

export const diff = {
  newItem: 'New item: all of it is to be read.',
  nothingChanged: 'Nothing differs between the two texts.',
  against: ({ revision, date }: { revision: number; date: string }) =>
    `Compared with revision ${revision}, published on ${date}.`,
  count: ({ count }: { count: number }) =>
    plural(count, { one: '1 change', other: `${counted(count)} changes` }),
  list: 'List of changes',
  place: ({ field, standing, words }: { field: string; standing: keyof typeof standings; words: string }) =>
    `${fields.name({ field })} ${standings[standing]}${words === '' ? '' : `: ${words}`}`,
  text: 'Text with changes',
  next: 'Next change',
  previous: 'Previous change',
  /** How changes are shown. */
  way: 'Show changes',
  ways: { inline: 'Inline', sides: 'Side by side' },
  /** The columns of a comparison side by side. */
  sides: { before: 'Before', after: 'Now' },
  /** Spoken in the empty cell opposite of what came or went. */
  notThere: { before: 'Not there before', after: 'Not there now' },
  position: ({ position, count }: { position: number; count: number }) =>
    `Change ${counted(position)} of ${counted(count)}`,
  traits,
  traitValue,
  /** Spoken before and after what was changed, for people who do not see the colours. */
  addedFrom: 'Added: ',
  removedFrom: 'Removed: ',
  end: ' End of change. ',
  /** Behind words that came where the same words went. */
  formattingOnly: '(only formatted otherwise)',
  movedHere: 'Moved here',
  movedAway: 'Moved from here:',
  movedFromHere: 'Moved from here',
  toMoved: { from: 'Go to where it is now', to: 'Go to where it was' },
  /** Behind a link or a quotation that came, went or names another address now. */
  leadsTo: ({ address, title, language }: { address: string; title: string; language: string }) =>
    [`→ ${address}`, ...(title === '' ? [] : [`“${title}”`]), ...(language === '' ? [] : [language])].join(
      ', ',
    ),
}
