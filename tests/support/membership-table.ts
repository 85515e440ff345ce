import type { MembershipActKind } from '#shared/members/membership-act.ts'

/**
 * Who may do what about the members, told in other words than the rules are, which are held against it. Columns: whom the
 * act is on. A word is the refusal; `ok` that it is allowed. Rows by who acts: anybody: somebody without a role in it; F: a
 * facilitator; O: the owner; M: a site moderator.
 */
const table = `
                    | who   | nobody             | pending         | active          | blocked         | owner
join                | self  | ok                 | already_pending | already_member  | blocked         | already_member
leave               | self  | not_a_member       | ok              | ok              | blocked         | owner_cannot_leave
accept_invitation   | self  | ok                 | ok              | already_member  | blocked         | already_member
decline_invitation  | self  | ok                 | ok              | ok              | ok              | ok
invite              | F O M | ok                 | already_pending | already_member  | is_blocked      | already_member
withdraw_invitation | F O M | ok                 | ok              | ok              | ok              | ok
approve             | F O M | not_pending        | ok              | not_pending     | not_pending     | not_pending
decline             | F O M | not_pending        | ok              | not_pending     | not_pending     | not_pending
change_role         | F O M | not_active         | not_active      | ok              | not_active      | owner_cannot_be_changed
hand_over           | O M   | not_active         | not_active      | ok              | not_active      | already_owner
block               | F O M | not_a_member       | ok              | ok              | already_blocked | owner_cannot_be_changed
unblock             | F O M | not_blocked        | not_blocked     | not_blocked     | ok              | not_blocked
remove              | F O M | not_a_member       | not_active      | ok              | ok              | owner_cannot_be_changed
change_policy       | F O M | ok                 | ok              | ok              | ok              | ok`

/** Whom an act is on. */
export const targetKinds = ['nobody', 'pending', 'active', 'blocked', 'owner'] as const
export type TargetKind = (typeof targetKinds)[number]

/** Who acts. */
export const actorKinds = [
  'reader',
  'pending',
  'blocked',
  'member',
  'author',
  'facilitator',
  'owner',
  'moderator',
  'legal_expert',
  'pending facilitator',
  'blocked facilitator',
] as const
export type ActorKind = (typeof actorKinds)[number]

const letters: Readonly<Partial<Record<ActorKind, string>>> = { facilitator: 'F', owner: 'O', moderator: 'M' }

const rows = new Map(
  table
    .trim()
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .filter(([name]) => name !== '')
    .map(([name = '', who = '', ...cells]) => [name, { who: who.split(' '), cells }] as const),
)

/** On oneself these are refused, whatever one is; the owner hears first that an owner is not changed. */
const notOnOneself: readonly string[] = ['approve', 'decline', 'change_role', 'block', 'unblock', 'remove']

/** What the table says: `ok`, or the name of the refusal. */
export function membershipAnswer(
  kind: MembershipActKind,
  actor: ActorKind,
  target: TargetKind,
  isSelf: boolean,
): string {
  const row = rows.get(kind)
  if (row === undefined) throw new Error(`The table has no row for ${kind}`)
  const isForAll = row.who.includes('self')
  if (!isForAll && !row.who.includes(letters[actor] ?? 'nobody')) {
    return row.who.includes('F') || actor !== 'facilitator' ? 'role_not_allowed' : 'only_owner_hands_over'
  }
  const cell = row.cells[targetKinds.indexOf(target)] ?? ''
  const sparesOwner = target === 'owner' && cell === 'owner_cannot_be_changed'
  return isSelf && notOnOneself.includes(kind) && !sparesOwner ? 'self' : cell
}
