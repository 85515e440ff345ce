import type { AccountId } from '#shared/content/identity.ts'
import { instantOf } from '#shared/content/identity.ts'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import type { PersonAddress, PrivacyDeed, PrivacyLog } from '#shared/enquiry/people-data.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'
import { emptyMessages, emptyMessagesElsewhere } from './messages-elsewhere.ts'
import { restingEnquiries } from './resting-enquiries.ts'
import { findEnquiry, storeStanding, storeStep } from './stored-enquiry.ts'

/** Takes the words from the letters of an enquiry, and removes its mails: those of letters, and the acknowledgement. */
async function forgetLetters(transaction: DatabaseTransaction, id: EnquiryId): Promise<void> {
  const letters = await transaction
    .selectFrom('enquiry_reply')
    .leftJoin('mail', 'mail.id', 'enquiry_reply.mail')
    .select(['reply', 'stage', 'enquiry_reply.mail', 'mail.ended'])
    .where('enquiry', '=', id)
    .execute()
  const endOf = (letter: (typeof letters)[number]) => {
    if (letter.stage === 'planned') return 'withdrawn'
    if (letter.stage !== 'on_its_way') return letter.stage
    // Nothing else will say any more what became of it.
    return letter.ended === 'sent' ? 'sent' : letter.ended === 'given_up' ? 'failed' : 'withdrawn'
  }
  for (const letter of letters) {
    await transaction
      .updateTable('enquiry_reply')
      .set({ letter: '', mail: null, stage: endOf(letter) })
      .where('reply', '=', letter.reply)
      .execute()
  }
  const { reply_token } = await transaction
    .selectFrom('enquiry')
    .select('reply_token')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await transaction
    .deleteFrom('mail')
    .where(({ eb, or, and, not, exists, selectFrom }) =>
      or([
        isAmong(
          'mail.id',
          letters.flatMap(({ mail }) => mail ?? []),
        ),
        and([
          eb('reply_to', 'like', `%+${reply_token}@%`),
          // A letter that went to another enquiry, by a merge, is that one's.
          not(
            exists(
              selectFrom('enquiry_reply').select('reply').whereRef('enquiry_reply.mail', '=', 'mail.id'),
            ),
          ),
        ]),
      ]),
    )
    .execute()
}

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
  const messages = await transaction
    .selectFrom('enquiry_message')
    .select('id')
    .where('enquiry', '=', id)
    .execute()
  await emptyMessages(
    transaction,
    messages.map(message => message.id),
  )
  await forgetLetters(transaction, id)
  // Experts name whom they speak of.
  await transaction.updateTable('enquiry_note').set({ internal: '' }).where('enquiry', '=', id).execute()
  await transaction.updateTable('enquiry_step').set({ word: null }).where('enquiry', '=', id).execute()
  await transaction
    .updateTable('enquiry')
    // The token leads nowhere from now on.
    .set({ enquirer: null, person: null, subject: '', reply_token: `gone ${id}` })
    .where('id', '=', id)
    .execute()
  const as = standing.state === 'answered' ? ('answered' as const) : ('no_answer_needed' as const)
  const closed = standing.closed ?? { at: instantOf(now), as }
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

/** Forgets mails to somebody, and those that hand on what they wrote to moderators or to the mailbox, as far as they are here. */
async function forgetMails(transaction: DatabaseTransaction, person: PersonAddress): Promise<void> {
  await transaction
    .deleteFrom('mail')
    .where(({ eb, fn, or }) =>
      or([
        eb(fn<string>('lower', ['address']), '=', person),
        eb(fn<string>('lower', ['reply_to']), '=', person),
      ]),
    )
    .execute()
}

/** Notes what was done with people's data; nothing of it says whose they were. */
export async function noteInPrivacyLog(
  transaction: DatabaseTransaction,
  what: PrivacyDeed,
  enquiries: number,
  by: AccountId | null,
  now: Date,
): Promise<void> {
  await transaction.insertInto('enquiry_privacy_log').values({ at: now, by, what, enquiries }).execute()
}

/** Makes enquiries anonymous that are over for so long (milliseconds), and notes in the log how many. */
export async function anonymiseOldEnquiries(database: Database, keptFor: number, now: Date): Promise<void> {
  await database.transaction().execute(async transaction => {
    await takeEnquiryTurn(transaction)
    const since = instantOf(new Date(now.getTime() - keptFor))
    const old = await restingEnquiries(transaction, since)
    for (const id of old) await anonymise(transaction, id, null, now)
    if (old.length > 0) await noteInPrivacyLog(transaction, 'anonymised', old.length, null, now)
  })
}

/** The enquiries that somebody asked. */
export async function enquiriesOfPerson(
  transaction: DatabaseTransaction,
  person: PersonAddress,
): Promise<readonly EnquiryId[]> {
  const rows = await transaction.selectFrom('enquiry').select('id').where('person', '=', person).execute()
  return rows.map(({ id }) => id)
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
    const ids = await enquiriesOfPerson(transaction, person)
    for (const id of ids) await anonymise(transaction, id, by, now)
    const count = ids.length + (await emptyMessagesElsewhere(transaction, person))
    await forgetMails(transaction, person)
    await noteInPrivacyLog(transaction, 'erased', count, by, now)
    return count
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
