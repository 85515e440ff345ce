import { counted, plural } from '../plural.ts'

interface Count {
  readonly count: number
}

const words = ({ count }: Count) => `${counted(count)} ${plural(count, { one: 'word', other: 'words' })}`

/** Why a version was kept on this computer. */
const reasons = {
  pause: 'Kept when writing paused',
  before_writing: 'As it was before you wrote in it',
  before_restore: 'As it was before an older version was put back',
  before_import: 'As it was before an import replaced it',
  before_source: 'As it was before its edited source was applied',
  before_deletion: 'As it was when it was deleted',
  before_undo: 'Before a merge was taken back',
  typed_over: 'Another text of a passage that you changed',
  conflict_mine: 'Your text in a conflict',
  conflict_theirs: 'The other text in a conflict',
}

/** Local history, deleted drafts, what a crash left. */
export const localHistory = {
  reasons,
  words,
  now: 'The text as it stands',
  revision: ({ revision }: { revision: number }) => `Revision ${counted(revision)}`,
  /** A revision of which only the text is known here. */
  storedBy: ({ name }: { name: string }) => `${name}’s revision`,
  list: 'Versions',
  compareVersions: 'Compare versions…',
  offline:
    'The service cannot be reached now, so its revisions are not all shown. Versions on this computer are complete.',
  refused: 'The service does not show you its revisions of this item.',
  notSentYet: 'The service’s revisions begin when the item is sent for the first time.',
  asking: 'Asking the service for its revisions …',
  showOlder: ({ count }: Count) => `Show ${counted(count)} older`,
  dialogTitle: ({ title }: { title: string }) => `Versions of “${title}”`,
  dialogHelp:
    'Choose one version to read it, or two to compare them: with Shift and the arrow keys, or Ctrl and a click.',
  textOf: ({ version }: { version: string }) => `Text of ${version}`,
  compareWith: 'Compare with',
  compareWithNothing: 'Nothing: read it',
  reading: 'Reading …',
  comparison: ({ older, newer }: { older: string; newer: string }) => `From ${older} to ${newer}`,
  versionAt: ({ day, time }: { day: string; time: string }) => `${day}, ${time}`,
  thinnedOut: 'This version is no longer kept.',
  textOffline:
    'The text of this revision is kept by the service, which cannot be reached now. It shows again with a connection.',
  textRefused: 'The service does not show you this revision.',
  restore: 'Restore this version',
  /** What putting a version back makes. */
  restoreHelp: {
    revision:
      'It is written over the present text, as a new revision. The present text stays in this history.',
    new_draft:
      'It becomes a new draft; readers go on seeing the published text until the draft is published. The present text stays in this history.',
    waiting_words:
      'It is written over the present text and sent with your next decision. The present text stays in this history.',
  },
  restored: 'The older version is back.',
  restoreFailed: 'The version could not be put back: this computer did not store it.',
  undo: 'Undo',
  undone: 'The text is back as it was.',
  /** Why a version cannot be put back now. */
  restoreObstacles: {
    settle_first: 'Decide first which text stands; then a version can be restored.',
    read_only: 'You can read the versions of this item, but not change it.',
    on_its_way: 'A decision on this item is on its way; a version can be restored when it has arrived.',
    no_save:
      'In this state words are not saved by themselves: restore a version in the editor, where it goes with the next decision.',
  },

  deleteDraft: 'Delete draft',
  deleteFailed: 'The draft could not be deleted: this computer did not store it.',
  deleteNotThis: 'Only drafts that were never published can be deleted, by those who may write them.',
  deleteNotNow: 'It cannot be deleted now: something of it waits for a decision.',
  deleted: ({ title }: { title: string }) => `Deleted “${title}”.`,
  backAgain: 'The draft is back.',
  backAsNew: 'The deletion had left already: your words are a new draft.',
  nothingToRestore: 'Its words are no longer kept.',
  deletionWaits: 'Its deletion waits to be sent',
  deletedDrafts: 'Deleted drafts',
  deletedDraftsCount: ({ count }: Count) => `Deleted drafts (${counted(count)})`,
  deletedHelp: 'Drafts that you delete are kept on this computer for 30 days. Then they are gone.',
  deletedEmptyTitle: 'Nothing is deleted',
  deletedList: 'Deleted drafts',
  deletedWhen: 'Deleted',
  keptFor: ({ days }: { days: number }) =>
    days <= 0 ? 'gone soon' : `kept for ${counted(days)} more ${plural(days, { one: 'day', other: 'days' })}`,
  restoreDraft: 'Restore',
  deleteForGood: 'Delete for good',
  deleteForGoodTitle: 'Delete for good?',
  deleteForGoodQuestion: ({ title }: { title: string }) =>
    `“${title}” and its history on this computer cannot be brought back.`,
  keepIt: 'Keep it',
  deletedForGood: 'Deleted for good.',
  deletedPageTitle: 'This draft was deleted',
  deletedPageBody: 'Its words are kept on this computer for 30 days.',
  deletionConflictTitle: 'This item changed elsewhere since you deleted it',
  deletionConflictBody:
    'So it was not deleted. Here is the text as it is now; what you deleted is in its history. Say whether it is to go all the same.',
  deleteAnyway: 'Delete it all the same',
  deleteAnywayHelp: 'Your words stay in Deleted drafts for 30 days.',
  keepAfterAll: 'Keep the item',
  keepAfterAllHelp:
    'Words of yours that were not sent yet are back, and are compared with the other text next.',

  crashTitle: 'OSOR Desk did not end properly last time',
  crashSummary: ({ count }: Count) =>
    `${counted(count)} ${plural(count, { one: 'item has', other: 'items have' })} words that the service did not have by then. They are all on this computer.`,
  crashList: 'Items with unsent words',
  crashStored: 'last stored',
  crashShow: 'Show them',
  crashDismiss: 'Dismiss',
}
