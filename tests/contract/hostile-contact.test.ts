import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type Enquiry, EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { aContactMessage, enquiryOf, postContact, readEnquiries } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { mostMemoryOf } from '../support/most-memory.ts'
import { patiently } from '../support/patiently.ts'
import { pour } from '../support/poured-request.ts'
import { type ServiceClient, signedInClient } from '../support/service-client.ts'

const megabyte = 1024 * 1024
const secret = 'what the mail server shows'

let mailServer: MailServer
let service: RunningContentService
let expert: ServiceClient

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startContentService({
    switches: [
      ...['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'],
      ...['--inbound-secret', secret, '--contact-posts-per-hour', '1000'],
    ],
  })
  expert = await signedInClient(service.url, 'legal')
})

afterAll(async () => {
  await service.stop()
  await mailServer.stop()
})

/** Does some work, and answers how much more memory the service has held meanwhile than ever before, in bytes. */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  const before = await mostMemoryOf(service.pid)
  await work()
  return (await mostMemoryOf(service.pid)) - before
}

/** The service is there for others. */
async function goesOn(): Promise<void> {
  expect((await fetch(`${service.url}/contact`)).status).toBe(200)
}

async function asked(about: Parameters<typeof aContactMessage>[0]): Promise<Enquiry> {
  const response = await postContact(service.url, aContactMessage(about))
  expect(response.status, await response.clone().text()).toBe(200)
  const { number } = z.object({ number: EnquiryNumber }).parse(await response.json())
  return enquiryOf(expert, number)
}

async function replyAddressOf(email: string): Promise<string> {
  return vi.waitFor(() => {
    const found = mailServer.received().find(({ to }) => to.includes(email))?.replyTo ?? ''
    expect(found).toMatch(/^enquiries\+/)
    return found
  }, patiently)
}

function handOver(mail: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${service.url}/v1/inbound-mail`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
    body: mail,
  })
}

describe('a form that is far too large', () => {
  const fileHead =
    '--x\r\nContent-Disposition: form-data; name="attachment"; filename="big"\r\nContent-Type: application/zip\r\n\r\n'

  test('of a gigabyte is answered by a page that says so, and is never held', async () => {
    let answer = ''
    const growth = await growthDuring(async () => {
      const poured = await pour({
        url: service.url,
        head: [
          'POST /contact?language=en HTTP/1.1',
          'Host: localhost',
          'Content-Type: multipart/form-data; boundary=x',
          `Content-Length: ${1024 * megabyte}`,
        ],
        begin: fileHead,
        chunk: Buffer.alloc(megabyte, 97),
        most: 1024 * megabyte,
      })
      answer = poured.answer
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('<h1>Contact the Open Source Observatory</h1>')
    expect(answer).toContain('The file is larger than 8 MB.')
    expect(growth).toBeLessThan(200 * megabyte)
    await goesOn()
  }, 120_000)

  test.each([
    ['a file', fileHead, 'a'],
    ['a field', '--x\r\nContent-Disposition: form-data; name="message"\r\n\r\n', 'a'],
    ['the name of a field', '--x\r\nContent-Disposition: form-data; name="', 'a'],
    ['fields', '', '--x\r\nContent-Disposition: form-data; name="message"\r\n\r\nMore\r\n'],
  ])(
    'without an end, in %s, is given up, and never held',
    async (_what, begin, again) => {
      const block = Buffer.alloc(megabyte, again)
      // Chunked (RFC 9112, 7.1): nothing is said of its length.
      const chunked = Buffer.concat([
        Buffer.from(`${block.length.toString(16)}\r\n`),
        block,
        Buffer.from('\r\n'),
      ])
      let status = ''
      const growth = await growthDuring(async () => {
        const poured = await pour({
          url: service.url,
          head: [
            'POST /contact?language=en HTTP/1.1',
            'Host: localhost',
            'Content-Type: multipart/form-data; boundary=x',
            'Transfer-Encoding: chunked',
          ],
          begin: `${begin.length.toString(16)}\r\n${begin}\r\n`.replace(/^0\r\n\r\n/, ''),
          chunk: chunked,
          most: 300 * megabyte,
        })
        status = poured.answer.slice(0, 12)
      })
      expect(status).toMatch(/^HTTP\/1\.1 4(13|00|22)$/)
      expect(growth).toBeLessThan(200 * megabyte)
      await goesOn()
    },
    120_000,
  )

  test.each([
    ['deeply nested', `{"message":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['with many names', `{${Array.from({ length: 200_000 }, (_, index) => `"a${index}":1`).join(',')}}`],
    ['that would change what all objects have', '{"__proto__":{"isAdmin":true},"subject":"x"}'],
    ['of 20 MB', `{"message":"${'a'.repeat(20 * megabyte)}"}`],
    ['that is cut off', '{"message":"May'],
  ])('JSON %s is refused', async (_what, body) => {
    const response = await fetch(`${service.url}/v1/contact`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect([400, 413]).toContain(response.status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    await response.arrayBuffer()
    await goesOn()
  })
})

