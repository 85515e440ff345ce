import { randomUUID } from 'node:crypto'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { type Mail, type MailAttachment, MailFailure, type MailTransport } from './mail.ts'

const minute = 60_000
/** Waits before the second, third … try of a mail, in milliseconds: nearly two days in all. */
const waits = [1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60].map(minutes => minutes * minute)
/** Whoever has taken a mail to send has so long; then another service may. */
const lease = 5 * minute
const keptFor = 30 * 24 * 60 * minute

/**
 * Stores mails to be sent, in the transaction of what they tell of: they are sent if and only if that is committed. Answers
 * under which identities, in their order.
 */
export async function queueMails(
  transaction: DatabaseTransaction,
  mails: readonly Mail[],
  now: Date,
): Promise<readonly string[]> {
  if (mails.length === 0) return []
  const queued = mails.map(mail => ({ id: randomUUID(), ...mail }))
  await transaction
    .insertInto('mail')
    .values(
      queued.map(({ id, address, subject, text, html, replyTo, inReplyTo, isLetter }) => ({
        id,
        address,
        subject,
        text,
        html,
        reply_to: replyTo ?? null,
        in_reply_to: inReplyTo ?? null,
        is_letter: isLetter ?? false,
        made_at: now,
        due_at: now,
        ended: null,
        ended_at: null,
        failure: null,
      })),
    )
    .execute()
  const attached = queued.flatMap(({ id, attachments = [] }) =>
    attachments.map(({ name, mediaType, content }) => ({ mail: id, name, media_type: mediaType, content })),
  )
  if (attached.length > 0) await transaction.insertInto('mail_attachment').values(attached).execute()
  return queued.map(({ id }) => id)
}

async function attachmentsOf(database: Database, mail: string): Promise<readonly MailAttachment[]> {
  const rows = await database.selectFrom('mail_attachment').selectAll().where('mail', '=', mail).execute()
  return rows.map(({ name, media_type, content }) => ({ name, mediaType: media_type, content }))
}

/** Takes the mail that has been due for longest, for as long as a lease. Services on one database never take the same. */
async function takeDue(database: Database, now: Date) {
  return database
    .updateTable('mail')
    .set(({ eb }) => ({ due_at: new Date(now.getTime() + lease), attempts: eb('attempts', '+', 1) }))
    .where(({ eb, selectFrom }) =>
      eb(
        'id',
        '=',
        selectFrom('mail')
          .select('id')
          .where('ended', 'is', null)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returningAll()
    .executeTakeFirst()
}

/**
 * Sends what is due, one after the other, and answers how many were sent. What the mail server does not take is tried again
 * after 1, 5 and 15 minutes, 1, 4, 12 and 24 hours, and then given up, as is at once what it says it never will.
 */
export async function sendDueMails(
  database: Database,
  transport: MailTransport,
  clock: () => Date,
): Promise<number> {
  let sent = 0
  for (;;) {
    const mail = await takeDue(database, clock())
    if (mail === undefined) return sent
    const { id, attempts, address, subject, text, html, reply_to, in_reply_to, is_letter } = mail
    try {
      await transport.send(id, {
        address,
        subject,
        text,
        html,
        ...(reply_to !== null && { replyTo: reply_to }),
        ...(in_reply_to !== null && { inReplyTo: in_reply_to }),
        isLetter: is_letter,
        attachments: await attachmentsOf(database, id),
      })
      await database
        .updateTable('mail')
        .set({ ended: 'sent', ended_at: clock(), failure: null })
        .where('id', '=', id)
        .execute()
      sent += 1
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error
      const wait = waits[attempts - 1]
      const isOver = error.isFinal || wait === undefined
      await database
        .updateTable('mail')
        .set(
          isOver
            ? { ended: 'given_up', ended_at: clock(), failure: error.message }
            : { due_at: new Date(clock().getTime() + wait), failure: error.message },
        )
        .where('id', '=', id)
        .execute()
    }
  }
}

/** Forgets mails that ended 30 days ago. */
export async function forgetOldMails(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('mail')
    .where('ended_at', '<', new Date(now.getTime() - keptFor))
    .execute()
}
