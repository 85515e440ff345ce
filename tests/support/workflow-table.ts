import type { Actor, CollectionRole } from '#shared/workflow/actor.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { State } from '#shared/workflow/state.ts'

/**
 * Who may do what, transcribed from the portal's own tables and told in other words than the workflow's, which is held
 * against it. Own: the item's author, an active member, or anybody signed in where any user may create; oA: the item's author
 * with the role author; m: any active member; A: author; F: facilitator; M: site moderator; any: anybody signed in and
 * not blocked. A reason: ! always, ? from somebody who decides on another's text. A dash: there is no such step.
 */
const updates = `
save_draft       | draft            -> draft            | own M     | own F M
propose          | draft            -> proposed         | own M     | -
publish          | draft            -> validated        | oA F M    | own F M
update_proposed  | proposed         -> proposed         | own F M   | own F M
approve          | proposed         -> validated        | oA F M    | F M
update_published | validated        -> validated        | oA F M    | own F M
save_new_draft   | validated        -> draft            | own F M   | own F M
propose_changes  | validated        -> proposed         | own F M ? | F M ?
report           | validated        -> needs_update     | F M !     | F M !
propose_again    | needs_update     -> proposed         | own F M   | own F M
request_deletion | validated        -> deletion_request | own !     | -
reject_deletion  | deletion_request -> validated        | oA F M !  | -
archive          | validated        -> archived         | F M       | F M
return_to_author | proposed         -> draft            | F M !     | F M !`

const deletions = `
draft            | own M | own F M
proposed         | F M   | own F M
validated        | F M   | own F M
needs_update     | F M   | own F M
deletion_request | F M   | own F M
archived         | F M   | own F M`

const creations = `
facilitators_and_authors | draft     | M A F   | M A F
facilitators_and_authors | proposed  | M A F   | -
facilitators_and_authors | validated | M A F   | M A F
only_members             | draft     | M m A F | M m A F
only_members             | proposed  | M m A F | -
only_members             | validated | M A F   | M m A F
any_user                 | draft     | any     | any
any_user                 | proposed  | any     | -
any_user                 | validated | M F     | any`

/** Who sees a latest revision that is not public. */
const views = `
never published  | own M
draft            | own F M
proposed         | own F M
needs_update     | own F M
deletion_request | own F M`

/** What becomes of an attempt, in the words of the protocol. */
export type CellAnswer =
  | 'allowed'
  | 'reason-missing'
  | 'role-not-allowed'
  | 'no-such-transition'
  /** Nothing of the item is in sight. */
  | 'not-found'

/** Somebody with one set of roles. */
export interface Role {
  readonly name: string
  readonly membership: Actor['membership']
  readonly siteRoles: Actor['siteRoles']
}

/** An item in one of the ways in which it can stand. */
interface Standing {
  readonly state: State
  readonly isPublished: boolean
}

export interface Cell {
  readonly policy: Policy
  readonly role: Role
  readonly isOwn: boolean
  readonly standing: Standing
  readonly step: TransitionName | 'delete'
}

function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map(line => line.split('|').map(part => part.trim()))
}

interface Permission {
  readonly who: readonly string[]
  readonly reason: 'never' | 'always' | 'from_others'
}

function permissionOf(text: string | undefined): Permission | null {
  if (text === undefined || text === '-') return null
  const words = text.split(/\s+/)
  const reason = words.includes('!') ? 'always' : words.includes('?') ? 'from_others' : 'never'
  return { who: words.filter(word => word !== '!' && word !== '?'), reason }
}

const columnOf = { pre_moderated: 0, post_moderated: 1 } as const

function columns(pre: string | undefined, post: string | undefined) {
  return [permissionOf(pre), permissionOf(post)] as const
}

const steps = rowsOf(updates).map(([name, way, pre, post]) => {
  const [from, to] = (way ?? '').split('->').map(state => State.parse(state.trim()))
  return { name, from, to, permissions: columns(pre, post) }
})
const deletionSteps = rowsOf(deletions).map(([from, pre, post]) => ({
  from,
  permissions: columns(pre, post),
}))
const creationSteps = rowsOf(creations).map(([creation, to, pre, post]) => ({
  creation,
  to,
  permissions: columns(pre, post),
}))
const sights = rowsOf(views).map(([state, who]) => ({ state, permission: permissionOf(who) }))

const active = (role: CollectionRole): Actor['membership'] => ({ role, state: 'active' })

/** Everybody whom the tables tell apart, and those whose membership does not count. */
export const roles: readonly Role[] = [
  { name: 'somebody who is no member', membership: null, siteRoles: [] },
  { name: 'a member', membership: active('member'), siteRoles: [] },
  { name: 'an author', membership: active('author'), siteRoles: [] },
  { name: 'a facilitator', membership: active('facilitator'), siteRoles: [] },
  { name: 'a site moderator', membership: null, siteRoles: ['moderator'] },
  { name: 'a legal expert', membership: active('member'), siteRoles: ['legal_expert'] },
  { name: 'a pending facilitator', membership: { role: 'facilitator', state: 'pending' }, siteRoles: [] },
  { name: 'a blocked facilitator', membership: { role: 'facilitator', state: 'blocked' }, siteRoles: [] },
]

