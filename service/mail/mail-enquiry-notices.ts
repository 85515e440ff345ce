import { sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { EnquiryNoticeKind } from '#shared/enquiry/enquiry-notice.ts'
import type { MailChoice } from '#shared/notices/mail-choice.ts'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import { findAccount } from '../accounts/account.ts'
import { stillToBeTold, tellOfDueEnquiries } from '../enquiries/enquiry-notices.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { enquiryMail, type ToldEnquiry } from './enquiry-mail.ts'
import { queueMails } from './mail-queue.ts'
import { isTimeToTell, type MailingRules, oldestTold, toldUpTo } from './mailing-time.ts'

interface Untold {
  readonly enquiry: EnquiryId
  readonly kind: EnquiryNoticeKind
  readonly about: Date
}

/** Takes what an expert is to be told by now; no other service takes the same. */
async function takeUntold(
  transaction: DatabaseTransaction,
  account: AccountId,
  before: Date,
  now: Date,
): Promise<readonly Untold[]> {
  const { rows } = await sql<Untold & { at: Date }>`
    with taken as (
      select enquiry, account, kind, about from enquiry_notice
      where account = ${account} and mailed_at is null and at <= ${before}::timestamptz
      for update skip locked
    )
    update enquiry_notice as told set mailed_at = ${now}::timestamptz
    from taken
    where told.enquiry = taken.enquiry and told.account = taken.account
      and told.kind = taken.kind and told.about = taken.about
    returning told.enquiry, told.kind, told.about, told.at`.execute(transaction)
  const oldest = now.getTime() - oldestTold
  return rows.filter(({ at }) => at.getTime() >= oldest)
}

/** What is told of each enquiry, as it stands now: one thing of each, and nothing of what is over. */
async function toldOf(
  transaction: DatabaseTransaction,
  untold: readonly Untold[],
  account: AccountId,
): Promise<readonly ToldEnquiry[]> {
  const rows = await transaction
    .selectFrom('enquiry')
    .select(['id', 'number', 'standing'])
    .where(
      isAmong(
        'id',
        untold.map(({ enquiry }) => enquiry),
      ),
    )
    .orderBy('number')
    .execute()
  return rows.flatMap(({ id, number, standing }) => {
    const { topic, firstAnswerDue, settlementDue } = standing
    const kinds = untold
      .filter(notice => notice.enquiry === id && stillToBeTold(notice, standing, account))
      .map(({ kind }) => kind)
    const kind = EnquiryNoticeKind.options.find(each => kinds.includes(each))
    return kind === undefined ? [] : [{ kind, id, number, topic, firstAnswerDue, settlementDue }]
  })
}

async function mailTo(
  transaction: DatabaseTransaction,
  { account, choice }: { readonly account: AccountId; readonly choice: MailChoice },
  rules: MailingRules,
  now: Date,
): Promise<void> {
  const untold = await takeUntold(transaction, account, toldUpTo(choice, rules, now), now)
  const known = await findAccount(transaction, account)
  if (choice === 'none' || untold.length === 0 || known === undefined || known.email === '') return
  // Their role may have ended meanwhile.
  if (!isLegalExpert(known.actor)) return
  const [first, ...others] = await toldOf(transaction, untold, account)
  if (first === undefined) return
  const place = { name: known.person.name, address: known.email, publicUrl: rules.publicUrl }
  await queueMails(transaction, [enquiryMail([first, ...others], place, choice === 'daily')], now)
}

/** Experts who were not told of something by mail, whose time has come. */
async function dueExperts(database: Database, rules: MailingRules, now: Date) {
  const rows = await database
    .selectFrom('enquiry_notice')
    .innerJoin('account', 'account.id', 'enquiry_notice.account')
    .select(({ fn }) => ['account.id', 'account.mail_choice', fn.min('enquiry_notice.at').as('oldest')])
    .where('enquiry_notice.mailed_at', 'is', null)
    .groupBy(['account.id', 'account.mail_choice'])
    .execute()
  return rows.flatMap(({ id, mail_choice, oldest }) =>
    isTimeToTell(mail_choice, oldest, rules, now) ? [{ account: id, choice: mail_choice }] : [],
  )
}

/** Makes mails to experts about enquiries, one for each of them; in one transaction it is noted that they were told. */
async function mailEnquiryNotices(database: Database, rules: MailingRules, now: Date): Promise<void> {
  for (const due of await dueExperts(database, rules, now)) {
    await database.transaction().execute(transaction => mailTo(transaction, due, rules, now))
  }
}

/** So often it is looked which enquiries are due soon, in milliseconds: hours are what due times are reckoned in. */
const look = 60_000

/** What tells experts by mail whenever it is asked to: of what happened, and now and then of what is due. */
export function createExpertTelling(database: Database, rules: MailingRules): (now: Date) => Promise<void> {
  let lastLook = Number.NEGATIVE_INFINITY
  return async now => {
    if (now.getTime() - lastLook >= look) {
      await tellOfDueEnquiries(database, now)
      lastLook = now.getTime()
    }
    await mailEnquiryNotices(database, rules, now)
  }
}
