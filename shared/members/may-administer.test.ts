import { expect, test } from 'vitest'
import {
  type ActorKind,
  actorKinds,
  membershipAnswer,
  type TargetKind,
  targetKinds,
} from '../../tests/support/membership-table.ts'
import { printCells } from '../../tests/support/workflow-table.ts'
import { AccountId } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import type { Actor } from '../workflow/actor.ts'
import type { Policy } from '../workflow/policy.ts'
import { type ActTarget, type MembershipActor, mayAdminister, mayOffer } from './may-administer.ts'
import { EmailAddress, InvitationId, type MemberStanding } from './member.ts'
import { type MembershipAct, membershipActKinds } from './membership-act.ts'

const me = AccountId.parse('10000000-0000-4000-8000-000000000001')
const somebody = AccountId.parse('10000000-0000-4000-8000-000000000002')
const owner = AccountId.parse('10000000-0000-4000-8000-000000000003')
const id = OperationId.parse('10000000-0000-4000-8000-000000000004')
const invitation = InvitationId.parse('10000000-0000-4000-8000-000000000005')
const policy: Policy = { membership: 'open', creation: 'only_members', moderation: 'pre_moderated' }
const other: Policy = { ...policy, membership: 'closed' }

function anActor(kind: ActorKind): MembershipActor {
  const as = (membership: Actor['membership'], siteRoles: Actor['siteRoles'] = []): MembershipActor => ({
    actor: { account: me, membership, siteRoles },
    isOwner: kind === 'owner',
  })
  switch (kind) {
    case 'reader':
      return as(null)
    case 'pending':
    case 'blocked':
      return as({ role: 'member', state: kind })
    case 'member':
    case 'author':
    case 'facilitator':
      return as({ role: kind, state: 'active' })
    case 'owner':
      return as({ role: 'facilitator', state: 'active' })
    case 'moderator':
      return as(null, ['moderator'])
    case 'legal_expert':
      return as({ role: 'member', state: 'active' }, ['legal_expert'])
    case 'pending facilitator':
      return as({ role: 'facilitator', state: 'pending' })
    case 'blocked facilitator':
      return as({ role: 'facilitator', state: 'blocked' })
  }
}

function aStanding(kind: TargetKind): MemberStanding | null {
  switch (kind) {
    case 'nobody':
      return null
    case 'owner':
      return { role: 'facilitator', state: 'active', isOwner: true }
    case 'pending':
    case 'active':
    case 'blocked':
      return { role: 'member', state: kind, isOwner: false }
  }
}

function aTarget(changes: Partial<ActTarget> = {}): ActTarget {
  return { account: somebody, standing: null, invitation: 'not_theirs', policy, owner, ...changes }
}

function anAct(kind: MembershipAct['kind'], seen: MemberStanding | null): MembershipAct {
  switch (kind) {
    case 'join':
    case 'leave':
      return { id, kind }
    case 'invite':
      return { id, kind, email: EmailAddress.parse('somebody@example.eu'), role: 'member' }
    case 'withdraw_invitation':
    case 'accept_invitation':
    case 'decline_invitation':
      return { id, kind, invitation }
    case 'change_role':
      return { id, kind, account: somebody, seen, role: 'author' }
    case 'block':
      return { id, kind, account: somebody, seen, reason: 'Advertises.' }
    case 'hand_over':
      return { id, kind, account: somebody, seen, owner }
    case 'change_policy':
      return { id, kind, policy: other, seen: policy }
    case 'approve':
    case 'decline':
    case 'unblock':
    case 'remove':
      return { id, kind, account: somebody, seen }
  }
}

function answerOf(act: MembershipAct, by: MembershipActor, on: ActTarget): string {
  const decision = mayAdminister(by, act, on)
  return decision.allowed ? 'ok' : decision.refusal
}

const openInvitation = (kind: MembershipAct['kind']) =>
  kind.endsWith('_invitation') ? ('open' as const) : ('not_theirs' as const)