export const policies: readonly Policy[] = (['open', 'closed'] as const).flatMap(membership =>
  (['facilitators_and_authors', 'only_members', 'any_user'] as const).flatMap(creation =>
    (['pre_moderated', 'post_moderated'] as const).map(moderation => ({ membership, creation, moderation })),
  ),
)

/** A proposal may be the first one, or changes of a published item; needs_update and deletion_request come after publishing. */
const standings: readonly Standing[] = [
  { state: 'draft', isPublished: false },
  { state: 'draft', isPublished: true },
  { state: 'proposed', isPublished: false },
  { state: 'proposed', isPublished: true },
  { state: 'validated', isPublished: true },
  { state: 'needs_update', isPublished: true },
  { state: 'deletion_request', isPublished: true },
  { state: 'archived', isPublished: true },
]

/** Every step of the table, and deleting. */
const stepNames: readonly (TransitionName | 'delete')[] = [
  'save_draft',
  'propose',
  'publish',
  'update_proposed',
  'approve',
  'update_published',
  'save_new_draft',
  'propose_changes',
  'report',
  'propose_again',
  'request_deletion',
  'reject_deletion',
  'archive',
  'return_to_author',
  'delete',
]

/** Every policy × role × ownership × standing × step. */
export function* cells(): Generator<Cell> {
  for (const policy of policies)
    for (const role of roles)
      for (const isOwn of [true, false])
        for (const standing of standings)
          for (const step of stepNames) yield { policy, role, isOwn, standing, step }
}

type Asking = Pick<Cell, 'policy' | 'role' | 'isOwn'>

function counts(role: Role, wanted?: CollectionRole): boolean {
  return role.membership?.state === 'active' && (wanted === undefined || role.membership.role === wanted)
}

function is(word: string, { policy, role, isOwn }: Asking): boolean {
  const isBlocked = role.membership?.state === 'blocked'
  switch (word) {
    case 'M':
      return role.siteRoles.includes('moderator')
    case 'F':
      return counts(role, 'facilitator')
    case 'A':
      return counts(role, 'author')
    case 'm':
      return counts(role)
    case 'any':
      return !isBlocked
    case 'oA':
      return isOwn && counts(role, 'author')
    case 'own':
      return isOwn && (counts(role) || (policy.creation === 'any_user' && !isBlocked))
    default:
      throw new Error(`The tables know nobody called ${word}`)
  }
}

function isAmong(permission: Permission, asking: Asking): boolean {
  return permission.who.some(word => is(word, asking))
}

/** Whether somebody sees the latest revision: what is public, what the table says, and always one's own words. */
function sees(asking: Asking, { state, isPublished }: Standing): boolean {
  if (state === 'validated' || state === 'archived' || asking.isOwn) return true
  const row = state === 'draft' && !isPublished ? 'never published' : state
  const permission = sights.find(sight => sight.state === row)?.permission
  return permission ? isAmong(permission, asking) : false
}

/** What the tables say to an attempt without a reason. */
export function answerOf(cell: Cell): CellAnswer {
  const { policy, standing, step, role, isOwn } = cell
  if (!sees(cell, standing)) return standing.isPublished ? 'role-not-allowed' : 'not-found'
  const rows =
    step === 'delete'
      ? deletionSteps.filter(({ from }) => from === standing.state)
      : steps.filter(({ name, from }) => name === step && from === standing.state)
  const permission = rows[0]?.permissions[columnOf[policy.moderation]] ?? null
  if (permission === null) return 'no-such-transition'
  if (!isAmong(permission, cell)) return 'role-not-allowed'
  const decidesOnOthers = !isOwn && (is('M', cell) || is('F', { policy, role, isOwn }))
  const needsReason =
    permission.reason === 'always' || (permission.reason === 'from_others' && decidesOnOthers)
  return needsReason ? 'reason-missing' : 'allowed'
}

/** What the tables say of creating an item straight into a state. */
export function answerToCreation(policy: Policy, role: Role, to: State): CellAnswer {
  const row = creationSteps.find(step => step.creation === policy.creation && step.to === to)
  const permission = row?.permissions[columnOf[policy.moderation]] ?? null
  if (permission === null) return 'no-such-transition'
  return isAmong(permission, { policy, role, isOwn: true }) ? 'allowed' : 'role-not-allowed'
}

/** The state that a step leads to; null where nothing is left. */
export function endOf(step: Cell['step']): State | null {
  return steps.find(({ name }) => name === step)?.to ?? null
}

/** Prints how many cells were walked, so that nobody takes an empty walk for a sound one. */
export function printCells(
  where: string,
  count: number,
  of = 'policy × creation setting × role × ownership × state × step',
): void {
  console.info(`${where}: ${count} cells of ${of}`)
}

/** A cell in words, for a failure's message. */
export function nameOf({ policy, role, isOwn, standing, step }: Cell): string {
  const { membership, creation, moderation } = policy
  const what = `${step} of ${isOwn ? 'an own' : 'another’s'} ${standing.isPublished ? 'published ' : ''}item in ${standing.state}`
  return `${what} by ${role.name} (${membership}, ${creation}, ${moderation})`
}
