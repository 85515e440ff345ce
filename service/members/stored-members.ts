import { type AccountId, instantOf } from '#shared/content/identity.ts'
import { isAdministrator } from '#shared/members/may-administer.ts'
import type { Member, MemberStanding, MembersPage, MyMembership } from '#shared/members/member.ts'
import type { Account } from '../accounts/account.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { openInvitations } from './invitations.ts'

function selectMembers(database: Database) {
  return database
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account')
    .select([
      'account.id',
      'account.name',
      'account.organisation',
      'account.email',
      'membership.role',
      'membership.state',
      'membership.is_owner',
      'membership.since',
    ])
}

type MemberColumns = Awaited<ReturnType<ReturnType<typeof selectMembers>['execute']>>[number]

function memberOf(row: MemberColumns): Member {
  return {
    person: { id: row.id, name: row.name, organisation: row.organisation },
    email: row.email,
    role: row.role,
    state: row.state,
    isOwner: row.is_owner,
    since: row.since === null ? null : instantOf(row.since),
  }
}

/** Somebody as a member with all that administrators see, or null where they are none. */
export async function findMember(database: Database, account: AccountId): Promise<Member | null> {
  const row = await selectMembers(database).where('account.id', '=', account).executeTakeFirst()
  return row === undefined ? null : memberOf(row)
}

/** Who owns the collection; null while nobody does. */
export async function findOwner(database: Database): Promise<AccountId | null> {
  const row = await database
    .selectFrom('membership')
    .select('account')
    .where('is_owner', '=', true)
    .executeTakeFirst()
  return row?.account ?? null
}

/** How an account stands in the collection. */
export function standingOf({ actor, isOwner }: Account): MemberStanding | null {
  return actor.membership === null ? null : { ...actor.membership, isOwner }
}

/** Stores how somebody stands from now on; null: they are no member any more. */
export async function storeStanding(
  transaction: DatabaseTransaction,
  account: AccountId,
  standing: MemberStanding | null,
  now: Date,
): Promise<void> {
  if (standing === null) {
    await transaction.deleteFrom('membership').where('account', '=', account).execute()
    return
  }
  const { role, state, isOwner } = standing
  const columns = { role, state, is_owner: isOwner, since: now }
  await transaction
    .insertInto('membership')
    .values({ account, ...columns })
    .onConflict(conflict => conflict.column('account').doUpdateSet(columns))
    .execute()
}

/** What the membership is to an account, now. */
export async function loadMyMembership(
  database: Database,
  account: Account,
  now: Date,
): Promise<MyMembership> {
  const waiting = isAdministrator(account.actor)
    ? await database
        .selectFrom('membership')
        .select(query => query.fn.countAll<string>().as('count'))
        .where('state', '=', 'pending')
        .executeTakeFirstOrThrow()
    : null
  return {
    standing: standingOf(account),
    invitations: await openInvitations(database, now, account.email),
    waiting: waiting === null ? null : Number(waiting.count),
  }
}

/** The members as an account may see them, by their names. */
export async function loadMembersPage(database: Database, account: Account, now: Date): Promise<MembersPage> {
  const { policy } = await loadCollection(database)
  const all = isAdministrator(account.actor)
  const members = selectMembers(database).orderBy('account.name').orderBy('account.id')
  const rows = await (all ? members : members.where('membership.state', '=', 'active')).execute()
  return {
    policy,
    members: rows.map(row => (all ? memberOf(row) : { ...memberOf(row), email: null })),
    invitations: all ? await openInvitations(database, now) : [],
    mine: await loadMyMembership(database, account, now),
  }
}
