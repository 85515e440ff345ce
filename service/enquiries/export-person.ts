import type { AccountId } from '#shared/content/identity.ts'
import type { Enquiry, MessageId } from '#shared/enquiry/enquiry.ts'
import type { ExportedEnquiry, PersonAddress, PersonExport } from '#shared/enquiry/people-data.ts'
import { isAmong } from '../storage/is-among.ts'
import type { Database } from '../storage/tables.ts'
import { loadEnquiries } from './load-enquiries.ts'
import { messagesElsewhere } from './messages-elsewhere.ts'
import { enquiriesOfPerson, noteInPrivacyLog } from './privacy.ts'

/** What of an enquiry is a person's. */
type PersonsPart = Pick<Enquiry, 'subject' | 'enquirer' | 'messages' | 'replies'> &
  Pick<ExportedEnquiry, 'number' | 'receivedAt' | 'category' | 'writtenByOthers'>

/** An enquiry that the person asked, without what others wrote into it: that is theirs. */
function ownEnquiry(enquiry: Enquiry, person: PersonAddress): PersonsPart {
  const messages = enquiry.messages.filter(({ from }) => from?.trim().toLowerCase() === person)
  return { ...enquiry, messages, writtenByOthers: enquiry.messages.length - messages.length }
}

/** Some messages of an enquiry that somebody else asked, and nothing that is theirs. */
function onlyMessages(enquiry: Enquiry, messages: readonly MessageId[]): PersonsPart {
  return {
    ...enquiry,
    subject: '',
    enquirer: null,
    messages: enquiry.messages.filter(({ message }) => messages.includes(message)),
    // How many others wrote into the enquiry of somebody else is not the person's to know.
    writtenByOthers: 0,
    replies: [],
  }
}

/**
 * All that is stored of the person with an address, for them to have: but what experts noted of it, and what others wrote
 * into their threads, which is told by its number alone.
 */
export async function exportPerson(
  database: Database,
  person: PersonAddress,
  by: AccountId,
  now: Date,
): Promise<PersonExport> {
  return database.transaction().execute(async transaction => {
    const ids = await enquiriesOfPerson(transaction, person)
    const elsewhere = await messagesElsewhere(transaction, person)
    const enquiries = [
      ...(await loadEnquiries(transaction, ids)).map(enquiry => ownEnquiry(enquiry, person)),
      ...(await loadEnquiries(transaction, [...elsewhere.keys()])).map(enquiry =>
        onlyMessages(enquiry, elsewhere.get(enquiry.id) ?? []),
      ),
    ]
    const messages = enquiries.flatMap(({ messages }) => messages.map(({ message }) => message))
    const files = await transaction
      .selectFrom('enquiry_attachment')
      .select(['message', 'name', 'media_type', 'content'])
      .where(isAmong('message', messages))
      .execute()
    await noteInPrivacyLog(transaction, 'exported', enquiries.length, by, now)
    return enquiries.map(({ messages, replies, ...about }) => ({
      number: about.number,
      subject: about.subject,
      receivedAt: about.receivedAt,
      category: about.category,
      enquirer: about.enquirer,
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
      writtenByOthers: about.writtenByOthers,
      letters: replies
        .filter(({ stage }) => stage === 'sent' || stage === 'on_its_way')
        .map(({ at, signedBy, letter }) => ({ at, by: signedBy.name, letter })),
    }))
  })
}
