import { type Problem, type ProblemKind, problemKind } from '../../sync/problem.ts'
import type { DecidingRule } from '../../workflow/deciding-rule.ts'
import type { Grant } from '../../workflow/rules.ts'
import { editor } from './editor.ts'
import { states } from './states.ts'

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
  'enquiry-refused': 'The enquiry has changed meanwhile.',
  'centre-refused': 'The list of resource centres has changed meanwhile.',
  'too-large': 'It is too large for the service.',
  'too-many-requests': 'The service asked for a pause.',
  unavailable: 'The service is not available.',
  internal: 'The service had a problem of its own.',
} satisfies Record<ProblemKind, string>

const people = {
  own: 'its author',
  own_if_author: 'its author, with the role of an author',
  member: 'members',
  author: 'authors',
  facilitator: 'facilitators',
  moderator: 'moderators',
  authenticated: 'everybody who is signed in',
} satisfies Record<Grant, string>

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** What an act is called. */
function actName(act: DecidingRule['act']): string {
  switch (act) {
    case 'create':
      return 'New item'
    case 'delete':
      return editor.deleteItem
    default:
      return editor.decisions[act]
  }
}

/** The rule by which the workflow refuses something, in a sentence. */
function ruleSentence({ act, from, state, allowed }: DecidingRule): string {
  const name = `“${actName(act)}”`
  if (state !== null && from !== null && state !== from) {
    return `${name} is possible while an item is “${states[from]}”; this one is “${states[state]}”.`
  }
  if (allowed.length === 0) return `There is no ${name} in this collection.`
  return `${name} is for ${listed.format(allowed.map(grant => people[grant]))}.`
}

const ruled: ReadonlySet<ProblemKind> = new Set(['role-not-allowed', 'no-such-transition'])

/** Why the service said no: the sentence of its kind, with the rule where there is one. */
function problem(refused: Problem): string {
  const kind = problemKind(refused)
  const { rule } = refused
  return rule !== undefined && ruled.has(kind) ? `${problems[kind]} ${ruleSentence(rule)}` : problems[kind]
}

/** Where an item's words are: one sentence for each status, a short form for lists. */
export const status = {
  onThisComputer: 'On this computer',
  waiting: 'Waiting to be sent',
  sent: ({ revision }: { revision: number }) => `Sent, revision ${revision}`,
  refused: ({ reason }: { reason: string }) => `Refused: ${reason}`,
  refusedShort: 'Refused',
  needsYourDecision: 'Needs your decision',
  problems,
  problem,
}
