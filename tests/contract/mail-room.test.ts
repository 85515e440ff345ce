import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ReplyId } from '#shared/enquiry/enquiry.ts'
import { receiveEnquiry } from '../../service/enquiries/receive-message.ts'
import { sendDueLetters } from '../../service/enquiries/send-letters.ts'
import { queueMails } from '../../service/mail/mail-queue.ts'
import { openMailRoom } from '../../service/mail/mail-room.ts'
import { smtpTransport } from '../../service/mail/smtp-transport.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { aContactMessage } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'
import { patiently } from '../support/patiently.ts'

const now = new Date('2026-03-04T14:00:00.000Z')

let storage: Storage
let mailServer: MailServer

beforeEach(async () => {
  storage = await openMemoryStorage(now)
  mailServer = await startMailServer()
})

afterEach(async () => {
  await storage.close()
  await mailServer.stop()
})

test('what goes wrong with letters holds up no other mail, and is told', async () => {
  const mail = { address: 'ada@example.org', subject: 'A notice', text: 'A', html: '<p>A</p>' }
  await storage.database.transaction().execute(transaction => queueMails(transaction, [mail], now))
  const faults: unknown[] = []
  const wrong = new Error('A letter that cannot be made a mail')
  const room = openMailRoom({
    database: storage.database,
    transport: smtpTransport(mailServer.url, 'OSOR Desk <desk@osor.example.eu>'),
    rules: { publicUrl: 'https://osor.example.eu', delay: 0, digestHour: 6 },
    sendLetters: () => Promise.reject(wrong),
    clock: () => now,
    onFault: fault => faults.push(fault),
  })
  try {
    await vi.waitFor(() => {
      expect(mailServer.received().map(({ subject }) => subject)).toEqual(['A notice'])
    }, patiently)
    expect(faults).toContain(wrong)
  } finally {
    await room.close()
  }
})

test('a letter that cannot be made a mail holds up no other', async () => {
  const hanna = await storage.database
    .selectFrom('account')
    .select('id')
    .where('name', '=', 'Dr. Hanna Vogel')
    .executeTakeFirstOrThrow()
  const replies: ReplyId[] = []
  for (const minutes of [2, 1]) {
    const { id } = await storage.database
      .transaction()
      .execute(transaction => receiveEnquiry(transaction, aContactMessage(), [], now))
    const reply = ReplyId.parse(randomUUID())
    replies.push(reply)
    await storage.database
      .insertInto('enquiry_reply')
      .values({
        reply,
        enquiry: id,
        signed_by: hanna.id,
        at: now,
        letter: 'Yes.',
        // What no version of the service wrote.
        compared_licences: minutes === 2 ? 'null' : '[]',
        does: 'answer',
        send_at: new Date(now.getTime() - minutes * 60_000),
        stage: 'planned',
        mail: null,
      })
      .execute()
  }
  const rules = {
    address: 'enquiries@example.eu',
    inboundSecret: null,
    siteMailbox: null,
    postsPerHour: 1,
    keptFor: 1,
    sendsLetters: true,
  }
  await expect(sendDueLetters(storage, rules, now)).rejects.toThrow(AggregateError)
  const stages = await storage.database.selectFrom('enquiry_reply').select(['reply', 'stage']).execute()
  expect(new Map(stages.map(({ reply, stage }) => [reply, stage]))).toEqual(
    new Map([
      [replies[0], 'planned'],
      [replies[1], 'on_its_way'],
    ]),
  )
})
