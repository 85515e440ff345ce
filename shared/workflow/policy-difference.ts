import type { Policy } from './policy.ts'
import {
  type Permission,
  type Right,
  type RightsRole,
  rightKey,
  rightsRoles,
  rightsUnder,
} from './rights-table.ts'
import type { TransitionName } from './rules.ts'
import { type State, waitingStates } from './state.ts'

/** What becomes of a right of some roles: they get it, lose it, or have to give a reason with it, or no longer. */
type RightChange = 'gained' | 'lost' | 'reason_asked' | 'reason_dropped'

/** Whose texts it is about: `any` where it changes alike for one's own and for others'. */
type Whose = 'own' | 'others' | 'any'

/** One sentence of a difference: these roles gain or lose this. */
export interface RightStatement {
  readonly roles: readonly RightsRole[]
  readonly right: Right
  /** Of deleting: every state of which the same is to be said; else the one of the right. */
  readonly states: readonly State[]
  /** Whether it is said of items that were published before as well as of those that never were. */
  readonly isEither: boolean
  readonly whose: Whose
  readonly change: RightChange
  /** What the same people may do in its place with the same text, where that is the nearest thing. */
  readonly instead: 'propose' | 'publish' | 'delete' | 'request_deletion' | null
}

/** Items that wait in a state in which a decision can no longer be taken. */
export interface StrandedState {
  readonly state: State
  /** Decisions that facilitators and moderators can no longer take on them. */
  readonly lost: readonly TransitionName[]
  /** Those that are left. */
  readonly left: readonly (TransitionName | 'delete')[]
}

/** What another policy would change. */
export interface PolicyDifference {
  /** Who joins waits, or no longer. */
  readonly membership: 'opened' | 'closed' | null
  readonly statements: readonly RightStatement[]
  readonly stranded: readonly StrandedState[]
  /** How many cells (role × ownership × standing × step) were compared. */
  readonly compared: number
}

function changeOf(before: Permission, after: Permission): RightChange | null {
  if (before === after) return null
  if (after === 'no') return 'lost'
  if (before === 'no') return 'gained'
  return after === 'with_reason' ? 'reason_asked' : 'reason_dropped'
}

interface Cell {
  readonly role: RightsRole
  readonly right: Right
  readonly whose: Whose
  readonly change: RightChange
}

function changedCells(
  from: Policy,
  to: Policy,
): { readonly cells: readonly Cell[]; readonly compared: number } {
  const after = new Map(rightsUnder(to).map(row => [rightKey(row.right), row]))
  const cells: Cell[] = []
  let compared = 0
  for (const row of rightsUnder(from)) {
    for (const role of rightsRoles) {
      const [was, is] = [row.extents[role], after.get(rightKey(row.right))?.extents[role]]
      if (is === undefined) continue
      compared += 2
      const [own, others] = [changeOf(was.own, is.own), changeOf(was.others, is.others)]
      if (own !== null && own === others) cells.push({ role, right: row.right, whose: 'any', change: own })
      else {
        if (own !== null) cells.push({ role, right: row.right, whose: 'own', change: own })
        if (others !== null) cells.push({ role, right: row.right, whose: 'others', change: others })
      }
    }
  }
  return { cells, compared }
}

/** What takes the place of a right that is lost: the nearest step with the same text. */
const nearest: Readonly<Partial<Record<Right['act'], RightStatement['instead']>>> = {
  publish: 'propose',
  propose: 'publish',
  request_deletion: 'delete',
  delete: 'request_deletion',
}

function insteadOf({ right, whose, change, role }: Cell, to: Policy): RightStatement['instead'] {
  const act = nearest[right.act]
  if (change !== 'lost' || right.act === 'create' || act === undefined || act === null) return null
  const row = rightsUnder(to).find(
    other =>
      other.right.act === act &&
      other.right.state === right.state &&
      other.right.isPublished === right.isPublished,
  )
  const extent = row?.extents[role]
  if (extent === undefined) return null
  const permission = whose === 'others' ? extent.others : extent.own
  return permission === 'no' ? null : act
}

interface Grouped extends Omit<RightStatement, 'roles'> {
  readonly roles: RightsRole[]
}

function stateOf(right: Right): State {
  return right.act === 'create' ? right.to : right.state
}

/** One statement for all roles of which the same is to be said. */
function grouped(cells: readonly Cell[], to: Policy): readonly RightStatement[] {
  const groups = new Map<string, Grouped>()
  for (const cell of cells) {
    const { role, right, whose, change } = cell
    const instead = insteadOf(cell, to)
    const key = [rightKey(right), whose, change, instead].join(' ')
    const group = groups.get(key)
    if (group) group.roles.push(role)
    else
      groups.set(key, {
        roles: [role],
        right,
        states: [stateOf(right)],
        isEither: false,
        whose,
        change,
        instead,
      })
  }
  return [...groups.values()]
}

function sayTheSame(one: RightStatement, other: RightStatement): boolean {
  return (
    one.right.act !== 'create' &&
    other.right.act !== 'create' &&
    one.right.act === other.right.act &&
    one.right.state === other.right.state &&
    one.right.isPublished !== other.right.isPublished &&
    one.whose === other.whose &&
    one.change === other.change &&
    one.instead === other.instead &&
    one.roles.join() === other.roles.join()
  )
}

/** One statement where it makes no difference whether the item was published before. */
function folded(statements: readonly RightStatement[]): readonly RightStatement[] {
  return statements.flatMap((statement, index) => {
    const other = statements.findIndex(candidate => sayTheSame(statement, candidate))
    if (other < 0) return [statement]
    return index < other ? [{ ...statement, isEither: true }] : []
  })
}

/** One statement for all states from which the same people may delete, or no longer. */
function withDeletionsTogether(statements: readonly RightStatement[]): readonly RightStatement[] {
  const together = new Map<string, RightStatement>()
  for (const statement of statements) {
    const { right, whose, change, instead, roles } = statement
    const what = right.act === 'delete' ? 'delete' : rightKey(right)
    const key = [what, whose, change, instead, ...roles].join(' ')
    const earlier = together.get(key)
    together.set(key, earlier ? { ...earlier, states: [...earlier.states, ...statement.states] } : statement)
  }
  return [...together.values()]
}

/** What a facilitator may decide on others' items that wait in a state. */
function decisions(policy: Policy, state: State): readonly (TransitionName | 'delete')[] {
  const acts = rightsUnder(policy).flatMap(({ right, extents }) =>
    right.act !== 'create' && right.state === state && extents.facilitator.others !== 'no' ? [right.act] : [],
  )
  return [...new Set(acts)]
}

function isTransition(act: TransitionName | 'delete'): act is TransitionName {
  return act !== 'delete'
}

function strandedBy(from: Policy, to: Policy): readonly StrandedState[] {
  return waitingStates.flatMap(state => {
    const left = decisions(to, state)
    const lost = decisions(from, state)
      .filter(isTransition)
      .filter(act => !left.includes(act))
    return lost.length === 0 ? [] : [{ state, lost, left }]
  })
}

/** Compares every cell (role × ownership × standing × transition, creation, deletion) under two policies. */
export function policyDifference(from: Policy, to: Policy): PolicyDifference {
  const { cells, compared } = changedCells(from, to)
  const joining = to.membership === 'open' ? 'opened' : 'closed'
  return {
    membership: from.membership === to.membership ? null : joining,
    statements: withDeletionsTogether(folded(grouped(cells, to))),
    stranded: strandedBy(from, to),
    compared,
  }
}
