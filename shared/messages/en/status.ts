import type { ProblemKind } from '../../sync/problem.ts'

const problems = {
  'not-signed-in': 'Sign in again to send it.',
  'not-found': 'The service no longer has this item.',
  'role-not-allowed': 'Your role does not allow this.',
  'no-such-transition': 'The item is not in a state in which this can be done.',
  'reason-missing': 'A reason is needed.',
  'invalid-request': 'The service did not understand what was sent.',
  'invalid-fields': 'A field holds something that the service does not accept.',
  'not-ready': 'Something is still missing before this can be done.',
  'title-taken': 'Another item already has this title.',
  'item-exists': 'The service already has an item with this identity.',
  claimed: 'Somebody else is reading this item.',
  answered: 'This suggestion has been answered differently meanwhile.',
  'operation-reused': 'The service took this for something that was sent before.',
  'operation-too-old':
    'It was sent long ago, and the service no longer knows what it answered. Look at the item as it is now.',
  'file-missing':
    'A file that it names is neither on this computer nor at the service. Add it again, or take it out.',
  'file-damaged': 'A file was damaged on the way to the service.',
  'file-refused': 'The service does not accept one of its files.',
  'membership-refused': 'The members have changed meanwhile.',
  'too-large': 'It is too large for the service.',
  'too-many-requests': 'The service asked for a pause.',
  unavailable: 'The service is not available.',
  internal: 'The service had a problem of its own.',
} satisfies Record<ProblemKind, string>

/** Where an item's words are: one sentence for each status, a short form for lists. */
export const status = {
  onThisComputer: 'On this computer',
  waiting: 'Waiting to be sent',
  sent: ({ revision }: { revision: number }) => `Sent, revision ${revision}`,
  refused: ({ reason }: { reason: string }) => `Refused: ${reason}`,
  refusedShort: 'Refused',
  needsYourDecision: 'Needs your decision',
  problems,
}
