import { randomUUID } from 'node:crypto'
import type { ContactMessage } from '#shared/enquiry/contact-form.ts'
import { type Enquiry, type EnquiryId, type EnquiryNumber, NoteId, ReplyId } from '#shared/enquiry/enquiry.ts'
import type { EnquiryAct } from '#shared/enquiry/enquiry-act.ts'
import { type EnquiryCursor, EnquiryPage } from '#shared/enquiry/enquiry-page.ts'
import type { LetterWriting } from '#shared/enquiry/enquiry-writing.ts'
import type { ModuleWriting } from '#shared/enquiry/text-module.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import type { ServiceClient } from './service-client.ts'

const json = { 'content-type': 'application/json' }

/** What somebody writes to the legal experts. */
export function aContactMessage(about: Partial<ContactMessage> = {}): ContactMessage {
  return {
    firstName: 'Ada',
    lastName: 'Example',
    organisation: 'Town of Ekdalen',
    email: 'ada@example.org',
    category: 'legal',
    subject: 'May we publish under the EUPL?',
    message: 'Our program contains parts under the GPL-2.0-only.\n\nWhat has to be done?',
    language: 'en',
    copyToMe: false,
    ...about,
  }
}

export function postContact(
  url: string,
  message: ContactMessage,
  attachment: { name: string; mediaType: string; content: string } | null = null,
): Promise<Response> {
  return fetch(`${url}/v1/contact`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ ...message, attachment }),
  })
}

/** Everything that changed behind a cursor, page by page. */
export async function readEnquiries(
  client: ServiceClient,
  after: EnquiryCursor = '',
): Promise<{ readonly enquiries: readonly Enquiry[]; readonly cursor: EnquiryCursor }> {
  const enquiries: Enquiry[] = []
  for (let cursor = after; ; ) {
    const page = await client.read(`/v1/enquiries?after=${cursor}`, EnquiryPage)
    enquiries.push(...page.enquiries)
    cursor = page.cursor
    if (!page.isMore) return { enquiries, cursor }
  }
}

export async function enquiryOf(client: ServiceClient, which: EnquiryNumber | EnquiryId): Promise<Enquiry> {
  const { enquiries } = await readEnquiries(client)
  const found = enquiries.find(({ id, number }) => id === which || number === which)
  if (found === undefined) throw new Error(`There is no enquiry ${which}`)
  return found
}

type Written<Act> = Act extends unknown ? Omit<Act, 'id'> : never

function post(client: ServiceClient, path: string, body: unknown): Promise<Response> {
  return client.ask(path, { method: 'POST', headers: json, body: JSON.stringify(body) })
}

export function newRequestId(): OperationId {
  return OperationId.parse(randomUUID())
}

export function actOn(
  client: ServiceClient,
  act: Written<EnquiryAct>,
  id = newRequestId(),
): Promise<Response> {
  return post(client, '/v1/enquiries/acts', { id, ...act })
}

export function noteOn(client: ServiceClient, enquiry: EnquiryId, internal: string): Promise<Response> {
  const note = NoteId.parse(randomUUID())
  return post(client, '/v1/enquiries/notes', { id: newRequestId(), noteOn: enquiry, note, internal })
}

export function changeModule(client: ServiceClient, writing: ModuleWriting): Promise<Response> {
  return post(client, '/v1/enquiries/text-modules', writing)
}

export function writeTo(
  client: ServiceClient,
  enquiry: EnquiryId,
  about: Partial<LetterWriting> & { readonly letter: string },
): Promise<Response> {
  return post(client, '/v1/enquiries/letters', {
    id: newRequestId(),
    answers: enquiry,
    reply: ReplyId.parse(randomUUID()),
    comparedLicences: [],
    does: 'answer',
    sendAt: null,
    ...about,
  })
}
