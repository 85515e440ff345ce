import type { TransitionName } from '../../workflow/rules.ts'
import type { State } from '../../workflow/state.ts'
import { counted, plural } from '../plural.ts'

/** What the toast says after a decision. */
const done = {
  save_draft: 'Saved',
  propose: 'Proposed',
  publish: 'Published',
  update_proposed: 'Saved',
  approve: 'Approved and published',
  update_published: 'Published',
  save_new_draft: 'Saved',
  propose_changes: 'Changes requested',
  report: 'Reported',
  propose_again: 'Proposed again',
  request_deletion: 'Deletion requested',
  reject_deletion: 'Deletion rejected',
  archive: 'Archived',
  return_to_author: 'Returned to its author',
  delete: 'Deleted',
} satisfies Record<TransitionName | 'delete', string>

/** A reviewer's name for a decision, where it differs from the author's. */
const decisions: Partial<Record<TransitionName, string>> = {
  propose_changes: 'Request changes',
  propose_again: 'Propose again',
}

/** What brought an item into its state, before the time since when it has been there: "proposed 3 days ago". */
const since = {
  draft: 'back in writing',
  proposed: 'proposed',
  validated: 'published',
  needs_update: 'reported',
  deletion_request: 'deletion requested',
  archived: 'archived',
} satisfies Record<State, string>

/** Why an item waits that nobody proposed. */
const waitsBecause: Readonly<Partial<Record<State, string>>> = {
  needs_update:
    'It stays published while it waits for its update. Its author or you change it in the editor; then it is proposed again.',
  deletion_request: 'It stays published until this is decided.',
}

