import { randomBytes, randomUUID } from 'node:crypto'
import { type AccountId, instantOf } from '#shared/content/identity.ts'
import { moved } from '#shared/enquiry/act-on-enquiry.ts'
import { type ContactMessage, deskOf } from '#shared/enquiry/contact-form.ts'
import { dueTimes } from '#shared/enquiry/due-times.ts'
import {
  AttachmentId,
  EnquiryId,
  type EnquiryNumber,
  MessageId,
  type StandingOf,
} from '#shared/enquiry/enquiry.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { tellOfNewEnquiry } from './enquiry-notices.ts'
import { nextEnquiryNumber, takeEnquiryTurn } from './enquiry-turn.ts'
import { storeStanding, storeStep, whereItWent } from './stored-enquiry.ts'

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
  /** The identity of the mail that it came by, null for the form. */
  readonly mailId: string | null
  readonly files: readonly ReceivedFile[]
}

async function storeMessage(
  transaction: DatabaseTransaction,
  enquiry: EnquiryId,
  { from, text, html, mailId, files }: Received,
  now: Date,
): Promise<void> {
  const message = MessageId.parse(randomUUID())
  await transaction
    .insertInto('enquiry_message')
    .values({ id: message, enquiry, at: now, from_address: from, text, html, mail_id: mailId })
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
  await storeMessage(transaction, id, { from: email, text: message, html: null, mailId: null, files }, now)
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

/** What became of a mail. `unknown`: nobody may write under this token. */
export type MailReceipt = 'received' | 'received_before' | 'unknown'

/** Puts a mail into the thread of the enquiry whose token it bears; a merged enquiry's goes on where its messages are. */
export async function receiveMail(
  database: Database,
  token: string,
  received: Received & { readonly mailId: string },
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
    const known = await transaction
      .selectFrom('enquiry_message')
      .select('id')
      .where('mail_id', '=', received.mailId)
      .executeTakeFirst()
    if (known !== undefined) return 'received_before'
    const enquiry = await whereItWent(transaction, addressed.id)
    if (enquiry === undefined) return 'unknown'
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
