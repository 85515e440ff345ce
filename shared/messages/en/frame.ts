import { counted, plural } from '../plural.ts'

export const frame = {
  program: 'OSOR Desk',
  title: ({ place }: { place: string }) => `${place} – OSOR Desk`,
  opening: 'Opening your library …',
  openingLong: 'This takes longer than usual. Nothing is lost; you can wait or load the window again.',
  asking: 'Asking who is signed in …',
  navigation: 'Main',
  write: 'Write',
  moderate: 'Moderate',
  observe: 'Observe',
  home: 'Home',
  drafts: 'Drafts',
  caseStudies: 'Case studies',
  review: 'Review',
  published: 'Published',
  templates: 'Templates',
  settings: 'Settings',
  waitingForReview: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, { one: 'item waits', other: 'items wait' })} for review`,
  collapseSidebar: 'Collapse sidebar',
  expandSidebar: 'Expand sidebar',
  search: 'Search and commands',
  /** Before the name, for those who do not see the place. */
  accountOf: 'Account:',
  account: ({ name }: { name: string }) => `Account: ${name}`,
  signOut: 'Sign out',
  signOutEllipsis: 'Sign out…',
  roles: {
    moderator: 'Moderator',
    legal_expert: 'Legal expert',
    facilitator: 'Facilitator',
    author: 'Author',
    member: 'Member',
    reader: 'Reader',
    pending: 'Membership waits for approval',
    blocked: 'Membership is blocked',
  },
  cancel: 'Cancel',
  tryAgain: 'Try again',
  reload: 'Reload',
  clearSearch: 'Clear search',
  sessionEnded: 'Your sign-in has ended. Everything is kept on this computer.',
  signInAgain: 'Sign in again',
  signingIn: 'Continue in your browser …',
  signOutTitle: 'Sign out?',
  signOutWaiting: ({ count }: { count: number }) =>
    `${counted(count)} ${plural(count, {
      one: 'item has not been sent yet. It stays',
      other: 'items have not been sent yet. They stay',
    })} on this computer, in your own library, and ${plural(count, {
      one: 'is',
      other: 'are',
    })} sent when you sign in again.`,
  signOutPlain: 'Your library stays on this computer. It opens again when you sign in.',
  staySignedIn: 'Stay signed in',
  notifications: 'Notifications',
  dismiss: 'Dismiss',
  newDraftFailed:
    'A new item could not be stored on this computer. Check that the disk has room, then try again.',
  crashTitle: 'This part of the window stopped working',
  crashBody:
    'Your words are kept: everything you wrote is stored on this computer moments after you type it. Reload the window to go on.',
  crashDetails: 'What happened',
  libraryTitle: 'Your library could not be opened',
  libraryBody:
    'What you wrote is still on this computer, but it could not be read just now. Check that the disk has room, then load the window again.',
  /** Relative times under a minute. */
  justNow: 'just now',
}
