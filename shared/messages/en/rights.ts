import type { RightStatement, StrandedState } from '../../workflow/policy-difference.ts'
import type { Extent, RightsRole, RightsRow } from '../../workflow/rights-table.ts'
import type { TransitionName } from '../../workflow/rules.ts'
import type { State } from '../../workflow/state.ts'
import { counted, plural } from '../plural.ts'
import { states } from './states.ts'

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const choice = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Everybody of a role, as the beginning of a sentence or behind another. */
const people = {
  reader: 'people who are no members',
  member: 'members',
  author: 'authors',
  facilitator: 'facilitators',
  moderator: 'site moderators',
} satisfies Record<RightsRole, string>

/** Items of a state, more than one. */
const nouns = {
  draft: 'drafts',
  proposed: 'proposals',
  validated: 'published texts',
  needs_update: 'texts that need an update',
  deletion_request: 'texts whose deletion is requested',
  archived: 'archived texts',
} satisfies Record<State, string>

/** What is done in each step, to what. */
const steps = {
  save_draft: what => `go on writing in ${what}`,
  propose: what => `propose ${what}`,
  publish: what => `publish ${what}`,
  update_proposed: what => `change ${what} while they wait`,
  approve: what => `approve ${what}`,
  update_published: what => `publish changes of ${what} at once`,
  save_new_draft: what => `begin a new draft of ${what}`,
  propose_changes: what => `propose or request changes of ${what}`,
  report: what => `report ${what}`,
  propose_again: what => `propose ${what} again`,
  request_deletion: what => `request the deletion of ${what}`,
  reject_deletion: what => `reject the deletion of ${what}`,
  archive: what => `archive ${what}`,
  return_to_author: what => `return ${what} to their author`,
  delete: what => `delete ${what}`,
} satisfies Record<TransitionName | 'delete', (what: string) => string>

const creations = {
  draft: 'begin a text',
  proposed: 'propose a new text at once',
  validated: 'publish a new text at once',
} satisfies Partial<Record<State, string>>

const whoseWords = {
  own: 'their own ',
  others: 'other people’s ',
  any: 'any ',
} satisfies Record<RightStatement['whose'], string>

function nounOf(state: State, isPublished: boolean, isEither: boolean): string {
  if (isEither || (state !== 'draft' && state !== 'proposed')) return nouns[state]
  return isPublished ? `${nouns[state]} of published texts` : `${nouns[state]} that were never published`
}

/** What a step is done to, as its object. */
function objectOf(
  act: TransitionName | 'delete',
  state: State,
  isPublished: boolean,
  isEither: boolean,
): string {
  return act === 'reject_deletion' ? 'texts' : nounOf(state, isPublished, isEither)
}

function creationOf(to: State): string {
  return to === 'draft' || to === 'proposed' || to === 'validated' ? creations[to] : ''
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Said = Pick<RightStatement, 'right' | 'isEither' | 'whose' | 'states'>

/** What somebody may do, as it stands behind "may". */
function done({ right, isEither, whose, states }: Said): string {
  if (right.act === 'create') return creationOf(right.to)
  const { isPublished } = right
  const { act } = right
  const things = states.map(state => objectOf(act, state, isPublished, isEither || states.length > 1))
  const what = `${whoseWords[whose]}${choice.format(things)}`
  if (act === 'propose_changes' && whose !== 'any') {
    return whose === 'own' ? `propose changes of ${what}` : `request changes of ${what}`
  }
  return steps[act](what)
}

const instead = {
  propose: ': they propose them',
  publish: ': they publish them at once',
  delete: ': they delete them at once',
  request_deletion: ': they request their deletion',
} satisfies Record<NonNullable<RightStatement['instead']>, string>

const changes = {
  gained: (who, what) => `${who} may ${what}`,
  lost: (who, what) => `${who} may no longer ${what}`,
  reason_asked: (who, what) => `${who} have to give a reason when they ${what}`,
  reason_dropped: (who, what) => `${who} need no reason any more when they ${what}`,
} satisfies Record<RightStatement['change'], (who: string, what: string) => string>

function extent({ own, others }: Extent): string {
  if (own === 'no' && others === 'no') return 'No'
  if (others === 'no') return own === 'yes' ? 'Own' : 'Own, with a reason'
  if (own === 'no') return others === 'yes' ? 'Others’' : 'Others’, with a reason'
  if (own === others) return own === 'yes' ? 'All' : 'All, with a reason'
  return own === 'yes' ? 'All, others’ with a reason' : 'All, own with a reason'
}

/** What becomes of items in each step, behind "be". */
const participles = {
  save_draft: 'written on',
  propose: 'proposed',
  publish: 'published',
  update_proposed: 'changed',
  approve: 'approved',
  update_published: 'changed at once',
  save_new_draft: 'drafted anew',
  propose_changes: 'sent back for changes',
  report: 'reported',
  propose_again: 'proposed again',
  request_deletion: 'asked to be deleted',
  reject_deletion: 'rejected',
  archive: 'archived',
  return_to_author: 'returned to their author',
  delete: 'deleted',
} satisfies Record<TransitionName | 'delete', string>

function participle(act: TransitionName | 'delete', state: State): string {
  return act === 'delete' && state === 'deletion_request' ? 'granted' : participles[act]
}

/** What roles may do, and what another policy would change of it. */
export const rights = {
  caption: 'What each role may do to texts in each state, under the policy of the collection',
  captionThen: 'What each role may do under the policy that you have chosen',
  hint: 'Own: texts that one has written. Others’: what somebody else has written. Made from the rules that the service itself applies.',
  columns: {
    step: 'Step',
    reader: 'No member',
    member: 'Member',
    author: 'Author',
    facilitator: 'Facilitator, owner',
    moderator: 'Site moderator',
  } satisfies Record<RightsRole | 'step', string>,
  groups: {
    create: 'Creating',
    draft: 'Drafts',
    proposed: 'Proposals',
    validated: 'Published texts',
    needs_update: 'Texts that need an update',
    deletion_request: 'Requests for deletion',
    archived: 'Archived texts',
  } satisfies Record<State | 'create', string>,
  row: ({ right, isEither }: Pick<RightsRow, 'right' | 'isEither'>) =>
    upperFirst(
      right.act === 'create'
        ? creationOf(right.to)
        : steps[right.act](objectOf(right.act, right.state, right.isPublished, isEither)),
    ),
  extent,
  created: (may: boolean) => (may ? 'Yes' : 'No'),
  was: ({ before }: { before: string }) => `was: ${before}`,
  statement: (statement: RightStatement) => {
    const who = upperFirst(list.format(statement.roles.map(role => people[role])))
    const end = statement.instead === null ? '' : instead[statement.instead]
    return `${changes[statement.change](who, done(statement))}${end}.`
  },
  lostHeading: 'No longer possible',
  gainedHeading: 'Newly possible',
  opened: 'Whoever joins is a member at once. Who waits already still waits for an answer.',
  closed: 'Whoever joins waits until a facilitator approves.',
  /** What becomes of items that wait in a state of which a decision goes away. */
  stranded: ({ count, stranded }: { count: number; stranded: StrandedState }) => {
    const which = plural(count, { one: 'item waits', other: 'items wait' })
    const could = list.format(stranded.lost.map(act => participle(act, stranded.state)))
    const can = stranded.left.map(act => participle(act, stranded.state))
    const end = can.length === 0 ? '' : `, only ${choice.format(can)}`
    return `${counted(count)} ${which} in the state “${states[stranded.state]}”. ${plural(count, { one: 'It', other: 'They' })} could then no longer be ${could}${end}. Decide first.`
  },
}
