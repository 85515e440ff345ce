import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { instantOf } from '#shared/content/identity.ts'
import { type EmailAddress, type Invitation, InvitationId } from '#shared/members/member.ts'
import type { CollectionRole } from '#shared/workflow/actor.ts'
import type { Account } from '../accounts/account.ts'
import type { Database, DatabaseTransaction, InvitationEnd } from '../storage/tables.ts'

/** So long an invitation can be accepted, in milliseconds: two weeks. */
const invitationLasts = 14 * 86_400_000
/** Bytes of the secret in a link: nobody guesses 192 bits. */
const secretBytes = 24

/** An invitation as it is stored, whatever became of it. */
export interface StoredInvitation {
  readonly id: InvitationId
  readonly email: string
  readonly role: CollectionRole
  readonly expiresAt: Date
  readonly ended: InvitationEnd | null
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

const columns = ['id', 'email', 'role', 'expires_at as expiresAt', 'ended'] as const

/** Whether it can be accepted now. */
export function isOpen({ ended, expiresAt }: StoredInvitation, now: Date): boolean {
  return ended === null && expiresAt > now
}

/**
 * Stores an invitation, and answers the secret of its link, which is kept nowhere: only its hash is. One to the same
 * address that has expired ends; one that is open has to be ruled out beforehand.
 */
export async function storeInvitation(
  transaction: DatabaseTransaction,
  invitation: { readonly email: EmailAddress; readonly role: CollectionRole; readonly by: Account },
  now: Date,
): Promise<{ readonly secret: string; readonly expiresAt: Date }> {
  const secret = randomBytes(secretBytes).toString('base64url')
  const expiresAt = new Date(now.getTime() + invitationLasts)
  await transaction
    .updateTable('invitation')
    .set({ ended: 'expired' })
    .where('email', '=', invitation.email)
    .where('ended', 'is', null)
    .where('expires_at', '<=', now)
    .execute()
  await transaction
    .insertInto('invitation')
    .values({
      id: InvitationId.parse(randomUUID()),
      email: invitation.email,
      role: invitation.role,
      invited_by: invitation.by.person.id,
      at: now,
      expires_at: expiresAt,
      token_hash: hashOf(secret),
    })
    .execute()
  return { secret, expiresAt }
}

/** The invitation of that id, or undefined. */
export async function findInvitation(
  database: Database,
  id: InvitationId,
): Promise<StoredInvitation | undefined> {
  return database.selectFrom('invitation').select(columns).where('id', '=', id).executeTakeFirst()
}

/** The invitation whose link holds this secret, or undefined. */
export async function findInvitationBySecret(
  database: Database,
  secret: string,
): Promise<StoredInvitation | undefined> {
  return database
    .selectFrom('invitation')
    .select(columns)
    .where('token_hash', '=', hashOf(secret))
    .executeTakeFirst()
}

/** Open invitations, the newest first: all of them, or those to an address. */
export async function openInvitations(
  database: Database,
  now: Date,
  email: string | null = null,
): Promise<Invitation[]> {
  const open = database
    .selectFrom('invitation')
    .innerJoin('account', 'account.id', 'invitation.invited_by')
    .select([
      'invitation.id',
      'invitation.email',
      'invitation.role',
      'invitation.at',
      'invitation.expires_at',
      'account.id as account',
      'account.name',
      'account.organisation',
    ])
    .where('ended', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invitation.at', 'desc')
  const rows = await (email === null
    ? open
    : open.where('invitation.email', '=', email.trim().toLowerCase())
  ).execute()
  return rows.map(row => ({
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: { id: row.account, name: row.name, organisation: row.organisation },
    at: instantOf(row.at),
    expiresAt: instantOf(row.expires_at),
  }))
}

/** Ends an invitation for good. */
export async function endInvitation(
  transaction: DatabaseTransaction,
  id: InvitationId,
  ended: InvitationEnd,
): Promise<void> {
  await transaction.updateTable('invitation').set({ ended }).where('id', '=', id).execute()
}

/** Notes which invitations have expired. */
export async function noteExpiredInvitations(database: Database, now: Date): Promise<void> {
  await database
    .updateTable('invitation')
    .set({ ended: 'expired' })
    .where('ended', 'is', null)
    .where('expires_at', '<=', now)
    .execute()
}