describe('words that are not what they should be', () => {
  test('in a wrong encoding are taken as far as they can be read, or refused, and break nothing', async () => {
    const formOf = (subject: Buffer) =>
      Buffer.concat([
        ...Object.entries({
          firstName: 'Ada',
          lastName: 'Example',
          email: 'latin@example.org',
          category: 'legal',
          message: 'May we?',
        }).map(([name, value]) =>
          Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
        ),
        Buffer.from('--x\r\nContent-Disposition: form-data; name="subject"\r\n\r\n'),
        subject,
        Buffer.from('\r\n--x--\r\n'),
      ])
    const post = (subject: Buffer) =>
      fetch(`${service.url}/contact?language=en`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: new Uint8Array(formOf(subject)),
      })
    const bad = [
      Buffer.from('Größe', 'latin1'),
      Buffer.from('Größe', 'utf16le'),
      Buffer.from([0xff, 0xfe, 0xc0, 0xaf, 0xed, 0xa0, 0x80]),
    ]
    for (const subject of bad) {
      const response = await post(subject)
      expect([200, 422]).toContain(response.status)
      expect(await response.text()).toContain('<h1>')
    }
    for (const half of ['\ud800', 'a\udc00', '\0']) {
      const inName = await postContact(service.url, aContactMessage({ firstName: `Ada${half}` }))
      expect(inName.status).toBe(400)
      const { messages } = await asked({ message: `May${half} we?`, subject: 'Half a letter' })
      expect(messages[0]?.text).toMatch(/^May[a\ufffd]* we\?$/u)
    }
    const utf16 = await fetch(`${service.url}/v1/contact`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-16' },
      body: new Uint8Array(Buffer.from(JSON.stringify(aContactMessage()), 'utf16le')),
    })
    expect(utf16.status).toBe(400)
    await goesOn()
  })

  test('that would make headers of a mail do not', async () => {
    const injected = '\r\nBcc: everybody@example.org\r\nX-Injected: yes'
    for (const field of ['firstName', 'lastName', 'organisation', 'subject', 'email'] as const) {
      const message = aContactMessage({ email: 'injected@example.org' })
      const response = await postContact(service.url, { ...message, [field]: `${message[field]}${injected}` })
      expect(response.status, field).toBe(400)
      const data = new FormData()
      for (const [name, value] of Object.entries({ ...message, [field]: `Ada${injected}` }))
        data.set(name, String(value))
      const page = await fetch(`${service.url}/contact`, { method: 'POST', body: data })
      expect(page.status, field).toBe(422)
    }
    // What may stand in a line, and means something in a header.
    const subject = 'A question, <everybody@example.org>; =?utf-8?q?=0D=0ABcc=3A_x@example.org?= ü'
    const firstName = '"Ada" <ada@evil.example>,'
    const { number } = await asked({ email: 'header@example.org', subject, firstName })
    await replyAddressOf('header@example.org')
    const mails = mailServer.received().filter(mail => mail.to.includes('header@example.org'))
    expect(mails).toHaveLength(1)
    for (const mail of mails) {
      expect(mail.to).toEqual(['header@example.org'])
      expect([mail.header('bcc'), mail.header('cc'), mail.header('x-injected')]).toEqual(['', '', ''])
      expect(mail.subject).toContain(number)
    }
    expect(mailServer.received().flatMap(({ to }) => to)).not.toContain('everybody@example.org')
  })
})

