import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { instantOf } from '#shared/content/identity.ts'
import { comesUnderFollowed, type Follows, followsNothing } from '#shared/follows/follows.ts'
import {
  type Notice,
  NoticeId,
  type NoticeKind,
  noticesAtFirst,
  noticesKept,
} from '#shared/notices/notice.ts'
import { toldOfFollowed } from '#shared/notices/who-is-told.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { mayReadMargin } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { followersOf } from '../follows/stored-follows.ts'
import { loadPeople } from '../items/load-items.ts'
import { seesAnything, standingOfRow } from '../items/view-of.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import type { MadeNotice } from './made-notice.ts'

const day = 86_400_000

/** An account that may be told of something. */
interface Recipient {
  readonly actor: Actor
  readonly isOwner: boolean
  /** As far as what is told of is about it. */
  readonly follows: Follows
}

/** The moderators, the owner, these accounts, and those who follow something that was published. */
async function loadRecipients(
  transaction: DatabaseTransaction,
  made: readonly MadeNotice[],
): Promise<readonly Recipient[]> {
  const followers = await followersOf(
    transaction,
    made.flatMap(({ published }) =>
      published === null ? [] : [published.before ?? followsNothing, published.after],
    ),
  )
  const accounts = [...made.flatMap(({ people }) => [...people.keys()]), ...followers.keys()]
  const rows = await transaction
    .selectFrom('account')
    .leftJoin('membership', 'membership.account', 'account.id')
    .select([
      'account.id',
      'account.site_roles',
      'membership.role',
      'membership.state',
      'membership.is_owner',
    ])
    .where(({ or, eb }) =>
      or([
        isAmong('account.id', accounts),
        sql<boolean>`account.site_roles @> '["moderator"]'::jsonb`,
        eb('membership.is_owner', '=', true),
      ]),
    )
    .execute()
  return rows.map(({ id, site_roles, role, state, is_owner }) => ({
    actor: {
      account: id,
      membership: role === null || state === null ? null : { role, state },
      siteRoles: [...site_roles],
    },
    isOwner: is_owner === true,
    follows: followers.get(id) ?? followsNothing,
  }))
}

/**
 * As what somebody is told of a notice; null: not at all. Who did it knows already, and nobody is told as two things. What
 * is published everybody may see who has an account, so whoever follows it may be told of it.
 */
function kindFor(
  { by, people, moderators, owner, published, inMargin }: MadeNotice,
  { actor, isOwner, follows }: Recipient,
  policy: Policy,
): NoticeKind | null {
  if (actor.account === by) return null
  if (inMargin !== null && !mayReadMargin(actor, policy, inMargin)) return null
  const asPerson = people.get(actor.account)
  if (asPerson !== undefined) return asPerson
  if (actor.siteRoles.includes('moderator') && moderators !== null) return moderators
  if (isOwner && owner !== null) return owner
  return published !== null && comesUnderFollowed(published.before, published.after, follows)
    ? toldOfFollowed
    : null
}

/** Stores what is told of a run of operations, with whom it is told, and a line in the feed for each. */
export async function storeNotices(
  transaction: DatabaseTransaction,
  policy: Policy,
  made: readonly MadeNotice[],
): Promise<void> {
  if (made.length === 0) return
  const recipients = await loadRecipients(transaction, made)
  const told = made.flatMap(notice => {
    const kinds = recipients.flatMap(recipient => {
      const kind = kindFor(notice, recipient, policy)
      return kind === null ? [] : [{ account: recipient.actor.account, kind }]
    })
    return kinds.length === 0 ? [] : [{ id: NoticeId.parse(randomUUID()), notice, kinds }]
  })
  if (told.length === 0) return
  await transaction
    .insertInto('notice')
    .values(
      told.map(({ id, notice: { at, by, item, title, words } }) => ({ id, at, by, item, title, words })),
    )
    .execute()
  await transaction
    .insertInto('notice_recipient')
    .values(told.flatMap(({ id, kinds }) => kinds.map(each => ({ notice: id, ...each, mailed_at: null }))))
    .execute()
  await transaction
    .insertInto('change')
    .values(
      told.map(({ id }) => ({ item: null, vocabulary: null, notice: id, state: null, is_published: false })),
    )
    .execute()
}

/**
 * What an account is told of: these notices, or the latest ones; the oldest first. What it was told of an item stays its own
 * only as long as it sees anything of the item, or wrote it.
 */
export async function readNotices(
  database: Database,
  actor: Actor,
  policy: Policy,
  ids: readonly NoticeId[] | 'latest',
): Promise<readonly Notice[]> {
  const all = database
    .selectFrom('notice_recipient')
    .innerJoin('notice', 'notice.id', 'notice_recipient.notice')
    .innerJoin('item', 'item.id', 'notice.item')
    .selectAll('item')
    .select([
      'notice.id as notice',
      'notice_recipient.kind',
      'notice.at',
      'notice.by',
      'notice.title',
      'notice.words',
    ])
    .where('notice_recipient.account', '=', actor.account)
    .orderBy('notice.at', 'desc')
    .orderBy('notice.id')
  const rows = await (ids === 'latest'
    ? all.limit(noticesAtFirst)
    : all.where(isAmong('notice.id', ids))
  ).execute()
  const inSight = rows.filter(
    row =>
      row.author === actor.account ||
      (row.deleted_at === null && seesAnything(standingOfRow(row), actor, policy)),
  )
  const people = await loadPeople(
    database,
    inSight.map(({ by }) => by),
  )
  return inSight.reverse().map(({ notice, kind, at, by, id, type, title, words }) => ({
    id: notice,
    kind,
    at: instantOf(at),
    by: people.get(by) ?? { id: by, name: '', organisation: '' },
    item: id,
    type,
    title,
    words,
  }))
}

/** Forgets what somebody was told of long ago. */
export async function forgetOldNotices(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('notice')
    .where('at', '<', new Date(now.getTime() - noticesKept * day))
    .execute()
}
