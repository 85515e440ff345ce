import { sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import {
  type ActTarget,
  type InvitationStanding,
  type MembershipRefusal,
  mayAdminister,
} from '#shared/members/may-administer.ts'
import type { Member, MyMembership } from '#shared/members/member.ts'
import type { MembershipAct } from '#shared/members/membership-act.ts'
import { type Account, findAccount, findAccountsByEmail } from '../accounts/account.ts'
import { requestHash } from '../operations/request-hash.ts'
import { loadCollection } from '../storage/collection.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { type ActParts, carryOut } from './carry-out.ts'
import { findInvitation, isOpen, openInvitations } from './invitations.ts'
import { findAct, storeTrailEntry } from './membership-trail.ts'
import { findMember, findOwner, loadMyMembership, standingOf } from './stored-members.ts'

/** What became of an act. */
export type ActResult =
  | {
      readonly kind: 'done'
      readonly link: string | null
      readonly mine: MyMembership
      /** Whether somebody else's rights, or everybody's, are others now. */
      readonly concernsOthers: boolean
    }
  | { readonly kind: 'refused'; readonly rule: MembershipRefusal; readonly current?: Member | null }
  /** The id stands for another act. */
  | { readonly kind: 'reused' }
  /** The account is no more. */
  | { readonly kind: 'gone' }

/** Acts take turns: one at a time for the whole collection, so that each sees what the one before has left. */
export async function takeTurn(transaction: DatabaseTransaction): Promise<void> {
  await sql`select single from collection for update`.execute(transaction)
}

/** The account that a member's act is on, or the one with the address of an invitation, the one who stands highest first. */
async function whomItIsOn(
  transaction: DatabaseTransaction,
  act: MembershipAct,
  by: Account,
): Promise<Account | undefined> {
  if ('account' in act) return findAccount(transaction, act.account)
  if (act.kind === 'invite') {
    const accounts = await findAccountsByEmail(transaction, act.email)
    return accounts.find(({ actor }) => actor.membership !== null) ?? accounts[0]
  }
  return by
}

async function invitationStanding(
  transaction: DatabaseTransaction,
  act: MembershipAct,
  by: Account,
  now: Date,
): Promise<InvitationStanding> {
  if (act.kind === 'invite') {
    return (await openInvitations(transaction, now, act.email)).length > 0 ? 'open' : 'not_theirs'
  }
  if (!('invitation' in act)) return 'not_theirs'
  const invitation = await findInvitation(transaction, act.invitation)
  if (invitation === undefined) return 'not_theirs'
  const isTheirs = act.kind === 'withdraw_invitation' || invitation.email === by.email.trim().toLowerCase()
  if (!isTheirs) return 'not_theirs'
  if (isOpen(invitation, now)) return 'open'
  return invitation.ended === null || invitation.ended === 'expired' ? 'expired' : 'ended'
}

async function targetOf(
  transaction: DatabaseTransaction,
  act: MembershipAct,
  by: Account,
  now: Date,
): Promise<ActTarget> {
  const on = await whomItIsOn(transaction, act, by)
  const { policy } = await loadCollection(transaction)
  return {
    account: on?.person.id ?? null,
    standing: on === undefined ? null : standingOf(on),
    invitation: await invitationStanding(transaction, act, by, now),
    policy,
    owner: await findOwner(transaction),
  }
}

async function decideAndCarryOut(
  transaction: DatabaseTransaction,
  parts: ActParts,
  act: MembershipAct,
  by: Account,
): Promise<ActResult> {
  const now = parts.clock()
  const target = await targetOf(transaction, act, by, now)
  const decision = mayAdminister({ actor: by.actor, isOwner: by.isOwner }, act, target)
  if (!decision.allowed) {
    const { refusal } = decision
    if (refusal !== 'member_changed' || !('account' in act)) return { kind: 'refused', rule: refusal }
    return { kind: 'refused', rule: refusal, current: await findMember(transaction, act.account) }
  }
  const { change, reason, link, concernsOthers } = await carryOut(transaction, parts, act, {
    by,
    target,
    now,
  })
  const entry = {
    id: act.id,
    requestHash: requestHash(act),
    by: by.person.id,
    kind: act.kind,
    change,
    reason,
  }
  await storeTrailEntry(transaction, entry, now)
  const after = await findAccount(transaction, by.person.id)
  return { kind: 'done', link, mine: await loadMyMembership(transaction, after ?? by, now), concernsOthers }
}

/**
 * Does what an act asks, wholly or not at all, with its entry on the trail, in one transaction. Who acts is read anew:
 * their rights may have ended a moment ago. The same act again changes nothing and is answered as done, without the link of an
 * invitation, which is not kept.
 */
export async function applyAct(parts: ActParts, account: AccountId, act: MembershipAct): Promise<ActResult> {
  return parts.storage.database.transaction().execute(async transaction => {
    await takeTurn(transaction)
    const by = await findAccount(transaction, account)
    if (by === undefined) return { kind: 'gone' }
    const known = await findAct(transaction, act.id)
    if (known === undefined) return decideAndCarryOut(transaction, parts, act, by)
    const isSame = known.by === account && known.requestHash === requestHash(act)
    if (!isSame) return { kind: 'reused' }
    const mine = await loadMyMembership(transaction, by, parts.clock())
    return { kind: 'done', link: null, mine, concernsOthers: false }
  })
}
