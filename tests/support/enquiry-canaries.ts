import { createHash, randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import { z } from 'zod'
import { type Enquiry, EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { aContactMessage, actOn, enquiryOf, noteOn, postContact, writeTo } from './enquiry-client.ts'
import type { MailServer } from './mail-server.ts'
import { patiently } from './patiently.ts'
import type { ServiceClient } from './service-client.ts'

/** Parts of an enquiry that are told apart, so that a leak says of what. */
const parts = [
  'firstName',
  'lastName',
  'organisation',
  'address',
  'subject',
  'message',
  'fileName',
  'fileContent',
  'mailText',
  'mailHtml',
  'note',
  'letter',
  'word',
] as const

/** Words that stand in one enquiry, and nowhere else. */
type Canaries = Readonly<Record<(typeof parts)[number], string>>

/** A word that stands beside the others, to search by: what is searched for is repeated by whoever answers. */
export const searchedWord = 'axolotl'

function newCanaries(): Canaries {
  const canary = (part: string) => `${part.toLowerCase()}canary${randomUUID().replaceAll('-', '')}`
  return z
    .record(z.enum(parts), z.string())
    .parse(Object.fromEntries(parts.map(part => [part, canary(part)])))
}

/** Where canaries are planted: a service that takes and sends mail. */
export interface Planting {
  readonly url: string
  readonly expert: ServiceClient
  readonly mailServer: MailServer
  /** What the mail server shows to hand over mail. */
  readonly secret: string
}

/** An enquiry with a canary in each part, and every name under which something of it could be asked for. */
export interface Planted {
  readonly enquiry: Enquiry
  readonly canaries: Canaries
  readonly email: string
  /** The token to which its enquirer answers. */
  readonly token: string
  readonly names: readonly string[]
}

/** Has an enquiry go all its way: form, file, mail with its token, note, letter, a word to another expert. */
export async function plantEnquiry({ url, expert, mailServer, secret }: Planting): Promise<Planted> {
  const canaries = newCanaries()
  const email = `${canaries.address}@example.org`
  const response = await postContact(
    url,
    aContactMessage({
      firstName: canaries.firstName,
      lastName: canaries.lastName.slice(0, 64),
      organisation: canaries.organisation.slice(0, 64),
      email,
      subject: `${searchedWord} ${canaries.subject}`,
      message: `${searchedWord} ${canaries.message}`,
      copyToMe: true,
    }),
    { name: `${canaries.fileName}.txt`, mediaType: 'text/plain', content: btoa(canaries.fileContent) },
  )
  expect(response.status, await response.clone().text()).toBe(200)
  const { number } = z.object({ number: EnquiryNumber }).parse(await response.json())
  const { id } = await enquiryOf(expert, number)
  const replyTo = await vi.waitFor(() => {
    const mail = mailServer.received().find(({ to }) => to.includes(email))
    expect(mail?.replyTo).toBeDefined()
    return mail?.replyTo ?? ''
  }, patiently)
  await handOver(url, secret, replyTo, email, canaries)
  const done = async (answer: Promise<Response>) => expect((await answer).status).toBe(200)
  await done(noteOn(expert, id, `${searchedWord} ${canaries.note}`))
  const me = (await expert.me()).account.id
  await done(actOn(expert, { enquiry: id, kind: 'assign', to: me, word: canaries.word }))
  await done(writeTo(expert, id, { letter: `${searchedWord} ${canaries.letter}`, does: 'ask' }))
  await vi.waitFor(
    async () => expect((await enquiryOf(expert, id)).replies).toMatchObject([{ stage: 'sent' }]),
    patiently,
  )
  const enquiry = await enquiryOf(expert, id)
  const token = /\+([0-9a-f]{40})@/.exec(replyTo)?.[1] ?? ''
  expect(token).not.toBe('')
  const attachments = enquiry.messages.flatMap(message => message.attachments)
  const names = [
    enquiry.id,
    enquiry.number,
    token,
    ...enquiry.messages.map(({ message }) => message),
    ...attachments.map(attachment => attachment.id),
    ...enquiry.notes.map(({ note }) => note),
    ...enquiry.replies.map(({ reply }) => reply),
    // As files of items are named.
    createHash('sha256').update(canaries.fileContent).digest('hex'),
  ]
  return { enquiry, canaries, email, token, names }
}

async function handOver(
  url: string,
  secret: string,
  to: string,
  from: string,
  canaries: Canaries,
): Promise<void> {
  const boundary = 'between-the-parts'
  const response = await fetch(`${url}/v1/inbound-mail`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
    body: [
      `From: <${from}>`,
      `To: ${to}`,
      'Subject: Re: your answer',
      `Message-ID: <${randomUUID()}@example.org>`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/alternative; boundary=${boundary}`,
      '',
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      canaries.mailText,
      `--${boundary}`,
      'Content-Type: text/html; charset=utf-8',
      '',
      `<p>${canaries.mailHtml}</p>`,
      `--${boundary}--`,
    ].join('\r\n'),
  })
  expect(response.status).toBe(200)
}

/** Encodings in which a word could stand in an answer: as it is, in UTF-16, in hexadecimal, in base64 wherever it begins. */
function shapesOf(word: string): readonly Buffer[] {
  const bytes = Buffer.from(word)
  const inBase64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // The first and the last letters depend on what stands around it.
    return text.slice(4, -4)
  })
  return [
    bytes,
    Buffer.from(word, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    ...inBase64.map(text => Buffer.from(text)),
  ]
}

/** What tells of some enquiries, as it is looked for in raw bytes. */
export function lookFor(planted: readonly Planted[]): (bytes: Buffer) => readonly string[] {
  const looked = planted.flatMap(({ canaries, enquiry, token }) =>
    [...Object.entries(canaries), ['number', enquiry.number] as const, ['token', token] as const].map(
      ([part, word]) => ({ part, shapes: shapesOf(word) }),
    ),
  )
  return bytes =>
    looked.flatMap(({ part, shapes }) => (shapes.some(shape => bytes.includes(shape)) ? [part] : []))
}
