import { randomBytes, randomUUID } from 'node:crypto'
import { type AccountId, instantOf } from '#shared/content/identity.ts'
import { moved } from '#shared/enquiry/act-on-enquiry.ts'
import { type ContactMessage, deskOf } from '#shared/enquiry/contact-form.ts'
import { dueTimes } from '#shared/enquiry/due-times.ts'
import {
  AttachmentId,
  EnquiryId,
  type EnquiryNumber,
  enquiryLimits,
  MessageId,
  type StandingOf,
} from '#shared/enquiry/enquiry.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { tellOfNewEnquiry } from './enquiry-notices.ts'
import { nextEnquiryNumber, takeEnquiryTurn } from './enquiry-turn.ts'
import { htmlFile } from './message-file.ts'
import { type StoredEnquiry, storeStanding, storeStep, whereItWent } from './stored-enquiry.ts'
import { fits, sizeOfMessage, sizeOfThreads, type ThreadSize, together } from './thread-room.ts'

/** A file that came with a message. */
export interface ReceivedFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** What was written, and what came with it. */
interface Received {
  readonly from: string
  readonly text: string
  readonly html: string | null
  /** The mail that it came by: its identity, and the enquiry whose token it bore; null for the form. */
  readonly mail: { readonly id: string; readonly addressedTo: EnquiryId } | null
  readonly files: readonly ReceivedFile[]
}

async function storeMessage(
  transaction: DatabaseTransaction,
  enquiry: EnquiryId,
  { from, text, html, mail, files }: Received,
  now: Date,
): Promise<void> {
  const message = MessageId.parse(randomUUID())
  await transaction
    .insertInto('enquiry_message')
    .values({
      id: message,
      enquiry,
      at: now,
      from_address: from,
      text,
      html,
      mail_id: mail?.id ?? null,
      addressed_to: mail?.addressedTo ?? null,
    })
    .execute()
  for (const { name, mediaType, content } of files) {
    await transaction
      .insertInto('enquiry_attachment')
      .values({
        id: AttachmentId.parse(randomUUID()),
        message,
        name,
        media_type: mediaType,
        bytes: content.byteLength,
        content,
      })
      .execute()
  }
}

/** What stands in an address to which answers go: 160 bits, in letters that every mail system leaves as they are. */
function newReplyToken(): string {
  return randomBytes(20).toString('hex')
}

/** An enquiry that was made. */
export interface NewEnquiry {
  readonly id: EnquiryId
  readonly number: EnquiryNumber
  readonly replyToken: string
}

/** What an enquiry that is made stands like. */
function firstStanding(
  { category, language }: Pick<ContactMessage, 'category' | 'language'>,
  now: Date,
): StandingOf<AccountId> {
  const standing: StandingOf<AccountId> = {
    state: 'new',
    category,
    topic: null,
    urgency: 'normal',
    language,
    receivedAt: instantOf(now),
    assignee: null,
    claim: null,
    firstAnsweredAt: null,
    closed: null,
    waitingSince: null,
    waitedMinutes: 0,
    firstAnswerDue: null,
    settlementDue: null,
    linkedItems: [],
    linkedLicences: [],
    mergedInto: null,
  }
  return { ...standing, ...dueTimes(standing) }
}

/** Makes an enquiry of what somebody wrote to the legal experts. Nothing of it is stored where anything fails. */
export async function receiveEnquiry(
  transaction: DatabaseTransaction,
  written: ContactMessage,
  files: readonly ReceivedFile[],
  now: Date,
): Promise<NewEnquiry> {
  if (deskOf(written.category) !== 'legal_experts') {
    throw new RangeError(`What is written about ${written.category} is for somebody else`)
  }
  const seq = await takeEnquiryTurn(transaction)
  const number = await nextEnquiryNumber(transaction, now)
  const id = EnquiryId.parse(randomUUID())
  const replyToken = newReplyToken()
  const { firstName, lastName, organisation, email, subject, message } = written
  await transaction
    .insertInto('enquiry')
    .values({
      id,
      number,
      seq,
      subject,
      standing: JSON.stringify(firstStanding(written, now)),
      enquirer: JSON.stringify({ firstName, lastName, organisation, email }),
      person: email.toLowerCase(),
      reply_token: replyToken,
    })
    .execute()
  await storeMessage(transaction, id, { from: email, text: message, html: null, mail: null, files }, now)
  await storeStep(transaction, id, {
    at: now,
    by: null,
    move: 'received',
    from: 'new',
    to: 'new',
    word: null,
  })
  await tellOfNewEnquiry(transaction, id, now)
  return { id, number, replyToken }
}