test('every act by everybody on everybody is as the table has it', () => {
  let count = 0
  const wrong: string[] = []
  for (const kind of membershipActKinds)
    for (const actor of actorKinds)
      for (const target of targetKinds)
        for (const isSelf of [true, false]) {
          count += 1
          const standing = aStanding(target)
          const on = aTarget({ account: isSelf ? me : somebody, standing, invitation: openInvitation(kind) })
          const by = anActor(actor)
          const expected = membershipAnswer(kind, actor, target, isSelf)
          const answer = answerOf(anAct(kind, standing), by, on)
          const offered = mayOffer(kind, by, on)
          const where = `${kind} by ${actor} on ${isSelf ? 'oneself, ' : ''}${target}`
          if (answer !== expected) wrong.push(`${where}: ${answer}, not ${expected}`)
          // What is offered is what is allowed, so that no list offers what the service refuses.
          if (offered.allowed !== (answer === 'ok')) wrong.push(`${where}: offered ${offered.allowed}`)
        }
  expect(wrong).toEqual([])
  expect(count).toBe(1_540)
  printCells('shared/members', count, 'act × who acts × on whom × oneself or another')
})

const facilitator = anActor('facilitator')
const active = aStanding('active')

test('an act on what has changed since it was seen is refused, whatever it is', () => {
  const changed: readonly (MemberStanding | null)[] = [
    null,
    { role: 'author', state: 'active', isOwner: false },
    { role: 'member', state: 'blocked', isOwner: false },
    { role: 'facilitator', state: 'active', isOwner: true },
  ]
  for (const kind of ['approve', 'decline', 'change_role', 'block', 'unblock', 'remove'] as const)
    for (const standing of changed) {
      expect(answerOf(anAct(kind, active), facilitator, aTarget({ standing }))).toBe('member_changed')
    }
})

test('who may not act at all does not learn whether something has changed', () => {
  const on = aTarget({ standing: aStanding('blocked') })
  expect(answerOf(anAct('block', active), anActor('member'), on)).toBe('role_not_allowed')
})

test('two who hand over at once do not both succeed', () => {
  const on = aTarget({ standing: active, owner: me })
  expect(answerOf(anAct('hand_over', active), anActor('moderator'), on)).toBe('member_changed')
  expect(answerOf(anAct('hand_over', active), anActor('moderator'), aTarget({ standing: active }))).toBe('ok')
})

test('a policy takes the place of the one that was seen, and of no other', () => {
  expect(answerOf(anAct('change_policy', null), facilitator, aTarget({ policy: other }))).toBe(
    'policy_changed',
  )
  const same: MembershipAct = { id, kind: 'change_policy', policy, seen: policy }
  expect(answerOf(same, facilitator, aTarget())).toBe('same_policy')
})

test('a block says why', () => {
  const act: MembershipAct = { id, kind: 'block', account: somebody, seen: active, reason: '' }
  expect(answerOf(act, facilitator, aTarget({ standing: active }))).toBe('reason_missing')
})

test('the role that somebody has already is no change', () => {
  const act: MembershipAct = { id, kind: 'change_role', account: somebody, seen: active, role: 'member' }
  expect(answerOf(act, facilitator, aTarget({ standing: active }))).toBe('same_role')
})

test.each([
  ['ended', 'invitation_ended'],
  ['expired', 'invitation_expired'],
  ['not_theirs', 'no_such_invitation'],
] as const)('an invitation that is %s is neither accepted nor withdrawn', (standing, refusal) => {
  for (const kind of ['accept_invitation', 'decline_invitation', 'withdraw_invitation'] as const) {
    const on = aTarget({ account: me, invitation: standing })
    expect(answerOf(anAct(kind, null), facilitator, on)).toBe(refusal)
  }
})

test('an address is invited once at a time', () => {
  expect(answerOf(anAct('invite', null), facilitator, aTarget({ account: null, invitation: 'open' }))).toBe(
    'already_invited',
  )
})
