import type { Refusal } from '../../workflow/may.ts'
import type { TransitionName } from '../../workflow/rules.ts'
import type { State } from '../../workflow/state.ts'
import { counted, plural } from '../plural.ts'

/** What a decision is called on its button. */
const decisions = {
  save_draft: 'Save',
  propose: 'Propose',
  publish: 'Publish',
  update_proposed: 'Save',
  approve: 'Approve and publish',
  update_published: 'Publish',
  save_new_draft: 'Save',
  propose_changes: 'Submit changes',
  report: 'Report',
  propose_again: 'Submit changes',
  request_deletion: 'Request deletion',
  reject_deletion: 'Reject deletion',
  archive: 'Archive',
  return_to_author: 'Return to author',
} satisfies Record<TransitionName, string>

/** What has happened, as the trail says it. */
const past = {
  create: 'wrote the first draft',
  save_draft: 'saved the draft',
  propose: 'proposed it',
  publish: 'published it',
  update_proposed: 'changed the proposal',
  approve: 'approved and published it',
  update_published: 'changed the published text',
  save_new_draft: 'started a new draft',
  propose_changes: 'proposed changes',
  report: 'reported that it needs an update',
  propose_again: 'proposed it again',
  request_deletion: 'asked for its deletion',
  reject_deletion: 'rejected the deletion',
  archive: 'archived it',
  return_to_author: 'returned it to its author',
} satisfies Record<TransitionName | 'create', string>

/** What is on its way, while it can still be taken back. */
const onItsWay = {
  save_draft: 'It will be saved.',
  propose: 'Proposed. It goes to the moderators as soon as it is sent.',
  publish: 'Published as soon as it is sent.',
  update_proposed: 'It will be saved.',
  approve: 'Approved. It is published as soon as this is sent.',
  update_published: 'Published as soon as it is sent.',
  save_new_draft: 'It will be saved.',
  propose_changes: 'Changes submitted. They go to the moderators as soon as they are sent.',
  report: 'Reported. Its author learns of it as soon as this is sent.',
  propose_again: 'Changes submitted. They go to the moderators as soon as they are sent.',
  request_deletion: 'Deletion requested. The moderators learn of it as soon as this is sent.',
  reject_deletion: 'Deletion rejected. Its author learns of it as soon as this is sent.',
  archive: 'Archived as soon as this is sent.',
  return_to_author: 'Returned. Its author learns of it as soon as this is sent.',
} satisfies Record<TransitionName, string>

const readOnly = {
  draft: 'This draft is not yours: you can read it.',
  proposed: 'It is being reviewed. You can read it; its author and the moderators can change it.',
  validated: 'It is published. You can read it; its author and the moderators can change it.',
  needs_update: 'It needs an update. You can read it; its author and the moderators can change it.',
  deletion_request: 'Its deletion was requested. Nothing is changed in it until that is decided.',
  archived: 'It is archived. What is archived is not changed any more.',
} satisfies Record<State, string>

const refusals = {
  no_such_transition: 'This is not possible in the state the item is in.',
  role_not_allowed: 'Your role does not allow this.',
  reason_missing: 'A reason is needed.',
  not_visible: 'You cannot see this item.',
} satisfies Record<Refusal, string>

export const editor = {
  toolbar: 'Formatting',
  bodyPlaceholder: 'Write here. “## ” makes a heading, “- ” a list, “> ” a quote.',
  linkTitle: 'Link',
  linkAddress: 'Address',
  linkHelp: 'A web address (https://…), an e-mail address (mailto:…) or a page of the portal (/…).',
  linkEmpty: 'Type an address, or remove the link.',
  linkSave: 'Set link',
  linkRemove: 'Remove link',
  loading: 'Opening …',
  missing: 'This item is not on this computer',
  missingBody: 'It may have been deleted, or it comes with the next sync.',
  inspector: 'Inspector',
  showInspector: 'Show inspector',
  hideInspector: 'Hide inspector',
  details: 'Details',
  checks: 'Checks',
  history: 'History',
  itemStatus: 'Item status',
  readingTime: ({ minutes }: { minutes: number }) => `${counted(minutes)} min read`,
  words: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'word', other: 'words' })}`,
  saving: 'Saving …',
  unsaved: 'Not stored yet …',
  saveNow: 'Store now',
  notStoredBeforeDecision: 'Your words could not be stored, so nothing was decided. Try again.',
  decisionFailed: 'The decision could not be stored on this computer. Try again.',
  decisions,
  past,
  onItsWay,
  readOnly,
  refusals,
  waitsForReview: 'It waits for review. Until somebody decides, you can go on changing it.',
  editsPublished:
    'It is published. What you change becomes a new draft; readers see the published text until the new one is published.',
  moreActions: 'More actions',
  moreDecisions: 'More decisions',
  nothingToSubmit: 'Nothing has been changed since it was published.',
  settleFirst: 'Decide first which text stands.',
  takeBack: 'Take back',
  takenBack: 'Taken back.',
  tooLateToTakeBack: 'Too late to take it back: it has been handed to the network.',
  reason: 'Reason',
  reasonHelp: 'Others read it on the item’s trail.',
  reasonMissing: 'Give a reason first.',
  returnedTitle: ({ name }: { name: string }) => `${name} returned it to you`,
  reportedTitle: ({ name }: { name: string }) => `${name} asks for an update`,
  requestedTitle: ({ name }: { name: string }) => `${name} asks for changes`,
  rejectedDeletionTitle: ({ name }: { name: string }) => `${name} rejected the deletion`,
  refusedTitle: 'The service refused what was sent',
  sendAgain: 'Send again',
  dropDecision: 'Go on writing',
  conflictTitle: 'This item was changed elsewhere while you were writing',
  conflictGone:
    'It is no longer at the service: it was deleted, or you may not see it any more. Your text is kept.',
  keepMine: 'Keep mine',
  keepMineHelp: 'Your fields are sent on top of the other revision, which stays in the history.',
  keepTheirs: 'Keep theirs',
  keepTheirsHelp: 'The other revision stands; your text becomes a draft of its own.',
  keptAsDraft: 'Your text is kept as a draft of its own.',
  openDraft: 'Open it',
  historyOffline:
    'The history is kept by the service, which cannot be reached now. It shows again with a connection.',
  historyRefused: 'The service does not show you the history of this item.',
  historyNotYet: 'The history begins when the item is sent for the first time.',
  historyLoading: 'Asking the service …',
  historyList: 'Trail',
  revision: ({ revision }: { revision: number }) => `Revision ${revision}`,
  readRevision: ({ revision }: { revision: number }) => `Read revision ${revision}`,
}
