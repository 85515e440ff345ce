import { instantOf } from '#shared/content/identity.ts'
import type { EnquiryId, ReplyId } from '#shared/enquiry/enquiry.ts'
import { letterFailed } from '#shared/enquiry/letter-failed.ts'
import { letterSent } from '#shared/enquiry/letter-sent.ts'
import { queueMails } from '../mail/mail-queue.ts'
import { enquiriesAffected } from '../storage/affected.ts'
import type { Storage } from '../storage/storage.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { letterMail, replyAddress } from './enquiry-letters.ts'
import type { EnquiryRules } from './enquiry-rules.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'
import { findEnquiry, storeStanding, storeStep } from './stored-enquiry.ts'

/** Letters that are made mails in one transaction. */
const lettersAtOnce = 20

/** Makes a mail of a letter whose time has come, and moves its enquiry on, unless it has been closed since. */
async function sendLetter(
  transaction: DatabaseTransaction,
  rules: EnquiryRules,
  reply: ReplyId,
  now: Date,
): Promise<void> {
  const seq = await takeEnquiryTurn(transaction)
  // Read in the turn: its writer may have withdrawn it a moment ago.
  const written = await transaction
    .selectFrom('enquiry_reply')
    .innerJoin('enquiry', 'enquiry.id', 'enquiry_reply.enquiry')
    .select(['enquiry.id', 'enquiry.number', 'enquiry.subject', 'enquiry.enquirer', 'enquiry.reply_token'])
    .select(['enquiry_reply.letter', 'enquiry_reply.compared_licences'])
    .select(['enquiry_reply.does', 'enquiry_reply.signed_by'])
    .where('reply', '=', reply)
    .where('stage', '=', 'planned')
    .executeTakeFirst()
  if (written === undefined) return
  const { id, number, subject, enquirer, reply_token, letter, compared_licences, does, signed_by } = written
  const enquiry = await findEnquiry(transaction, id)
  if (enquiry === undefined) return
  const { standing } = enquiry
  if (enquirer === null) {
    // Whoever asked was made anonymous since the letter was planned.
    await transaction
      .updateTable('enquiry_reply')
      .set({ stage: 'failed' })
      .where('reply', '=', reply)
      .execute()
    await storeStanding(transaction, enquiry, seq)
    return
  }
  const next = letterSent(standing, does, instantOf(now))
  const { language } = standing
  const about = { number, subject, language, enquirer, replyTo: replyAddress(rules.address, reply_token) }
  const [mail] = await queueMails(
    transaction,
    [letterMail(about, { letter, comparedLicences: compared_licences })],
    now,
  )
  await transaction
    .updateTable('enquiry_reply')
    .set({ stage: 'on_its_way', mail: mail ?? null })
    .where('reply', '=', reply)
    .execute()
  await storeStanding(transaction, { id, standing: next }, seq)
  await storeStep(transaction, id, {
    at: now,
    by: signed_by,
    move: does,
    from: standing.state,
    to: next.state,
    word: null,
  })
}

/** Whether no letter of an enquiry has arrived, or may arrive. */
async function isUnanswered(transaction: DatabaseTransaction, enquiry: EnquiryId): Promise<boolean> {
  const arriving = await transaction
    .selectFrom('enquiry_reply')
    .select('reply')
    .where('enquiry', '=', enquiry)
    .where('stage', 'in', ['on_its_way', 'sent'])
    .executeTakeFirst()
  return arriving === undefined
}

/** Notes what became of a letter's mail. One that could not be delivered brings its enquiry back to whoever has it. */
async function settleLetter(
  transaction: DatabaseTransaction,
  { reply, ended }: { readonly reply: ReplyId; readonly ended: 'sent' | 'given_up' },
  now: Date,
): Promise<void> {
  const seq = await takeEnquiryTurn(transaction)
  const settled = await transaction
    .updateTable('enquiry_reply')
    .set({ stage: ended === 'sent' ? 'sent' : 'failed' })
    .where('reply', '=', reply)
    .where('stage', '=', 'on_its_way')
    .returning('enquiry')
    .executeTakeFirst()
  const enquiry = settled && (await findEnquiry(transaction, settled.enquiry))
  if (enquiry === undefined) return
  const { standing } = enquiry
  const back =
    ended === 'sent'
      ? null
      : letterFailed(standing, instantOf(now), await isUnanswered(transaction, enquiry.id))
  await storeStanding(transaction, { id: enquiry.id, standing: back ?? standing }, seq)
  if (back === null) return
  await storeStep(transaction, enquiry.id, {
    at: now,
    by: null,
    move: 'letter_failed',
    from: standing.state,
    to: back.state,
    word: null,
  })
}

/**
 * Sends the letters whose time has come, and notes what became of those that were sent. Answers whether there were any;
 * rejects with an AggregateError where some of them failed, when the others are done.
 */
export async function sendDueLetters(
  { database, announceChange }: Storage,
  rules: EnquiryRules,
  now: Date,
): Promise<boolean> {
  const due = await database
    .selectFrom('enquiry_reply')
    .select('reply')
    .where('stage', '=', 'planned')
    .where('send_at', '<=', now)
    .orderBy('send_at')
    .limit(lettersAtOnce)
    .execute()
  const faults: unknown[] = []
  /** What goes wrong with one letter holds up no other. */
  const attempt = (work: (transaction: DatabaseTransaction) => Promise<void>) =>
    database
      .transaction()
      .execute(work)
      .catch((fault: unknown) => {
        faults.push(fault)
      })
  for (const { reply } of due) await attempt(transaction => sendLetter(transaction, rules, reply, now))
  const ended = await database
    .selectFrom('enquiry_reply')
    .innerJoin('mail', 'mail.id', 'enquiry_reply.mail')
    .select(['reply', 'mail.ended'])
    .where('stage', '=', 'on_its_way')
    .where('mail.ended', 'is not', null)
    .limit(lettersAtOnce)
    .execute()
  for (const { reply, ended: end } of ended) {
    if (end === null) continue
    await attempt(transaction => settleLetter(transaction, { reply, ended: end }, now))
  }
  const isAny = due.length > 0 || ended.length > 0
  if (isAny) await announceChange([enquiriesAffected])
  if (faults.length > 0) throw new AggregateError(faults, 'Some letters could not be made mails')
  return isAny
}
