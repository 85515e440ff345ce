import type { AccountId } from '#shared/content/identity.ts'
import { instantOf } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { PersonAddress, PersonExport, PrivacyDeed, PrivacyLog } from '#shared/enquiry/people-data.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'
import { loadEnquiries } from './load-enquiries.ts'
import { findEnquiry, storeStanding, storeStep } from './stored-enquiry.ts'

/**
 * Takes from an enquiry all that may tell who asked: name, address, organisation, what they wrote and sent, the letters to
 * them and the mails of those, what experts noted, and the words on its trail. What it was about and how it went stays. It
 * is closed, and nobody can write to it any more.
 */
async function anonymise(
  transaction: DatabaseTransaction,
  id: EnquiryId,
  by: AccountId | null,
  now: Date,
): Promise<void> {
  const enquiry = await findEnquiry(transaction, id)
  if (enquiry === undefined) return
  const { standing } = enquiry
  const person = await transaction
    .selectFrom('enquiry')
    .select('person')
    .where('id', '=', id)
    .executeTakeFirst()
  await transaction
    .deleteFrom('enquiry_attachment')
    .where('message', 'in', query =>
      query.selectFrom('enquiry_message').select('enquiry_message.id').where('enquiry', '=', id),
    )
    .execute()
  await transaction
    .updateTable('enquiry_message')
    .set({ from_address: null, text: '', html: null, mail_id: null })
    .where('enquiry', '=', id)
    .execute()
  await transaction
    .updateTable('enquiry_reply')
    .set(({ eb }) => ({
      letter: '',
      mail: null,
      stage: eb
        .case()
        .when('stage', '=', 'planned')
        .then('withdrawn' as const)
        .else(eb.ref('stage'))
        .end(),
    }))
    .where('enquiry', '=', id)
    .execute()
  // Experts name whom they speak of.
  await transaction.updateTable('enquiry_note').set({ internal: '' }).where('enquiry', '=', id).execute()
  await transaction.updateTable('enquiry_step').set({ word: null }).where('enquiry', '=', id).execute()
  if (person?.person != null) {
    await transaction
      .deleteFrom('mail')
      .where(query => query.fn<string>('lower', ['address']), '=', person.person)
      .execute()
  }
  await transaction
    .updateTable('enquiry')
    // The token leads nowhere from now on.
    .set({ enquirer: null, person: null, subject: '', reply_token: `gone ${id}` })
    .where('id', '=', id)
    .execute()
  const closed = standing.closed ?? { at: instantOf(now), as: 'no_answer_needed' as const }
  const next = {
    ...standing,
    state: 'closed' as const,
    closed,
    claim: null,
    firstAnswerDue: null,
    settlementDue: null,
  }
  await storeStanding(transaction, { id, standing: next }, await takeEnquiryTurn(transaction))
  await storeStep(transaction, id, {
    at: now,
    by,
    move: 'anonymise',
    from: standing.state,
    to: 'closed',
    word: null,
  })
}

/** Forgets what somebody wrote that was handed on by mail to moderators or to the mailbox, as far as it is here still. */
async function forgetPassedOn(transaction: DatabaseTransaction, person: PersonAddress): Promise<void> {
  await transaction
    .deleteFrom('mail')
    .where(query => query.fn<string>('lower', ['reply_to']), '=', person)
    .execute()
}

async function noteInLog(
  transaction: DatabaseTransaction,
  what: PrivacyDeed,
  enquiries: number,
  by: AccountId | null,
  now: Date,
): Promise<void> {
  await transaction.insertInto('enquiry_privacy_log').values({ at: now, by, what, enquiries }).execute()
}

/** Makes enquiries anonymous that were closed so long ago (milliseconds), and notes in the log how many. */
export async function anonymiseOldEnquiries(database: Database, keptFor: number, now: Date): Promise<void> {
  await database.transaction().execute(async transaction => {
    await takeEnquiryTurn(transaction)
    const since = instantOf(new Date(now.getTime() - keptFor))
    const known = await transaction
      .selectFrom('enquiry')
      .select(['id', 'standing'])
      .where('person', 'is not', null)
      .execute()
    const old = known.filter(({ standing }) => standing.closed !== null && standing.closed.at < since)
    for (const { id } of old) await anonymise(transaction, id, null, now)
    if (old.length > 0) await noteInLog(transaction, 'anonymised', old.length, null, now)
  })
}

async function enquiriesOf(
  transaction: DatabaseTransaction,
  person: PersonAddress,
): Promise<readonly EnquiryId[]> {
  const rows = await transaction.selectFrom('enquiry').select('id').where('person', '=', person).execute()
  return rows.map(({ id }) => id)
}

/** All that is stored of the person with an address but what experts noted of it, for them to have. */
export async function exportPerson(
  database: Database,
  person: PersonAddress,
  by: AccountId,
  now: Date,
): Promise<PersonExport> {
  return database.transaction().execute(async transaction => {
    const ids = await enquiriesOf(transaction, person)
    const enquiries = await loadEnquiries(transaction, ids)
    const messages = enquiries.flatMap(({ messages }) => messages.map(({ message }) => message))
    const files = await transaction
      .selectFrom('enquiry_attachment')
      .select(['message', 'name', 'media_type', 'content'])
      .where(isAmong('message', messages))
      .execute()
    await noteInLog(transaction, 'exported', ids.length, by, now)
    return enquiries.map(({ number, subject, receivedAt, category, enquirer, messages, replies }) => ({
      number,
      subject,
      receivedAt,
      category,
      enquirer,
      messages: messages.map(({ message, at, from, text, html }) => ({
        at,
        from,
        text,
        html,
        files: files
          .filter(file => file.message === message)
          .map(({ name, media_type, content }) => ({
            name,
            mediaType: media_type,
            content: Buffer.from(content).toString('base64'),
          })),
      })),
      letters: replies
        .filter(({ stage }) => stage === 'sent' || stage === 'on_its_way')
        .map(({ at, signedBy, letter }) => ({ at, by: signedBy.name, letter })),
    }))
  })
}

/** Erases what is stored of the person with an address. Answers of how many enquiries. */
export async function erasePerson(
  database: Database,
  person: PersonAddress,
  by: AccountId,
  now: Date,
): Promise<number> {
  return database.transaction().execute(async transaction => {
    await takeEnquiryTurn(transaction)
    const ids = await enquiriesOf(transaction, person)
    for (const id of ids) await anonymise(transaction, id, by, now)
    await forgetPassedOn(transaction, person)
    await noteInLog(transaction, 'erased', ids.length, by, now)
    return ids.length
  })
}

/** So many entries of the log are shown. */
const logShown = 1_000

/** What was done with people's data lately, the newest first. */
export async function readPrivacyLog(database: Database): Promise<PrivacyLog> {
  const rows = await database
    .selectFrom('enquiry_privacy_log')
    .leftJoin('account', 'account.id', 'enquiry_privacy_log.by')
    .select(['place', 'at', 'account.name', 'what', 'enquiries'])
    .orderBy('place', 'desc')
    .limit(logShown)
    .execute()
  return rows.map(({ place, at, name, what, enquiries }) => ({
    number: Number(place),
    at: instantOf(at),
    by: name,
    what,
    enquiries,
  }))
}
