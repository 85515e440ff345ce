import { randomUUID } from 'node:crypto'
import { OperationId } from '#shared/sync/operation-id.ts'
import { findAccountsByEmail } from '../accounts/account.ts'
import { type NewAccount, storeAccount } from '../accounts/new-account.ts'
import { requestHash } from '../operations/request-hash.ts'
import type { Database } from '../storage/tables.ts'
import { takeTurn } from './apply-act.ts'
import { endInvitation, findInvitationBySecret, isOpen, type StoredInvitation } from './invitations.ts'
import { storeTrailEntry } from './membership-trail.ts'
import { storeStanding } from './stored-members.ts'

/** How the invitation of a link stands to whoever opens it. */
export type OpenedInvitation =
  | { readonly kind: 'open'; readonly invitation: StoredInvitation }
  /** Somebody has an account with this address: it is accepted in the desk. */
  | { readonly kind: 'has_account' }
  | { readonly kind: 'unknown' | 'expired' | 'accepted' | 'declined' | 'withdrawn' }

/** What the secret of a link opens now. */
export async function openInvitation(
  database: Database,
  secret: string,
  now: Date,
): Promise<OpenedInvitation> {
  const invitation = await findInvitationBySecret(database, secret)
  if (invitation === undefined) return { kind: 'unknown' }
  if (invitation.ended !== null) return { kind: invitation.ended }
  if (!isOpen(invitation, now)) return { kind: 'expired' }
  const accounts = await findAccountsByEmail(database, invitation.email)
  return accounts.length > 0 ? { kind: 'has_account' } : { kind: 'open', invitation }
}

/** What became of an account that somebody wanted to make by a link. */
export type AcceptedByPage =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'user_name_taken' }
  /** The invitation stands in another way by now. */
  | { readonly kind: 'not_open'; readonly opened: OpenedInvitation }

/** Makes an account for the address of an invitation, an active member with its role, in one transaction. */
export async function acceptByPage(
  database: Database,
  secret: string,
  account: Omit<NewAccount, 'email' | 'siteRoles'>,
  now: Date,
): Promise<AcceptedByPage> {
  return database.transaction().execute(async transaction => {
    await takeTurn(transaction)
    const opened = await openInvitation(transaction, secret, now)
    if (opened.kind !== 'open') return { kind: 'not_open', opened }
    const { id, email, role } = opened.invitation
    const person = await storeAccount(transaction, { ...account, email, siteRoles: [] })
    if (person === undefined) return { kind: 'user_name_taken' }
    await storeStanding(transaction, person, { role, state: 'active', isOwner: false }, now)
    await endInvitation(transaction, id, 'accepted')
    const act = { id: OperationId.parse(randomUUID()), kind: 'accept_invitation', invitation: id } as const
    const change = { about: 'invitation', email, role, person } as const
    const entry = {
      id: act.id,
      requestHash: requestHash(act),
      by: person,
      kind: act.kind,
      change,
      reason: null,
    }
    await storeTrailEntry(transaction, entry, now)
    return { kind: 'accepted' }
  })
}
