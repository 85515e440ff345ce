import type { State } from '../../workflow/state.ts'
import { counted, plural } from '../plural.ts'

interface Count {
  readonly count: number
}
interface Name {
  readonly name: string
}

const passages = ({ count }: Count) =>
  plural(count, { one: '1 passage', other: `${counted(count)} passages` })
const rows = ({ count }: Count) => plural(count, { one: '1 entry', other: `${counted(count)} entries` })

/** Why a person has to decide. */
const why = {
  both_changed: 'Both of you changed this.',
  removed_and_changed: 'One of you removed what the other changed, or added something right beside it.',
  both_added:
    'Both of you added something here, and it is much the same or belongs below different headings.',
  moved: 'Both of you moved this to different places, or one moved what the other removed.',
  repeated: 'The same words stand here several times: which of them was changed cannot be told.',
  belong_together: 'These belong together, and each of you changed them.',
  unclear_html: 'This text has mark-up that programs read differently, so it is not taken apart.',
}

/** The state that the item has come into meanwhile. */
const stateNow = {
  draft: 'The item is a draft again.',
  proposed: 'The item is proposed now.',
  validated: 'The item was published meanwhile. What you save becomes a new draft.',
  needs_update: 'The item was marked as needing an update meanwhile.',
  deletion_request: 'Somebody has asked for the deletion of the item meanwhile.',
  archived: 'The item was archived meanwhile.',
} satisfies Record<State, string>

/** Two texts of an item, and how they become one. */
export const conflict = {
  why,
  stateNow,
  open: 'Compare and decide',
  bodyToDecide: ({ count }: Count) =>
    `${plural(count, { one: '1 passage was', other: `${counted(count)} passages were` })} changed by both of you. The rest merges by itself; both texts are kept in the history.`,
  bodyWithoutPassages:
    'Both texts are kept in the history. Look at what has changed, then say how it goes on.',
  title: ({ title }: { title: string }) => `Two texts of “${title}”`,
  intro: ({ name }: Name) =>
    `${name} changed this item while you were writing. Nothing is lost: both texts stay in the history.`,
  before: 'Before',
  mine: 'Mine',
  theirs: ({ name }: Name) => `Theirs, by ${name}`,
  decisions: 'Decisions',
  passage: ({ field, number, count }: { field: string; number: number; count: number }) =>
    count === 1 ? field : `${field}, passage ${number} of ${counted(count)}`,
  choose: ({ label }: { label: string }) => `What stands: ${label}`,
  takeMine: 'Mine',
  takeTheirs: ({ name }: Name) => `${name}’s`,
  takeBoth: 'Both, mine first',
  edit: 'Edit it',
  edited: ({ label }: { label: string }) => `Edited: ${label}`,
  allMine: 'All mine',
  allTheirs: ({ name }: Name) => `All ${name}’s`,
  notThere: 'Not there',
  empty: 'Empty',
  removed: 'Removed',
  done: 'Done',
  stillOpen: ({ count }: Count) =>
    plural(count, { one: '1 to decide', other: `${counted(count)} to decide` }),
  nextOpen: 'Go to the next',
  allDecided: 'Everything is decided.',
  nothingToDecide: 'No passage was changed by both of you.',
  later: 'Decide later',
  laterHelp: 'What you have chosen so far is remembered while the program runs.',
  settled: 'The two texts are one now. It is sent as soon as possible.',
  failed: 'This computer could not store it, or the item has changed again. Look at it once more.',
  /** A decision of mine that no longer fits. */
  heldUp: ({ decision }: { decision: string }) =>
    `You had chosen “${decision}” for the text as it was before. Whether it holds for the merged text is for you to say.`,
  repeat: ({ decision }: { decision: string }) => `${decision}: take it again on the merged text`,
  byItself: 'What merges by itself',
  fromMe: 'From you',
  fromThem: ({ name }: Name) => `From ${name}`,
  fromBoth: 'The same from both',
  nothing: 'Nothing',
  part: ({ field, what }: { field: string; what: string }) => (what === '' ? field : `${field}: ${what}`),
  added: ({ words }: { words: string }) => `${words} added`,
  removedEntries: ({ words }: { words: string }) => `${words} removed`,
  changed: ({ words }: { words: string }) => `${words} changed`,
  passages,
  rows,
  changedLast: ({ name }: Name) => `Last changed by ${name}`,
  mergedTitle: ({ name }: Name) => `Merged with changes by ${name}`,
  settledTitle: ({ name }: Name) => `Merged with the text by ${name}, as you decided`,
  undo: 'Undo the merge',
  undoHelp: 'Your text from before the merge is written anew; the merged text stays in the history.',
  undone: 'The merge is taken back: your text is as it was.',
  undoFailed: 'The merge could not be taken back: this computer did not store it.',
  hide: 'Hide',
  merges: 'Merges',
  takenBack: 'Taken back',
}
