import type { EnquiryId, MessageId } from '#shared/enquiry/enquiry.ts'
import type { PersonAddress } from '#shared/enquiry/people-data.ts'
import { isAmong } from '../storage/is-among.ts'
import type { DatabaseTransaction } from '../storage/tables.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'
import { findEnquiry, storeStanding } from './stored-enquiry.ts'

/** The messages that somebody wrote into the threads of others. */
export async function messagesElsewhere(
  transaction: DatabaseTransaction,
  person: PersonAddress,
): Promise<ReadonlyMap<EnquiryId, readonly MessageId[]>> {
  const rows = await transaction
    .selectFrom('enquiry_message')
    .innerJoin('enquiry', 'enquiry.id', 'enquiry_message.enquiry')
    .select(['enquiry.id as enquiry', 'enquiry_message.id as message'])
    .where(({ fn }) => fn<string>('lower', ['enquiry_message.from_address']), '=', person)
    .where(({ eb, or }) => or([eb('enquiry.person', 'is', null), eb('enquiry.person', '!=', person)]))
    .orderBy('enquiry.number')
    .execute()
  const found = new Map<EnquiryId, readonly MessageId[]>()
  for (const { enquiry, message } of rows) found.set(enquiry, [...(found.get(enquiry) ?? []), message])
  return found
}

/** Takes words, files and sender from messages, which stay as having come. */
export async function emptyMessages(
  transaction: DatabaseTransaction,
  messages: readonly MessageId[],
): Promise<void> {
  await transaction.deleteFrom('enquiry_attachment').where(isAmong('message', messages)).execute()
  await transaction
    .updateTable('enquiry_message')
    .set({ from_address: null, text: '', html: null, mail_id: null })
    .where(isAmong('id', messages))
    .execute()
}

/** Empties what somebody wrote into the threads of others, and has desks be told. Answers in how many there was something. */
export async function emptyMessagesElsewhere(
  transaction: DatabaseTransaction,
  person: PersonAddress,
): Promise<number> {
  const found = await messagesElsewhere(transaction, person)
  for (const [id, messages] of found) {
    await emptyMessages(transaction, messages)
    const enquiry = await findEnquiry(transaction, id)
    if (enquiry !== undefined) await storeStanding(transaction, enquiry, await takeEnquiryTurn(transaction))
  }
  return found.size
}
