import { sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import type { MailChoice } from '#shared/notices/mail-choice.ts'
import type { Notice, NoticeId } from '#shared/notices/notice.ts'
import { findAccount } from '../accounts/account.ts'
import { readNotices } from '../notices/stored-notices.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { lastDigest } from './digest-time.ts'
import { queueMails } from './mail-queue.ts'
import { type MailingRules, oldestTold, toldUpTo } from './mailing-time.ts'
import { noticeMail } from './notice-mail.ts'

/** Accounts of which something was not told by mail, whose time has come. */
async function dueAccounts(
  database: Database,
  { delay, digestHour }: MailingRules,
  now: Date,
): Promise<readonly { readonly account: AccountId; readonly choice: MailChoice }[]> {
  const { rows } = await sql<{ account: AccountId; choice: MailChoice }>`
    select account.id as account, account.mail_choice as choice
    from notice_recipient
    join notice on notice.id = notice_recipient.notice
    join account on account.id = notice_recipient.account
    where notice_recipient.mailed_at is null
    group by account.id, account.mail_choice
    having account.mail_choice = 'none'
      or (account.mail_choice = 'each' and min(notice.at) <= ${new Date(now.getTime() - delay)}::timestamptz)
      or (account.mail_choice = 'daily' and min(notice.at) < ${lastDigest(now, digestHour)}::timestamptz)`.execute(
    database,
  )
  return rows
}

/** Takes what an account is to be told by now; no other service takes the same. */
async function takeNotices(
  transaction: DatabaseTransaction,
  account: AccountId,
  before: Date,
  now: Date,
): Promise<readonly NoticeId[]> {
  const { rows } = await sql<{ notice: NoticeId; at: Date }>`
    with taken as (
      select notice_recipient.notice, notice.at
      from notice_recipient join notice on notice.id = notice_recipient.notice
      where notice_recipient.account = ${account} and notice_recipient.mailed_at is null
        and notice.at <= ${before}::timestamptz
      for update of notice_recipient skip locked
    )
    update notice_recipient set mailed_at = ${now}::timestamptz
    from taken
    where notice_recipient.account = ${account} and notice_recipient.notice = taken.notice
    returning notice_recipient.notice, taken.at`.execute(transaction)
  const oldest = now.getTime() - oldestTold
  return rows.flatMap(({ notice, at }) => (at.getTime() < oldest ? [] : [notice]))
}

async function mailTo(
  transaction: DatabaseTransaction,
  { account, choice }: { readonly account: AccountId; readonly choice: MailChoice },
  rules: MailingRules,
  now: Date,
): Promise<void> {
  const ids = await takeNotices(transaction, account, toldUpTo(choice, rules, now), now)
  const known = await findAccount(transaction, account)
  if (choice === 'none' || ids.length === 0 || known === undefined || known.email === '') return
  const { name, policy } = await loadCollection(transaction)
  const [first, ...others]: readonly Notice[] = await readNotices(transaction, known.actor, policy, ids)
  // Of what went out of sight meanwhile nothing is told.
  if (first === undefined) return
  const place = {
    name: known.person.name,
    address: known.email,
    collection: name,
    publicUrl: rules.publicUrl,
  }
  await queueMails(transaction, [noticeMail([first, ...others], place, choice === 'daily')], now)
}

/**
 * Makes mails of what happened, one for each person: a little after it happened, so that many decisions in a row are one
 * mail, or once a day. Each person's is one transaction, in which it is noted that they were told.
 */
export async function mailNotices(database: Database, rules: MailingRules, now: Date): Promise<void> {
  for (const due of await dueAccounts(database, rules, now)) {
    await database.transaction().execute(transaction => mailTo(transaction, due, rules, now))
  }
}
