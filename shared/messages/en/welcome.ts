import type { DemoAccountKey } from '../../sync/me.ts'
import type { SyncFailure } from '../../sync/sync-status.ts'

const roles = {
  editor: { name: 'Editor', can: 'Writes news and proposes it for publication.' },
  contributor: {
    name: 'Public administration',
    can: 'Contributes what an administration did with open source.',
  },
  facilitator: {
    name: 'Facilitator',
    can: 'Invites and approves members, and decides on their texts.',
  },
  owner: {
    name: 'Owner',
    can: 'Looks after the collection: its members, their roles and its policy.',
  },
  moderator: {
    name: 'Moderator',
    can: 'Reviews what is proposed, publishes it or returns it with a reason.',
  },
  legal: { name: 'Legal expert', can: 'Writes on licences and law, and reads what is published.' },
} satisfies Record<DemoAccountKey, { name: string; can: string }>

const failures = {
  unreachable: 'The service cannot be reached. Check the connection.',
  too_slow: 'The service takes too long to answer.',
  service_error: 'The service has a problem of its own.',
  busy: 'The service is busy and asked for a pause.',
  not_understood: 'What answers at this address is not an OSOR service. Check the address of the service.',
  library_failed: 'This computer could not store the sign-in. Check that the disk has room.',
} satisfies Record<SyncFailure, string>

export const welcome = {
  title: 'Welcome to OSOR Desk',
  what: 'Write, review and publish the Open Source Observatory – on a train as well as at a desk.',
  kept: 'Every word is stored on this computer first and sent when there is a connection.',
  demoHeading: 'Try it with a demo account',
  demoHint: 'All people are invented. What you write stays in the demo service.',
  roles,
  own: 'Sign in with your own account',
  ownHint: 'Opens your web browser; your password is never typed into OSOR Desk.',
  asking: 'Asking the service for its demo accounts …',
  continueInBrowser: 'Continue in your browser …',
  signingInAs: ({ name }: { name: string }) => `Signing in as ${name} …`,
  cancel: 'Cancel',
  tryAgain: 'Try again',
  cancelled: 'Signing in was cancelled. Nothing has changed.',
  denied: ({ detail }: { detail: string }) => `The service did not let you in: ${detail}`,
  deniedPlain: 'The service did not let you in.',
  refused: 'The service does not answer this desk. A newer version may be needed.',
  programFailed: 'OSOR Desk could not do this. Try again; if it stays so, start the program again.',
  failures,
  /** After what is wrong, where the question is asked again and again. */
  keepsTrying: 'OSOR Desk tries again by itself.',
}
