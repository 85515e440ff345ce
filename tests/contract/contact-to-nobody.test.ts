import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EnquiryRules } from '../../service/enquiries/enquiry-rules.ts'
import { takeContact, takenCategories } from '../../service/enquiries/take-contact.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { aContactMessage, postContact } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'
import { problemOfResponse } from '../support/service-client.ts'

describe('a service with a mail server, but neither a mailbox nor a moderator', () => {
  let mailServer: MailServer
  let service: RunningContentService

  beforeAll(async () => {
    mailServer = await startMailServer()
    service = await startContentService({
      demo: false,
      switches: ['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'],
    })
  })

  afterAll(async () => {
    await service.stop()
    await mailServer.stop()
  })

  test('offers legal questions alone', async () => {
    const html = await (await fetch(`${service.url}/contact?category=report`)).text()
    expect(html.match(/<option value="[a-z_]+"/g)).toEqual(['<option value="legal"'])
  })

  test('takes no report, and keeps what was typed', async () => {
    const data = new FormData()
    const message = 'These words are "wrong".'
    const { firstName, lastName, email, subject } = aContactMessage()
    const typed = { firstName, lastName, email, subject, message, category: 'report' }
    for (const [name, value] of Object.entries(typed)) data.set(name, value)
    data.set('attachment', new Blob(['words of a file']), 'a.txt')
    const answer = await fetch(`${service.url}/contact?language=en`, { method: 'POST', body: data })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('id="category_wrong" class="wrong">Please choose what it is about.')
    expect(html).toContain('These words are &quot;wrong&quot;.</textarea>')
    expect(html).toContain(`value="${email}"`)
    expect(html).toContain('Please choose the file again')
    const program = await postContact(service.url, aContactMessage({ category: 'report' }))
    expect(await problemOfResponse(program)).toMatchObject({ kind: 'invalid-request' })
    expect(mailServer.received()).toEqual([])
  })
})

describe('what is offered', () => {
  const now = new Date('2026-03-04T14:00:00.000Z')
  const rules: EnquiryRules = {
    address: 'enquiries@example.eu',
    inboundSecret: null,
    siteMailbox: null,
    postsPerHour: 1,
    keptFor: 1,
    sendsLetters: true,
  }
  const mailbox = { ...rules, siteMailbox: 'site@example.eu' }
  let storage: Storage

  beforeAll(async () => {
    storage = await openMemoryStorage(now)
  })

  afterAll(() => storage.close())

  const reports = async (about: EnquiryRules = rules) =>
    (await takenCategories(storage.database, about)).includes('report')

  test('are reports as long as a moderator has an address, or there is the mailbox', async () => {
    expect(await reports()).toBe(true)
    expect(await reports({ ...rules, sendsLetters: false })).toBe(false)
    await storage.database.updateTable('account').set({ email: '' }).execute()
    expect(await reports()).toBe(false)
    expect(await takenCategories(storage.database, mailbox)).toHaveLength(7)
    // A page that was opened before still has it.
    const report = aContactMessage({ category: 'report' })
    expect(await takeContact(storage, rules, report, [], now)).toEqual({ kind: 'not_taken' })
    expect(await takeContact(storage, mailbox, report, [], now)).toEqual({ kind: 'passed_on' })
    const mails = await storage.database.selectFrom('mail').select('address').execute()
    expect(mails).toEqual([{ address: 'site@example.eu' }])
  })
})
