import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type Enquiry, EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { aContactMessage, enquiryOf, postContact } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { mostMemoryOf } from '../support/most-memory.ts'
import { patiently } from '../support/patiently.ts'
import { type ServiceClient, signedInClient } from '../support/service-client.ts'

const megabyte = 1024 * 1024
const secret = 'what the mail server shows'
const nobody = `enquiries+${'0'.repeat(40)}@example.eu`

let mailServer: MailServer
let service: RunningContentService
let expert: ServiceClient

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startContentService({
    switches: [
      ...['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'],
      ...['--inbound-secret', secret, '--contact-posts-per-hour', '1000'],
      ...['--requests-per-minute', '1000000'],
    ],
  })
  expert = await signedInClient(service.url, 'legal')
})

afterAll(async () => {
  await service.stop()
  await mailServer.stop()
})

/** An enquiry, and the address to which answers about it go. */
async function asked(): Promise<{ readonly id: Enquiry['id']; readonly to: string }> {
  const email = `${randomUUID()}@example.org`
  const response = await postContact(service.url, aContactMessage({ email }))
  const { number } = z.object({ number: EnquiryNumber }).parse(await response.json())
  const to = await vi.waitFor(() => {
    const found = mailServer.received().find(mail => mail.to.includes(email))?.replyTo ?? ''
    expect(found).toMatch(/^enquiries\+/)
    return found
  }, patiently)
  return { id: (await enquiryOf(expert, number)).id, to }
}

/** A mail as a mail program sends it; `head` before, `more` behind the headers that every mail has. */
function mailOf(
  to: string,
  body: string,
  { head = [], more = [], id = randomUUID() }: { head?: string[]; more?: string[]; id?: string } = {},
): string {
  return [
    ...head,
    'From: Ada Example <ada@example.org>',
    `To: ${to}`,
    `Message-ID: <${id}@example.org>`,
    'MIME-Version: 1.0',
    ...more,
    '',
    body,
  ].join('\r\n')
}

function handOver(mail: string): Promise<Response> {
  return fetch(`${service.url}/v1/inbound-mail`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
    body: mail,
  })
}

async function outcomeOf(mail: string): Promise<unknown> {
  const response = await handOver(mail)
  expect(response.status, await response.clone().text()).toBe(200)
  return z.object({ outcome: z.string() }).parse(await response.json()).outcome
}

/** How long others wait while a mail is handed over, at most, in milliseconds; and how it is answered. */
async function longestWaitDuring(mail: string): Promise<{ readonly wait: number; readonly status: number }> {
  let isOver = false
  const handing = handOver(mail).finally(() => {
    isOver = true
  })
  let wait = 0
  do {
    const begun = performance.now()
    expect((await fetch(`${service.url}/contact`)).status).toBe(200)
    wait = Math.max(wait, performance.now() - begun)
  } while (!isOver)
  return { wait, status: (await handing).status }
}

const multipart = 'Content-Type: multipart/mixed; boundary=x'
const newlines = '\n'.repeat(2 * megabyte)
const tinyParts = '--x\r\n\r\na\r\n'.repeat(1.5 * megabyte)

describe('a mail that would take long to read', () => {
  test.each([
    ['of empty lines', newlines, []],
    ['of tiny parts', tinyParts, [multipart]],
    ['of headers', '', Array.from({ length: 100_000 }, (_, index) => `X-${index}: a`)],
  ])('%s is turned away unread where it leads nowhere', async (_what, body, more) => {
    const { wait, status } = await longestWaitDuring(mailOf(nobody, body, { more }))
    expect([400, 404]).toContain(status)
    expect(wait).toBeLessThan(2_000)
  })

  test.each([
    ['empty lines', newlines, []],
    ['tiny parts', tinyParts, [multipart]],
    ['as many lines as are taken', '\n'.repeat(490_000), []],
    ['an endless HTML part', '<a '.repeat(2.5 * megabyte), ['Content-Type: text/html']],
  ])('holds nobody up, and little memory, where it leads to an enquiry: %s', async (_what, body, more) => {
    const { id, to } = await asked()
    const before = await mostMemoryOf(service.pid)
    const { wait, status } = await longestWaitDuring(mailOf(to, body, { more }))
    expect([200, 400, 413]).toContain(status)
    expect(wait).toBeLessThan(3_000)
    expect((await mostMemoryOf(service.pid)) - before).toBeLessThan(1_000 * megabyte)
    // Others are read as before.
    expect(await outcomeOf(mailOf(to, 'And the logo?'))).toBe('received')
    expect((await enquiryOf(expert, id)).messages.at(-1)?.text.trim()).toBe('And the logo?')
  })
})