describe('mails', () => {
  const mailTo = (to: string, lines: readonly string[], headers: readonly string[] = []) =>
    [
      'From: Ada Example <ada@example.org>',
      `To: ${to}`,
      `Message-ID: <${randomUUID()}@example.org>`,
      'MIME-Version: 1.0',
      ...headers,
      '',
      ...lines,
    ].join('\r\n')

  test('with a forged token get nowhere, however many are tried', async () => {
    const before = await readEnquiries(expert)
    const forged = Array.from({ length: 200 }, (_, index) => index.toString(16).padStart(40, '0'))
    for (const token of [...forged, 'a', '0'.repeat(39), `${'0'.repeat(40)}0`, "' or 1=1 --"]) {
      const response = await handOver(mailTo(`enquiries+${token}@example.eu`, ['Let me in']))
      expect(response.status).toBe(404)
    }
    expect((await readEnquiries(expert)).enquiries).toHaveLength(before.enquiries.length)
  })

  test('five hundred of them stand in one thread, in their order, and are read in a moment', async () => {
    const email = `${randomUUID()}@example.org`
    const { id } = await asked({ email })
    const to = await replyAddressOf(email)
    for (let number = 1; number <= 500; number += 1) {
      const response = await handOver(mailTo(to, [`Message ${number}`]))
      expect(response.status).toBe(200)
    }
    const begun = performance.now()
    const { messages } = await enquiryOf(expert, id)
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(messages).toHaveLength(501)
    expect(messages.slice(1).map(({ text }) => text.trim())).toEqual(
      Array.from({ length: 500 }, (_, index) => `Message ${index + 1}`),
    )
  }, 120_000)

  test('one of 25 MB with ten thousand parts is read within bounds, or refused', async () => {
    const email = `${randomUUID()}@example.org`
    const { id } = await asked({ email })
    const to = await replyAddressOf(email)
    const filler = 'a'.repeat(2_460)
    const part = (number: number) =>
      `--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="${number}.txt"\r\n\r\n${filler}\r\n`
    const parts = Array.from({ length: 10_000 }, (_, number) => part(number)).join('')
    const mail = mailTo(to, [`${parts}--x--`], ['Content-Type: multipart/mixed; boundary=x'])
    expect(mail.length).toBeGreaterThan(24 * megabyte)
    expect(mail.length).toBeLessThan(25 * megabyte)
    const begun = performance.now()
    const growth = await growthDuring(async () => {
      const response = await handOver(mail)
      expect([200, 400]).toContain(response.status)
    })
    expect(performance.now() - begun).toBeLessThan(30_000)
    expect(growth).toBeLessThan(600 * megabyte)
    const { messages } = await enquiryOf(expert, id)
    for (const { attachments } of messages) expect(attachments.length).toBeLessThanOrEqual(20)
    expect((await handOver(`${mail}${'a'.repeat(2 * megabyte)}`)).status).toBe(413)
    await goesOn()
  }, 120_000)

  test('in encodings that are none, or that lie, break nothing', async () => {
    const email = `${randomUUID()}@example.org`
    const { id } = await asked({ email })
    const to = await replyAddressOf(email)
    const mails = [
      mailTo(to, ['May w\xfcrde'], ['Content-Type: text/plain; charset=x-no-such-charset']),
      mailTo(to, ['====not base64===='], ['Content-Type: text/plain', 'Content-Transfer-Encoding: base64']),
      mailTo(to, ['=ZZ=0'], ['Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable']),
      mailTo(to, ['a\0b'], ['Content-Type: text/plain; charset=utf-16']),
      mailTo(
        to,
        ['x'],
        [`Subject: =?utf-8?B?${'A'.repeat(3)}?=`, 'Content-Type: multipart/mixed; boundary='],
      ),
    ]
    for (const mail of mails) expect((await handOver(mail)).status).toBeLessThan(500)
    const bytes = new Uint8Array(Buffer.from(mailTo(to, ['\xff\xfe\xed\xa0\x80']), 'latin1'))
    expect((await handOver(bytes)).status).toBeLessThan(500)
    expect((await enquiryOf(expert, id)).messages.length).toBeGreaterThan(1)
    await goesOn()
  })
})