/** Whether somebody may write under a token. */
export async function leadsToEnquiry(database: Database, token: string): Promise<boolean> {
  const addressed = await database
    .selectFrom('enquiry')
    .select('id')
    .where('reply_token', '=', token)
    .executeTakeFirst()
  return addressed !== undefined
}

/** What became of a mail. `unknown`: nobody may write under this token; `full`: there is no room for it. */
export type MailReceipt = 'received' | 'received_before' | 'unknown' | 'full'

/** A message as there is room for it in a thread of that size; null where there is none. */
function asItFits(received: Received, size: ThreadSize): Received | null {
  const { html, files } = received
  const whole = together(size, sizeOfMessage(received))
  if (fits(whole) && (html === null || whole.bytes <= enquiryLimits.threadBytesWithHtml)) return received
  if (html === null) return null
  const shortened = { ...received, html: null, files: [htmlFile(html), ...files] }
  return fits(together(size, sizeOfMessage(shortened))) ? shortened : null
}

/** Notes that a mail was refused, once until the next one is taken. */
async function noteRefusal(
  transaction: DatabaseTransaction,
  { id, standing }: StoredEnquiry,
  seq: string,
  now: Date,
): Promise<void> {
  const last = await transaction
    .selectFrom('enquiry_step')
    .select('move')
    .where('enquiry', '=', id)
    .where('move', 'in', ['message_came', 'message_refused'])
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.move === 'message_refused') return
  const { state } = standing
  await storeStanding(transaction, { id, standing }, seq)
  await storeStep(transaction, id, {
    at: now,
    by: null,
    move: 'message_refused',
    from: state,
    to: state,
    word: null,
  })
}

/**
 * Puts a mail into the thread of the enquiry whose token it bears; a merged enquiry's goes on where its messages are. One
 * mail comes there once, and to each of several enquiries that it was sent to.
 */
export async function receiveMail(
  database: Database,
  token: string,
  { mailId, ...written }: Omit<Received, 'mail'> & { readonly mailId: string },
  now: Date,
): Promise<MailReceipt> {
  return database.transaction().execute(async transaction => {
    const seq = await takeEnquiryTurn(transaction)
    const addressed = await transaction
      .selectFrom('enquiry')
      .select('id')
      .where('reply_token', '=', token)
      .executeTakeFirst()
    if (addressed === undefined) return 'unknown'
    const enquiry = await whereItWent(transaction, addressed.id)
    if (enquiry === undefined) return 'unknown'
    const known = await transaction
      .selectFrom('enquiry_message')
      .select('id')
      .where('mail_id', '=', mailId)
      .where(query => query.or([query('addressed_to', '=', addressed.id), query('enquiry', '=', enquiry.id)]))
      .executeTakeFirst()
    if (known !== undefined) return 'received_before'
    const received = asItFits(
      { ...written, mail: { id: mailId, addressedTo: addressed.id } },
      await sizeOfThreads(transaction, [enquiry.id]),
    )
    if (received === null) {
      await noteRefusal(transaction, enquiry, seq, now)
      return 'full'
    }
    await storeMessage(transaction, enquiry.id, received, now)
    const { state } = enquiry.standing
    const standing = moved(enquiry.standing, 'message_came', instantOf(now))
    if (standing === null) throw new Error(`Nothing can come to an enquiry that is ${state}`)
    await storeStanding(transaction, { id: enquiry.id, standing }, seq)
    const step = {
      at: now,
      by: null,
      move: 'message_came',
      from: state,
      to: standing.state,
      word: null,
    } as const
    await storeStep(transaction, enquiry.id, step)
    return 'received'
  })
}