describe('a mail with what no database takes', () => {
  test('a very long Message-ID is taken, once', async () => {
    const { id, to } = await asked()
    const long = Array.from({ length: 500 }, () => randomUUID()).join('')
    expect(await outcomeOf(mailOf(to, 'One', { id: long }))).toBe('received')
    expect(await outcomeOf(mailOf(to, 'One', { id: long }))).toBe('received_before')
    expect(await outcomeOf(mailOf(to, 'Two', { id: `${long}2` }))).toBe('received')
    expect((await enquiryOf(expert, id)).messages).toHaveLength(3)
  })

  test('nulls in the type of a file are left out', async () => {
    const { id, to } = await asked()
    const file =
      '--x\r\nContent-Type: application/x\0y\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nwords\r\n--x--'
    expect(await outcomeOf(mailOf(to, file, { more: [multipart] }))).toBe('received')
    const [attachment] = (await enquiryOf(expert, id)).messages.at(-1)?.attachments ?? []
    expect(attachment?.mediaType).toMatch(/^application\/x/)
    expect(attachment?.mediaType).not.toContain('\0')
    const attached = { name: 'a.txt', mediaType: 'text/pl\0ain\ud800', content: btoa('words') }
    const response = await postContact(service.url, aContactMessage(), attached)
    expect(response.status).toBe(200)
  })
})

describe('a mail to two enquiries', () => {
  test('comes into each, by the address that it was delivered to', async () => {
    const [one, two] = [await asked(), await asked()]
    const id = randomUUID()
    for (const [field, { to }] of [
      ['Delivered-To', one],
      ['X-Original-To', two],
    ] as const) {
      const copy = mailOf(`${one.to}, ${two.to}`, 'To both', { id, head: [`${field}: ${to}`] })
      expect(await outcomeOf(copy)).toBe('received')
      expect(await outcomeOf(copy)).toBe('received_before')
    }
    for (const { id: enquiry } of [one, two]) {
      const { messages } = await enquiryOf(expert, enquiry)
      expect(messages.map(({ text }) => text.trim())).toEqual([expect.anything(), 'To both'])
    }
  })

  test('an address in several lines, in a group or in brackets is found; one in a name or comment is none', async () => {
    const { to } = await asked()
    for (const field of [
      `"Them"\r\n <${to}>`,
      `Experts: x@example.org, <${to}>;`,
      `=?utf-8?q?=C3=9C?= <${to}>`,
    ]) {
      expect(await outcomeOf(mailOf(field, field))).toBe('received')
    }
    for (const field of [`"${to}" <x@example.org>`, `x@example.org (${to})`]) {
      expect((await handOver(mailOf(field, field))).status).toBe(404)
    }
  })
})

describe('a report', () => {
  const status = '--x\r\nContent-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n--x--'

  test('that a person attaches to a mail is taken with it', async () => {
    const { id, to } = await asked()
    const mail = mailOf(to, `--x\r\n\r\nWhy does this come?\r\n${status}`, { more: [multipart] })
    expect(await outcomeOf(mail)).toBe('received')
    expect((await enquiryOf(expert, id)).messages.at(-1)?.text).toContain('Why does this come?')
  })

  test('of a delivery is not taken in', async () => {
    const { id, to } = await asked()
    const type = 'Content-Type: Multipart/Report;\r\n\treport-type=delivery-status; boundary=x'
    expect(await outcomeOf(mailOf(to, status, { more: [type] }))).toBe('automatic')
    expect((await enquiryOf(expert, id)).messages).toHaveLength(1)
  })
})
