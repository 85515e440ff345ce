import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enquiryLimits } from '#shared/enquiry/enquiry.ts'
import { loadChangedEnquiries } from '../../service/enquiries/load-enquiries.ts'
import { mergeEnquiries } from '../../service/enquiries/move-messages.ts'
import { readMail } from '../../service/enquiries/read-mail.ts'
import { type NewEnquiry, receiveEnquiry, receiveMail } from '../../service/enquiries/receive-message.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { aContactMessage, newRequestId } from '../support/enquiry-client.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'

let now: Date
const kilobyte = 1024

let storage: Storage
let enquiry: NewEnquiry

beforeEach(async () => {
  now = new Date('2026-03-04T14:00:00.000Z')
  storage = await openMemoryStorage(now)
  enquiry = await storage.database
    .transaction()
    .execute(transaction => receiveEnquiry(transaction, aContactMessage(), [], now))
})

afterEach(() => storage.close())

async function take(text: string, html: string | null = null) {
  now = new Date(now.getTime() + 1_000)
  const mail = { mailId: randomUUID(), from: 'ada@example.org', text, html, files: [] }
  return receiveMail(storage.database, enquiry.replyToken, mail, now)
}

async function stored() {
  const { enquiries } = await loadChangedEnquiries(storage.database, '0', { enquiries: 10, bytes: 1 })
  const [found] = enquiries
  if (found === undefined) throw new Error('It is there')
  return found
}

const refusalsOf = ({ steps }: Awaited<ReturnType<typeof stored>>) =>
  steps.filter(({ move }) => move === 'message_refused')

test('a thread takes so many messages, and tells experts once that it takes no more', async () => {
  for (let number = 1; number < enquiryLimits.messages; number += 1) {
    expect(await take(`Message ${number}`)).toBe('received')
  }
  expect(refusalsOf(await stored())).toEqual([])
  for (let again = 0; again < 3; again += 1) expect(await take('One more')).toBe('full')
  const after = await stored()
  expect(after.messages).toHaveLength(enquiryLimits.messages)
  expect(refusalsOf(after)).toHaveLength(1)
  // An expert has made room, and it fills up again.
  await storage.database
    .deleteFrom('enquiry_message')
    .where('text', 'in', ['Message 1', 'Message 2'])
    .execute()
  for (let again = 0; again < 2; again += 1) expect(await take('Room')).toBe('received')
  for (let again = 0; again < 2; again += 1) expect(await take('One more')).toBe('full')
  expect(refusalsOf(await stored())).toHaveLength(2)
})

test.each([
  ['of plain letters', 'a'],
  ['of letters that are escaped on the wire', '\u0001'],
])('an answer with a full thread %s is not much longer than a thread may be', async (_what, letter) => {
  const text = letter.repeat(200 * kilobyte)
  const html = `<p>${'a'.repeat(200 * kilobyte)}</p>`
  let receipt = await take(text, html)
  while (receipt === 'received') receipt = await take(text, html)
  expect(receipt).toBe('full')
  const full = await stored()
  expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThan(1.05 * enquiryLimits.threadBytes)
  expect(full.messages.slice(1).every(message => message.text === text)).toBe(true)
  // HTML gives way to words, and is not lost.
  expect(full.messages[1]?.html).toBe(html)
  for (const { html: shown, attachments } of full.messages.slice(1)) {
    expect(attachments.map(({ name, bytes }) => [name, bytes])).toEqual(
      shown === null ? [['message.html', html.length]] : [],
    )
  }
  expect(full.messages.filter(message => message.attachments.length > 0).length).toBeGreaterThan(0)
})

test('parts that are too long to be shown are kept whole as files', async () => {
  const words = `${'Größe '.repeat(60 * kilobyte)}the end`
  const boundary = (type: string, body: string) =>
    `--x\r\nContent-Type: text/${type}; charset=utf-8\r\n\r\n${body}\r\n`
  const head = 'From: a@example.org\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n'
  const html = `<p>${words}</p>`
  const mail = await readMail(Buffer.from(`${head}${boundary('plain', words)}${boundary('html', html)}--x--`))
  expect(mail.html).toBeNull()
  expect(Buffer.byteLength(mail.text)).toBeLessThanOrEqual(enquiryLimits.messageText)
  expect(words.startsWith(mail.text)).toBe(true)
  expect(mail.files.map(({ name, content }) => [name, Buffer.from(content).toString().trim()])).toEqual([
    ['message.txt', words],
    ['message.html', html],
  ])
  const alone = await readMail(
    Buffer.from(`From: a@example.org\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`),
  )
  expect(alone.text).toMatch(/^Größe Größe/)
  expect(alone.files.map(({ name }) => name)).toEqual(['message.html'])
})

test('enquiries that would be too long together are not merged; a mail that came to either comes no second time', async () => {
  const other = await storage.database
    .transaction()
    .execute(transaction => receiveEnquiry(transaction, aContactMessage(), [], now))
  const by = await storage.database.selectFrom('account').select('id').executeTakeFirstOrThrow()
  const act = { id: newRequestId(), kind: 'merge', enquiry: other.id, into: enquiry.id } as const
  const merge = () =>
    storage.database.transaction().execute(transaction => mergeEnquiries(transaction, act, by.id, now))
  const text = 'a'.repeat(250 * kilobyte)
  for (const { replyToken } of [enquiry, other]) {
    for (let number = 0; number < 17; number += 1) {
      const mail = { mailId: `${number}`, from: 'ada@example.org', text, html: null, files: [] }
      expect(await receiveMail(storage.database, replyToken, mail, now)).toBe('received')
    }
  }
  expect(await merge()).toBe('full')
  await storage.database.updateTable('enquiry_message').set({ text: '' }).execute()
  expect(await merge()).toBeNull()
  const mail = { mailId: '3', from: 'ada@example.org', text, html: null, files: [] }
  for (const { replyToken } of [enquiry, other]) {
    expect(await receiveMail(storage.database, replyToken, mail, now)).toBe('received_before')
  }
})
