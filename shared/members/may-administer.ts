import { z } from 'zod'
import type { AccountId } from '../content/identity.ts'
import { type Actor, isModerator, isPrivileged, type Membership } from '../workflow/actor.ts'
import type { Policy } from '../workflow/policy.ts'
import type { MemberStanding } from './member.ts'
import type { MembershipAct, MembershipActKind } from './membership-act.ts'

/** Why an act is refused. The message catalogue has a sentence for each, and the service names it in its problem. */
export const MembershipRefusal = z.enum([
  'role_not_allowed',
  'only_owner_hands_over',
  'owner_cannot_leave',
  'owner_cannot_be_changed',
  'already_owner',
  'self',
  'blocked',
  'is_blocked',
  'already_blocked',
  'not_blocked',
  'already_member',
  'already_pending',
  'not_pending',
  'not_active',
  'not_a_member',
  'same_role',
  'reason_missing',
  'member_changed',
  'already_invited',
  'no_such_invitation',
  'invitation_ended',
  'invitation_expired',
  'policy_changed',
  'same_policy',
])
export type MembershipRefusal = z.infer<typeof MembershipRefusal>

export type MembershipDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly refusal: MembershipRefusal }

/** Who acts: the account as the workflow sees it, and whether the collection is theirs. */
export interface MembershipActor {
  readonly actor: Actor
  readonly isOwner: boolean
}

/** How an invitation stands to whoever acts on it. `not_theirs`: to another address, or there is none. */
export type InvitationStanding = 'open' | 'ended' | 'expired' | 'not_theirs'

/** What an act is about, as it stands now. */
export interface ActTarget {
  /** Whoever the act is on: oneself for acts on oneself; null where no account is known, as of an address. */
  readonly account: AccountId | null
  readonly standing: MemberStanding | null
  /** Of acts on an invitation; of `invite`, whether one to the address is open. */
  readonly invitation: InvitationStanding
  readonly policy: Policy
  readonly owner: AccountId | null
}

type Where = Membership['state'] | 'none'
type Verdict = MembershipRefusal | 'ok'

interface ActRule {
  readonly who: 'anybody' | 'administrator' | 'owner_or_moderator'
  /** What it says on the owner, where it spares them. */
  readonly owner?: MembershipRefusal
  /** Whether one may do it to oneself; acts on oneself are. */
  readonly self?: MembershipRefusal
  /** By where the person stands whom it is on. */
  readonly on: Readonly<Record<Where, Verdict>>
}

const wherever = { none: 'ok', pending: 'ok', active: 'ok', blocked: 'ok' } as const
const inState = (state: Where, refusal: MembershipRefusal): Readonly<Record<Where, Verdict>> => ({
  none: refusal,
  pending: refusal,
  active: refusal,
  blocked: refusal,
  [state]: 'ok',
})

/** Who may do what to whom. Source: the portal's membership settings; handing over and trails are OSOR Desk's own. */
const actRules: Readonly<Record<MembershipActKind, ActRule>> = {
  join: {
    who: 'anybody',
    on: { none: 'ok', pending: 'already_pending', active: 'already_member', blocked: 'blocked' },
  },
  leave: {
    who: 'anybody',
    owner: 'owner_cannot_leave',
    // Who could leave while blocked could join again as if nothing had been.
    on: { none: 'not_a_member', pending: 'ok', active: 'ok', blocked: 'blocked' },
  },
  accept_invitation: {
    who: 'anybody',
    on: { none: 'ok', pending: 'ok', active: 'already_member', blocked: 'blocked' },
  },
  decline_invitation: { who: 'anybody', on: wherever },
  invite: {
    who: 'administrator',
    on: { none: 'ok', pending: 'already_pending', active: 'already_member', blocked: 'is_blocked' },
  },
  withdraw_invitation: { who: 'administrator', on: wherever },
  approve: { who: 'administrator', self: 'self', on: inState('pending', 'not_pending') },
  decline: { who: 'administrator', self: 'self', on: inState('pending', 'not_pending') },
  change_role: {
    who: 'administrator',
    owner: 'owner_cannot_be_changed',
    self: 'self',
    on: inState('active', 'not_active'),
  },
  hand_over: { who: 'owner_or_moderator', owner: 'already_owner', on: inState('active', 'not_active') },
  block: {
    who: 'administrator',
    owner: 'owner_cannot_be_changed',
    self: 'self',
    on: { none: 'not_a_member', pending: 'ok', active: 'ok', blocked: 'already_blocked' },
  },
  unblock: { who: 'administrator', self: 'self', on: inState('blocked', 'not_blocked') },
  remove: {
    who: 'administrator',
    owner: 'owner_cannot_be_changed',
    self: 'self',
    // Who waits is declined, and learns of it.
    on: { none: 'not_a_member', pending: 'not_active', active: 'ok', blocked: 'ok' },
  },
  change_policy: { who: 'administrator', on: wherever },
}

