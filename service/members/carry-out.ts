import type { AccountId } from '#shared/content/identity.ts'
import type { ActTarget } from '#shared/members/may-administer.ts'
import type { MemberStanding } from '#shared/members/member.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import type { Account } from '../accounts/account.ts'
import { findAccount } from '../accounts/account.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Storage } from '../storage/storage.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { type QueueMail, queueInvitationMail } from './invitation-mail.ts'
import { endInvitation, findInvitation, storeInvitation } from './invitations.ts'
import type { StoredMembershipChange } from './stored-change.ts'
import { storeStanding } from './stored-members.ts'

/** What acts work with. */
export interface ActParts {
  readonly storage: Storage
  readonly clock: () => Date
  /** Origin under which the page of an invitation is reached. */
  readonly publicUrl: string
  readonly queueMail: QueueMail
}

/** An act that is allowed: by whom, on what as it stands now, and when. */
export interface AllowedAct {
  readonly by: Account
  readonly target: ActTarget
  readonly now: Date
}

/** What an act has changed, for the trail and for whoever asked. */
interface CarriedOut {
  readonly change: StoredMembershipChange
  readonly reason: string | null
  readonly link: string | null
  readonly concernsOthers: boolean
}

/** The address of the page on which an invitation is accepted. */
function invitationLink(publicUrl: string, secret: string): string {
  return `${publicUrl}/invitations/${secret}`
}

/** Where an act on a member leads; null: out of the collection. */
function standingAfter(
  act: MembershipAct,
  from: MemberStanding | null,
  target: ActTarget,
): MemberStanding | null {
  const role = from?.role ?? 'member'
  switch (act.kind) {
    case 'join':
      return {
        role: 'member',
        state: target.policy.membership === 'open' ? 'active' : 'pending',
        isOwner: false,
      }
    case 'approve':
    case 'unblock':
      return { role, state: 'active', isOwner: false }
    case 'change_role':
      return { role: act.role, state: 'active', isOwner: false }
    case 'block':
      return { role, state: 'blocked', isOwner: false }
    default:
      return null
  }
}

/** The addresses of the owner and the facilitators. */
async function facilitators(transaction: DatabaseTransaction): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select('account.email')
    .where('membership.role', '=', 'facilitator')
    .where('membership.state', '=', 'active')
    .execute()
  return rows.map(({ email }) => email)
}

/** Tells whoever has to know of what became of a membership. */
async function tellOf(
  transaction: DatabaseTransaction,
  parts: ActParts,
  act: MembershipAct,
  { by, account, to }: { by: Account; account: AccountId; to: MemberStanding | null },
): Promise<void> {
  const { name: collection } = await loadCollection(transaction)
  if (act.kind === 'join' && to?.state === 'pending') {
    const letter = { kind: 'request', to: await facilitators(transaction), person: by.person.name } as const
    await queueInvitationMail(transaction, { ...letter, collection }, parts.queueMail)
  }
  if (act.kind !== 'approve' && act.kind !== 'decline') return
  const person = await findAccount(transaction, account)
  if (person === undefined) return
  const kind = act.kind === 'approve' ? 'approved' : 'declined'
  await queueInvitationMail(transaction, { kind, to: person.email, collection }, parts.queueMail)
}

async function moveMember(
  transaction: DatabaseTransaction,
  parts: ActParts,
  act: MembershipAct,
  { by, target, now }: AllowedAct,
): Promise<CarriedOut> {
  const account = target.account ?? by.person.id
  const from = target.standing
  const to = standingAfter(act, from, target)
  await storeStanding(transaction, account, to, now)
  await tellOf(transaction, parts, act, { by, account, to })
  return {
    change: { about: 'member', person: account, from, to },
    reason: 'reason' in act && act.reason !== undefined && act.reason !== '' ? act.reason : null,
    link: null,
    concernsOthers: account !== by.person.id,
  }
}

async function invite(
  transaction: DatabaseTransaction,
  parts: ActParts,
  { email, role }: Extract<MembershipAct, { kind: 'invite' }>,
  { by, now }: AllowedAct,
): Promise<CarriedOut> {
  const { secret, expiresAt } = await storeInvitation(transaction, { email, role, by }, now)
  const link = invitationLink(parts.publicUrl, secret)
  const { name: collection } = await loadCollection(transaction)
  const letter = { to: email, inviter: by.person.name, collection, role, link, expiresAt }
  await queueInvitationMail(transaction, { kind: 'invitation', ...letter }, parts.queueMail)
  const change = { about: 'invitation', email, role, person: null } as const
  return { change, reason: null, link, concernsOthers: false }
}

/** Ends an invitation, and makes whoever accepts it a member with its role. */
async function answerInvitation(
  transaction: DatabaseTransaction,
  act: Extract<MembershipAct, { invitation: unknown }>,
  { by, now }: AllowedAct,
): Promise<CarriedOut> {
  const invitation = await findInvitation(transaction, act.invitation)
  if (invitation === undefined) throw new Error('an invitation that was found is no more')
  const { email, role } = invitation
  const ends = {
    withdraw_invitation: 'withdrawn',
    accept_invitation: 'accepted',
    decline_invitation: 'declined',
  } as const
  await endInvitation(transaction, act.invitation, ends[act.kind])
  if (act.kind === 'accept_invitation') {
    await storeStanding(transaction, by.person.id, { role, state: 'active', isOwner: false }, now)
  }
  const person = act.kind === 'withdraw_invitation' ? null : by.person.id
  return {
    change: { about: 'invitation', email, role, person },
    reason: null,
    link: null,
    concernsOthers: false,
  }
}

/** The owner before stays a facilitator; the new one becomes one. */
async function handOver(
  transaction: DatabaseTransaction,
  { account }: Extract<MembershipAct, { kind: 'hand_over' }>,
  { by, target, now }: AllowedAct,
): Promise<CarriedOut> {
  const { owner } = target
  const asFacilitator = { role: 'facilitator', state: 'active' } as const
  if (owner !== null) await storeStanding(transaction, owner, { ...asFacilitator, isOwner: false }, now)
  await storeStanding(transaction, account, { ...asFacilitator, isOwner: true }, now)
  return {
    change: { about: 'ownership', from: owner, to: account },
    reason: null,
    link: null,
    concernsOthers: account !== by.person.id,
  }
}

async function changePolicy(
  transaction: DatabaseTransaction,
  { policy, seen }: Extract<MembershipAct, { kind: 'change_policy' }>,
): Promise<CarriedOut> {
  await transaction.updateTable('collection').set(policy).execute()
  return {
    change: { about: 'policy', from: seen, to: policy },
    reason: null,
    link: null,
    concernsOthers: true,
  }
}

/** Stores what an act that is allowed changes. */
export function carryOut(
  transaction: DatabaseTransaction,
  parts: ActParts,
  act: MembershipAct,
  allowed: AllowedAct,
): Promise<CarriedOut> {
  switch (act.kind) {
    case 'invite':
      return invite(transaction, parts, act, allowed)
    case 'withdraw_invitation':
    case 'accept_invitation':
    case 'decline_invitation':
      return answerInvitation(transaction, act, allowed)
    case 'hand_over':
      return handOver(transaction, act, allowed)
    case 'change_policy':
      return changePolicy(transaction, act)
    default:
      return moveMember(transaction, parts, act, allowed)
  }
}
