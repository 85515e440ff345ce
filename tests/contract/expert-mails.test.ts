import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { EnquiryId } from '#shared/enquiry/enquiry.ts'
import { EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import type { EnquiryAct } from '#shared/enquiry/enquiry-act.ts'
import type { MailChoice } from '#shared/notices/mail-choice.ts'
import { type Account, findAccount, findDemoAccount } from '../../service/accounts/account.ts'
import { applyRequest } from '../../service/enquiries/apply-request.ts'
import { carryOutAct } from '../../service/enquiries/carry-out-act.ts'
import { type NewEnquiry, receiveEnquiry } from '../../service/enquiries/receive-message.ts'
import { createExpertTelling } from '../../service/mail/mail-enquiry-notices.ts'
import { sendDueMails } from '../../service/mail/mail-queue.ts'
import { smtpTransport } from '../../service/mail/smtp-transport.ts'
import { accountOf } from '../../service/seed/item-rows.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { startContentService } from '../support/content-service.ts'
import { aContactMessage, newRequestId, postContact } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'
import { patiently } from '../support/patiently.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import { addAccount } from '../support/service-command.ts'

const minute = 60_000
const hour = 60 * minute
const rules = { publicUrl: 'https://osor.example.eu', delay: minute, digestHour: 6 }

type Asked<Act> = Act extends unknown ? Omit<Act, 'id'> : never

/** Words that stand in enquiries, and must stand in no mail to an expert. */
const confidential = /zebra|quagga|okapi/i

describe('mails to legal experts', () => {
  let mailServer: MailServer
  let storage: Storage
  let now: Date
  let hanna: Account
  let lena: Account
  let tell: (now: Date) => Promise<void>

  beforeEach(async () => {
    mailServer = await startMailServer()
    // A Monday, ten o'clock in Brussels.
    now = new Date('2026-03-02T09:00:00.000Z')
    storage = await openMemoryStorage(now)
    hanna = await account(await findDemoAccount(storage.database, 'legal'))
    const second = accountOf('developer')
    await storage.database
      .updateTable('account')
      .set({ site_roles: JSON.stringify(['legal_expert']) })
      .where('id', '=', second)
      .execute()
    lena = await account(await findAccount(storage.database, second))
    tell = createExpertTelling(storage.database, rules)
  })

  afterEach(async () => {
    await storage.close()
    await mailServer.stop()
  })

  async function account(found: Account | undefined): Promise<Account> {
    if (found === undefined) throw new Error('There is no such account')
    return found
  }

  function pass(milliseconds: number): void {
    now = new Date(now.getTime() + milliseconds)
  }

  function asked(): Promise<NewEnquiry> {
    const message = aContactMessage({
      subject: 'A zebra',
      message: 'May a quagga?',
      lastName: 'Okapi',
      email: 'okapi@example.org',
    })
    return storage.database
      .transaction()
      .execute(transaction => receiveEnquiry(transaction, message, [], now))
  }

  async function act(by: Account, done: Asked<EnquiryAct>): Promise<void> {
    const { id } = by.person
    const request = { ...done, id: newRequestId() }
    const result = await applyRequest(storage, id, request, now, transaction =>
      carryOutAct(transaction, request, id, now),
    )
    expect(result).toEqual({ kind: 'done' })
  }

  const give = (by: Account, enquiry: EnquiryId, to: Account) =>
    act(by, { kind: 'assign', enquiry, to: to.person.id, word: null })

  async function choose(choice: MailChoice, { person }: Account): Promise<void> {
    await storage.database
      .updateTable('account')
      .set({ mail_choice: choice })
      .where('id', '=', person.id)
      .execute()
  }

  /** What the mail room does in one turn; the subjects of what was sent. */
  async function turn(): Promise<readonly string[]> {
    const before = mailServer.received().length
    const transport = smtpTransport(mailServer.url, 'OSOR Desk <desk@osor.example.eu>')
    await tell(now)
    await sendDueMails(storage.database, transport, () => now)
    transport.close()
    for (const mail of mailServer.received()) expect(JSON.stringify(mail)).not.toMatch(confidential)
    return mailServer
      .received()
      .slice(before)
      .map(({ subject }) => subject)
  }

  const mailsTo = ({ email }: Account) => mailServer.received().filter(({ to }) => to.includes(email))

  test('tell every expert once of a new enquiry: number, topic, due time and the way to the desk', async () => {
    const { id, number } = await asked()
    expect(await turn()).toEqual([])
    pass(minute)
    expect(await turn()).toEqual([`A new enquiry has come: ${number}`, `A new enquiry has come: ${number}`])
    const [mail] = mailsTo(hanna)
    expect(mail?.text).toContain('Topic: Not chosen yet')
    expect(mail?.text).toContain('Due: Wednesday, 4 March 2026 at 10:00, Brussels time')
    expect(mail?.text).toContain(`https://osor.example.eu/enquiries/${id}`)
    expect(mail?.html).toContain(`href="https://osor.example.eu/enquiries/${id}"`)
    expect(mail?.header('auto-submitted')).toBe('auto-generated')
    // A service that has started anew.
    tell = createExpertTelling(storage.database, rules)
    pass(hour)
    expect(await turn()).toEqual([])
  })

  test('many at once are one mail', async () => {
    await asked()
    const { number } = await asked()
    pass(minute)
    expect(await turn()).toEqual(['OSOR Desk: 2 enquiries need you', 'OSOR Desk: 2 enquiries need you'])
    expect(mailsTo(hanna)[0]?.text).toContain(number)
  })

  test('tell of what was given to somebody by somebody else, as long as they have it', async () => {
    await choose('none', hanna)
    const first = await asked()
    pass(minute)
    await turn()
    await give(hanna, first.id, lena)
    pass(minute)
    expect(await turn()).toEqual([`Enquiry ${first.number} was given to you`])
    const second = await asked()
    await give(lena, second.id, lena)
    const third = await asked()
    await give(hanna, third.id, lena)
    await act(lena, { kind: 'assign', enquiry: third.id, to: hanna.person.id, word: 'Yours.' })
    pass(minute)
    await turn()
    const said = mailsTo(lena).at(-1)?.text ?? ''
    expect(said).not.toContain('was given to you')
    expect(said).toContain(`A new enquiry has come: ${second.number}`)
  })

  test('tell whoever has it that it is due soon, once for each due time, and nobody once it is over', async () => {
    const { id, number } = await asked()
    const over = await asked()
    pass(minute)
    await turn()
    await give(hanna, id, lena)
    await act(hanna, { kind: 'close', enquiry: over.id, as: 'no_answer_needed' })
    pass(minute)
    expect(await turn()).toEqual([`Enquiry ${number} was given to you`])
    now = new Date('2026-03-04T04:00:00.000Z')
    expect(await turn()).toEqual([])
    now = new Date('2026-03-04T05:30:00.000Z')
    await turn()
    pass(minute)
    await turn()
    expect(mailsTo(lena).at(-1)?.subject).toBe(`Enquiry ${number} is due soon`)
    expect(mailsTo(hanna).map(({ subject }) => subject)).not.toContain(`Enquiry ${number} is due soon`)
    pass(hour)
    await turn()
    expect(mailsTo(lena).filter(({ subject }) => subject.endsWith('is due soon'))).toHaveLength(1)
  })

  test('come once a day, or not at all, to whoever wants it so', async () => {
    await choose('daily', hanna)
    await choose('none', lena)
    await asked()
    pass(minute)
    expect(await turn()).toEqual([])
    now = new Date('2026-03-03T06:00:00.000Z')
    expect(await turn()).toEqual(['OSOR Desk: an enquiry needs you'])
    await choose('each', lena)
    pass(minute)
    expect(await turn()).toEqual([])
  })

  test('do not come to whoever is no expert any more, nor about what is days old', async () => {
    await asked()
    await storage.database
      .updateTable('account')
      .set({ site_roles: JSON.stringify([]) })
      .where('id', '=', lena.person.id)
      .execute()
    pass(minute)
    await turn()
    expect(mailsTo(lena)).toEqual([])
    expect(mailsTo(hanna)).toHaveLength(1)
    await asked()
    pass(4 * 24 * hour)
    await turn()
    expect(
      mailsTo(hanna)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('OSOR-2026-00002')
  })
})

describe('services on one database', () => {
  let server: PostgresServer
  let mailServer: MailServer

  beforeAll(async () => {
    server = await startPostgresServer()
    mailServer = await startMailServer()
  })

  afterAll(async () => {
    await mailServer.stop()
    await server.stop()
  })

  test('take turns: each expert gets one mail of each enquiry, and none again when one of them starts anew', async () => {
    const url = await server.createDatabase('experts')
    const names = ['one', 'two', 'three']
    for (const name of names) {
      const person = { userName: name, password: 'a password of some length' }
      const more = ['--site-role', 'legal_expert', '--email', `${name}@example.eu`]
      await addAccount(['--database', url], person, more)
    }
    const start = () =>
      startContentService({
        demo: false,
        switches: [
          ...['--database', url, '--smtp', mailServer.url, '--mail-delay', '0'],
          ...['--contact-posts-per-hour', '1000'],
        ],
      })
    const services = [await start(), await start()] as const
    const numbers: string[] = []
    for (const [index, service] of [...services, ...services, ...services].entries()) {
      const response = await postContact(service.url, aContactMessage({ subject: `zebra ${index}` }))
      numbers.push(z.object({ number: EnquiryNumber }).parse(await response.json()).number)
    }
    const told = (name: string, number: string) =>
      mailServer
        .received()
        .filter(({ to, text }) => to.includes(`${name}@example.eu`) && text.includes(number)).length
    await vi.waitFor(() => {
      for (const name of names) for (const number of numbers) expect(told(name, number)).toBe(1)
    }, patiently)
    await services[0].kill()
    const again = await start()
    // One more, so that whatever could still be told twice has had its turn.
    const last = await postContact(again.url, aContactMessage({ subject: randomUUID() }))
    const { number } = z.object({ number: EnquiryNumber }).parse(await last.json())
    await vi.waitFor(() => {
      for (const name of names) expect(told(name, number)).toBe(1)
    }, patiently)
    for (const name of names) for (const each of numbers) expect(told(name, each)).toBe(1)
    const toExperts = mailServer.received().filter(({ to }) => to.some(address => address.endsWith('.eu')))
    expect(JSON.stringify(toExperts)).not.toMatch(confidential)
    await services[1].stop()
    await again.stop()
  }, 120_000)
})
