import type { NoticeKind } from '../../notices/notice.ts'
import { counted, plural } from '../plural.ts'

interface Happened {
  /** Who did it. */
  readonly name: string
  /** What the item is called. */
  readonly title: string
}

/** What happened, in a sentence without its last stop. */
const sentences = {
  proposed: ({ name, title }: Happened) => `${name} proposed “${title}”`,
  changes_proposed: ({ name, title }: Happened) => `${name} proposed changes to “${title}”`,
  proposed_again: ({ name, title }: Happened) => `${name} proposed “${title}” again`,
  deletion_requested: ({ name, title }: Happened) => `${name} asks for the deletion of “${title}”`,
  published: ({ name, title }: Happened) => `${name} published “${title}”`,
  approved: ({ name, title }: Happened) => `${name} approved and published “${title}”`,
  returned: ({ name, title }: Happened) => `${name} returned “${title}” to you`,
  reported: ({ name, title }: Happened) => `${name} reported that “${title}” needs an update`,
  changes_requested: ({ name, title }: Happened) => `${name} asks for changes in “${title}”`,
  deletion_rejected: ({ name, title }: Happened) => `${name} rejected the deletion of “${title}”`,
  updated: ({ name, title }: Happened) => `${name} changed the published text of “${title}”`,
  archived: ({ name, title }: Happened) => `${name} archived “${title}”`,
  deleted: ({ name, title }: Happened) => `${name} deleted “${title}”`,
  commented: ({ name, title }: Happened) => `${name} commented on “${title}”`,
  mentioned: ({ name, title }: Happened) => `${name} mentioned you in a comment on “${title}”`,
  claim_taken_over: ({ name, title }: Happened) => `${name} took over the review of “${title}” from you`,
  suggested: ({ name, title }: Happened) => `${name} suggests an edit of “${title}”`,
  suggestion_accepted: ({ name, title }: Happened) => `${name} accepted your suggestion for “${title}”`,
  suggestion_declined: ({ name, title }: Happened) => `${name} declined your suggestion for “${title}”`,
  followed: ({ name, title }: Happened) => `${name} published “${title}”, on a topic or country you follow`,
} satisfies Record<NoticeKind, (happened: Happened) => string>

export const notices = {
  sentences,
  heading: 'What happened',
  markAllRead: 'Mark all as read',
  allRead: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'notice is', other: 'notices are' })} marked as read.`,
  undo: 'Undo',
  unreadOne: 'New:',
  unread: ({ count }: { count: number }) => `${counted(count)} unread`,
  showEarlier: 'Show what was read',
  hideEarlier: 'Hide what was read',
  nothingNew: 'Nothing new.',
  gone: 'This item is not on this computer any more.',
  /** What the system shows when several things happened at once. */
  several: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'thing', other: 'things' })} happened`,
  settings: 'Notifications',
  system: 'On this computer',
  systemChoices: { on: 'Show', off: 'Do not show' },
  quiet: 'Quiet hours',
  quietChoices: { off: 'None', on: 'Hold back' },
  quietFrom: 'From',
  quietTo: 'To',
  quietWeekends: 'Saturday and Sunday',
  quietHint: 'What happens in quiet hours is shown together when they are over. Home always has all of it.',
  mail: 'By e-mail',
  mailChoices: { each: 'As it happens', daily: 'Once a day', none: 'None' },
  mailHint: ({ address }: { address: string }) => `The service writes to ${address}.`,
  mailNotOffered: 'This service sends no e-mail.',
  mailOffline:
    'The service cannot be reached, so this could not be changed. Try again when you are connected.',
  mailRefused: 'The service refused the change.',
} as const