/** Whether somebody administers the members: facilitators, the owner among them, and site moderators. */
export function isAdministrator(actor: Actor): boolean {
  return isPrivileged(actor)
}

function refusalOfActor({ who }: ActRule, { actor, isOwner }: MembershipActor): Verdict {
  if (who === 'anybody') return 'ok'
  if (!isAdministrator(actor)) return 'role_not_allowed'
  return who === 'administrator' || isOwner || isModerator(actor) ? 'ok' : 'only_owner_hands_over'
}

function refusalOfInvitation(kind: MembershipActKind, invitation: InvitationStanding): Verdict {
  switch (kind) {
    case 'invite':
      return invitation === 'open' ? 'already_invited' : 'ok'
    case 'withdraw_invitation':
    case 'accept_invitation':
    case 'decline_invitation':
      if (invitation === 'open') return 'ok'
      if (invitation === 'not_theirs') return 'no_such_invitation'
      return invitation === 'expired' ? 'invitation_expired' : 'invitation_ended'
    default:
      return 'ok'
  }
}

function decisionOf(...verdicts: readonly Verdict[]): MembershipDecision {
  const refusal = verdicts.find(verdict => verdict !== 'ok')
  return refusal === undefined ? { allowed: true } : { allowed: false, refusal }
}

/** Whether a kind of act is open to somebody on somebody who stands so: what a list offers, and a part of the answer below. */
export function mayOffer(kind: MembershipActKind, by: MembershipActor, on: ActTarget): MembershipDecision {
  const rule = actRules[kind]
  const { standing } = on
  return decisionOf(
    refusalOfActor(rule, by),
    refusalOfInvitation(kind, on.invitation),
    standing?.isOwner ? (rule.owner ?? 'ok') : 'ok',
    on.account === by.actor.account ? (rule.self ?? 'ok') : 'ok',
    rule.on[standing?.state ?? 'none'],
  )
}

function isSameStanding(one: MemberStanding | null, other: MemberStanding | null): boolean {
  return one?.role === other?.role && one?.state === other?.state && one?.isOwner === other?.isOwner
}

/** Whether two policies say the same. */
export function isSamePolicy(one: Policy, other: Policy): boolean {
  return (
    one.membership === other.membership &&
    one.creation === other.creation &&
    one.moderation === other.moderation
  )
}

/** What was seen when the act was decided on, against what stands now. */
function refusalOfSeen(act: MembershipAct, on: ActTarget): Verdict {
  if (act.kind === 'change_policy') return isSamePolicy(act.seen, on.policy) ? 'ok' : 'policy_changed'
  if (!('seen' in act)) return 'ok'
  const isSeen = isSameStanding(act.seen, on.standing)
  return isSeen && (act.kind !== 'hand_over' || act.owner === on.owner) ? 'ok' : 'member_changed'
}

/** What the act itself says. */
function refusalOfContent(act: MembershipAct, on: ActTarget): Verdict {
  switch (act.kind) {
    case 'change_role':
      return act.role === on.standing?.role ? 'same_role' : 'ok'
    case 'block':
      return act.reason === '' ? 'reason_missing' : 'ok'
    case 'change_policy':
      return isSamePolicy(act.policy, on.policy) ? 'same_policy' : 'ok'
    default:
      return 'ok'
  }
}

/**
 * Whether somebody may do this to whom it is about, as that stands now. Who may not do such a thing at all learns
 * nothing of how it stands; an act on what has changed since it was seen is refused before anything else is said of it.
 */
export function mayAdminister(by: MembershipActor, act: MembershipAct, on: ActTarget): MembershipDecision {
  const whoever = decisionOf(refusalOfActor(actRules[act.kind], by))
  if (!whoever.allowed) return whoever
  const seen = decisionOf(refusalOfSeen(act, on))
  if (!seen.allowed) return seen
  const offered = mayOffer(act.kind, by, on)
  return offered.allowed ? decisionOf(refusalOfContent(act, on)) : offered
}
