import { AccountId } from '../content/identity.ts'
import type { Actor, CollectionRole } from './actor.ts'
import { type Decision, mayCreate, mayDelete, mayTransition } from './may.ts'
import type { Policy } from './policy.ts'
import { type TransitionName, transitionRules } from './rules.ts'
import { State } from './state.ts'

/** Everybody whom the workflow tells apart. `reader`: signed in, and no member; who waits to be one is the same. */
export const rightsRoles = ['reader', 'member', 'author', 'facilitator', 'moderator'] as const
export type RightsRole = (typeof rightsRoles)[number]

/** Whether somebody may: `with_reason` where they have to say why. */
export type Permission = 'no' | 'yes' | 'with_reason'

/** What may be done to texts of one's own, and to those of others. What is created is one's own. */
export interface Extent {
  readonly own: Permission
  readonly others: Permission
}

/** Something that can be done: creating an item straight into a state, or a step of an item that stands in one. */
export type Right =
  | { readonly act: 'create'; readonly to: State }
  | {
      readonly act: TransitionName | 'delete'
      readonly state: State
      /** Whether a published revision is live. */
      readonly isPublished: boolean
    }

export interface RightsRow {
  readonly right: Right
  /** Where the row holds for both an item that was published and one that never was. */
  readonly isEither: boolean
  readonly extents: Readonly<Record<RightsRole, Extent>>
}

const me = AccountId.parse('00000000-0000-4000-8000-000000000001')
const somebodyElse = AccountId.parse('00000000-0000-4000-8000-000000000002')

function actorOf(role: RightsRole): Actor {
  const as = (member: CollectionRole): Actor => ({
    account: me,
    membership: { role: member, state: 'active' },
    siteRoles: [],
  })
  switch (role) {
    case 'reader':
      return { account: me, membership: null, siteRoles: [] }
    case 'moderator':
      return { account: me, membership: null, siteRoles: ['moderator'] }
    case 'member':
    case 'author':
    case 'facilitator':
      return as(role)
  }
}

/** Ways in which an item of a state can stand: what is further than a proposal was published before. */
const standings: readonly { readonly state: State; readonly isPublished: boolean }[] = State.options.flatMap(
  state =>
    (state === 'draft' || state === 'proposed' ? [false, true] : [true]).map(isPublished => ({
      state,
      isPublished,
    })),
)

/** Every right that some policy knows, in the order in which an item goes its way. */
function allRights(): readonly Right[] {
  const steps = new Map(
    [...transitionRules.pre_moderated, ...transitionRules.post_moderated].map(rule => [
      rule.transition,
      rule.from,
    ]),
  )
  const creations: readonly Right[] = (['draft', 'proposed', 'validated'] as const).map(to => ({
    act: 'create',
    to,
  }))
  const transitions = [...steps].flatMap(([act, from]) =>
    standings.filter(({ state }) => state === from).map(standing => ({ act, ...standing })),
  )
  const deletions = standings.map(standing => ({ act: 'delete' as const, ...standing }))
  return [...creations, ...transitions, ...deletions]
}

const rights = allRights()

function permissionOf(decision: Decision): Permission {
  if (!decision.allowed) return 'no'
  return decision.reasonRequired ? 'with_reason' : 'yes'
}

function decided(right: Right, policy: Policy, actor: Actor, author: AccountId): Decision {
  if (right.act === 'create') return mayCreate(actor, policy, right.to)
  const item = { author, state: right.state, isPublished: right.isPublished }
  return right.act === 'delete'
    ? mayDelete(actor, policy, item)
    : mayTransition(actor, policy, item, right.act)
}

function extentOf(right: Right, policy: Policy, role: RightsRole): Extent {
  const actor = actorOf(role)
  return {
    own: permissionOf(decided(right, policy, actor, me)),
    others: right.act === 'create' ? 'no' : permissionOf(decided(right, policy, actor, somebodyElse)),
  }
}

/** What each role may do under a policy: a row for every right that any policy knows, asked of the workflow's own functions. */
export function rightsUnder(policy: Policy): readonly RightsRow[] {
  return rights.map(right => ({
    right,
    isEither: false,
    extents: {
      reader: extentOf(right, policy, 'reader'),
      member: extentOf(right, policy, 'member'),
      author: extentOf(right, policy, 'author'),
      facilitator: extentOf(right, policy, 'facilitator'),
      moderator: extentOf(right, policy, 'moderator'),
    },
  }))
}

export function isSameExtent(one: Extent, other: Extent): boolean {
  return one.own === other.own && one.others === other.others
}

function isHeldByAnybody({ extents }: RightsRow): boolean {
  return rightsRoles.some(role => extents[role].own !== 'no' || extents[role].others !== 'no')
}

function hasSameExtents(one: RightsRow, other: RightsRow): boolean {
  return rightsRoles.every(role => isSameExtent(one.extents[role], other.extents[role]))
}

/** The same right of an item in the same state that stands the other way: published before, or never. */
function isCounterpart(one: Right, other: Right): boolean {
  if (one.act === 'create' || other.act === 'create') return false
  return one.act === other.act && one.state === other.state && one.isPublished !== other.isPublished
}

/**
 * The same to be read: without what nobody may, and with one row where it makes no difference whether the item was
 * published before.
 */
export function rightsTable(policy: Policy): readonly RightsRow[] {
  const rows = rightsUnder(policy)
  return rows.flatMap(row => {
    if (!isHeldByAnybody(row)) return []
    const other = rows.find(({ right }) => isCounterpart(row.right, right))
    if (other === undefined || !hasSameExtents(row, other)) return [row]
    const isFirst = rows.indexOf(row) < rows.indexOf(other)
    return isFirst ? [{ ...row, isEither: true }] : []
  })
}

/** A right in one word for each part, to tell rows apart. */
export function rightKey(right: Right): string {
  return right.act === 'create'
    ? `create ${right.to}`
    : `${right.act} ${right.state} ${right.isPublished ? 'published' : 'first'}`
}