export const review = {
  title: 'Review',
  grantDeletion: 'Grant deletion',
  deletionNotNow: 'Not deleted: something else has to be decided or sent first.',
  queue: 'Review queue',
  count: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'item waits', other: 'items wait' })}`,
  search: 'Search review',
  searchPlaceholder: 'Title, author, organisation',
  sort: 'Sort',
  sorts: {
    oldest: 'Oldest first',
    newest: 'Newest first',
    title: 'By title',
    author: 'By author',
    largest: 'Largest change',
  },
  filter: ({ count }: { count: number }) => (count === 0 ? 'Filter' : `Filter: ${counted(count)}`),
  filterTitle: 'Filter the queue',
  byState: 'State',
  byType: 'Type',
  byClaim: 'Claim',
  byChecks: 'Checks',
  claims: { free: 'Claimed by nobody', mine: 'Claimed by me', others: 'Claimed by others' },
  checks: { complete: 'Complete', incomplete: 'Something missing' },
  changedWords: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'word changed', other: 'words changed' })}`,
  newWords: ({ count }: { count: number }) =>
    `new, ${counted(count)} ${plural(count, { one: 'word', other: 'words' })}`,
  mark: ({ title }: { title: string }) => `Mark ${title}`,
  marked: ({ count }: { count: number }) => `${counted(count)} marked`,
  markAll: 'Mark all shown',
  clearMarks: 'Clear',
  decideMarked: 'Decide…',
  bulk: {
    title: ({ count }: { count: number }) =>
      `Decide on ${counted(count)} ${plural(count, { one: 'item', other: 'items' })}`,
    decision: 'Decision',
    note: 'Each item is decided on in the revision that is shown here; what has changed meanwhile comes back to you.',
    list: 'Marked items',
    confirm: ({ decision, count }: { decision: string; count: number }) =>
      `${decision}: ${counted(count)} ${plural(count, { one: 'item', other: 'items' })}`,
    nothing: 'None of these items can be decided on like this.',
    close: 'Close',
    ready: 'Ready',
    done: 'Decided',
    failed: 'Could not be stored',
    obstacles: {
      not_here: 'Not possible in its state',
      claimed: 'Somebody else reads it',
      incomplete: 'Something is missing',
      not_read: 'Not read yet: open it first',
      own_changes: 'You have changed it: decide there',
    },
  },
  since,
  waitsBecause,
  emptyTitle: 'Nothing waits for you',
  emptyBody: 'What others propose comes here, the oldest first. You are up to date.',
  noMatchTitle: 'Nothing matches',
  noMatchBody: 'Try other words, or show everything.',
  clearFilters: 'Show everything',
  chooseTitle: 'Choose an item to read',
  chooseBody: 'Arrow keys or J and K move through the queue.',
  item: 'Item in review',
  changes: 'Changes',
  text: 'Text',
  trail: 'Trail',
  decide: 'Decision',
  decisions,
  done,
  doneWith: ({ done: what, title }: { done: string; title: string }) => `${what}: ${title}`,
  toQueue: 'Back to the queue',
  changedTitle: 'This changed while you were reading',
  changedBody: 'Decisions stand on the text that was read. Look at the new one first.',
  showNew: 'Show the new text',
  sinceRead: 'What has changed since you read it.',
  compareWith: 'Compare with',
  comparisons: { read: 'The text that you read', published: 'The published text' },
  metTitle: ({ name }: { name: string }) => `${name} changed this after you had read it`,
  metBody: ({ decision }: { decision: string }) =>
    `“${decision}” was not carried out: it stood on the text that you had read. Look at what has changed, and decide again.`,
  metWithWords: ({ decision }: { decision: string }) =>
    `“${decision}” was not carried out, and you have changed the text yourself. Compare both texts in the editor.`,
  lookAgain: 'Show what has changed',
  decideAgainFirst: 'Your last decision met a newer text: look at that first.',
  readNewFirst: 'Read the new text first: a decision stands on what was read.',
  incomplete: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'thing is', other: 'things are' })} missing before it can be published`,
  incompleteFirst: 'It can be published once nothing is missing.',
  onItsWay: 'A decision on this item is on its way.',
  unsentChanges: 'You changed this item yourself: your changes travel with the decision.',
  notHere: 'There is nothing to decide on this item any more.',
  position: ({ position, count }: { position: number; count: number }) =>
    `${counted(position)} of ${counted(count)}`,
  next: 'Next item',
  previous: 'Previous item',
  reasonHelp: 'The author reads it, and it stays on the item’s trail.',
  by: ({ name }: { name: string }) => `by ${name}`,
  edit: 'Open in the editor',
  claim: {
    region: 'Who reads it',
    nobody: 'Nobody has claimed this.',
    yours: ({ until }: { until: string }) =>
      `You read this until ${until}; while it is open, the claim renews itself.`,
    ended: ({ until }: { until: string }) =>
      `Your claim ended at ${until}, as it was not renewed. Nobody reads this now.`,
    theirs: ({ name, until }: { name: string; until: string }) => `${name} reads this until ${until}.`,
    claim: 'Claim',
    release: 'Release',
    takeOver: 'Take over…',
    takeOverTitle: 'Take over',
    word: ({ name }: { name: string }) => `A word to ${name}`,
    wordHelp: 'Shown to them with the item. Their comments and changes stay.',
    wordMissing: 'Leave them a word.',
    wordTooLong: ({ over }: { over: number }) => `${counted(over)} too many letters`,
    takenTitle: ({ name }: { name: string }) => `${name} has taken this over from you`,
    lostTitle: ({ name }: { name: string }) => `${name} was first`,
    lostBody: 'You had claimed this before the service knew of it. Your comments and changes are kept.',
    lostToNobody: 'Your claim was not accepted: the item does not wait any more, or your role has changed.',
    understood: 'Understood',
    takeOverFirst: ({ name }: { name: string }) => `${name} reads this. Take it over to decide.`,
    failed: 'This could not be stored on this computer.',
    chip: ({ name }: { name: string }) => `Claimed by ${name}`,
    chipYours: 'Claimed by you',
  },
}
