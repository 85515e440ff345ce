import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { ItemId } from '#shared/content/identity.ts'
import { EmailAddress } from '#shared/members/member.ts'
import type { MailChoice } from '#shared/notices/mail-choice.ts'
import { Me } from '#shared/sync/me.ts'
import type { Operation } from '#shared/sync/operation.ts'
import { type Account, findDemoAccount } from '../../service/accounts/account.ts'
import { mailNotices } from '../../service/mail/mail-notices.ts'
import { sendDueMails } from '../../service/mail/mail-queue.ts'
import { smtpTransport } from '../../service/mail/smtp-transport.ts'
import { applyOperations } from '../../service/operations/apply-operations.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { act } from '../support/membership-acts.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'
import { patiently } from '../support/patiently.ts'
import {
  createOf,
  deleteOf,
  newItemId,
  problemOfResponse,
  readyNews,
  signedInClient,
  transitionOf,
} from '../support/service-client.ts'

const minute = 60_000
const hour = 60 * minute
const rules = { publicUrl: 'https://osor.example.eu', delay: minute, digestHour: 6 }

let mailServer: MailServer

beforeEach(async () => {
  mailServer = await startMailServer()
})

afterEach(() => mailServer.stop())

describe('mail of what happened', () => {
  let storage: Storage
  let now: Date
  let editor: Account
  let moderator: Account

  beforeEach(async () => {
    now = new Date('2026-03-02T09:00:00.000Z')
    storage = await openMemoryStorage(now)
    editor = await demoAccount('editor')
    moderator = await demoAccount('moderator')
  })

  afterEach(() => storage.close())

  async function demoAccount(key: 'editor' | 'moderator'): Promise<Account> {
    const account = await findDemoAccount(storage.database, key)
    if (account === undefined) throw new Error(`nobody is ${key}`)
    return account
  }

  async function make(by: Account, operation: Operation): Promise<void> {
    const desk = { storage, clock: () => now, report: () => undefined }
    const [result] = await applyOperations(desk, by.actor, [operation])
    expect(result?.outcome).toBe('applied')
  }

  async function choose(choice: MailChoice, account = editor): Promise<void> {
    await storage.database
      .updateTable('account')
      .set({ mail_choice: choice })
      .where('id', '=', account.person.id)
      .execute()
  }

  /** A proposal of the editor's, which the moderator has returned. */
  async function returned(title: string, reason = 'Please name the city.'): Promise<ItemId> {
    const item = newItemId()
    await make(editor, createOf(item, readyNews({ headline: title })))
    await make(editor, transitionOf(item, 1, 'propose'))
    await make(moderator, transitionOf(item, 2, 'return_to_author', { reason }))
    return item
  }

  function pass(milliseconds: number): void {
    now = new Date(now.getTime() + milliseconds)
  }

  /** What the mail room does in one turn. */
  async function turn(): Promise<number> {
    const transport = smtpTransport(mailServer.url, 'OSOR Desk <desk@osor.example.eu>')
    await mailNotices(storage.database, rules, now)
    const sent = await sendDueMails(storage.database, transport, () => now)
    transport.close()
    return sent
  }

  const mailsTo = (account: Account) => mailServer.received().filter(({ to }) => to.includes(account.email))

  test('has a text and an HTML part with the reason and the way to the item', async () => {
    const item = await returned('A <city> & its “code”', 'Which city?\nAnd <b>since</b> when?')
    pass(minute)
    await turn()
    const [mail, ...others] = mailsTo(editor)
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Marta Kowalska returned “A <city> & its “code”” to you')
    expect(mail?.text).toContain('> Which city?\n> And <b>since</b> when?')
    expect(mail?.text).toContain(`https://osor.example.eu/items/${item}`)
    expect(mail?.html).toContain('A &lt;city&gt; &amp; its')
    expect(mail?.html).toContain('And &lt;b&gt;since&lt;/b&gt; when?')
    expect(mail?.html).toContain(`href="https://osor.example.eu/items/${item}"`)
    expect(mail?.header('auto-submitted')).toBe('auto-generated')
    expect(mail?.messageId).toMatch(/@osor\.example\.eu>$/)
  })

  test('tells who follows a topic what is published about it', async () => {
    await storage.database
      .insertInto('follow')
      .values({ account: moderator.person.id, vocabulary: 'topics', term: 'open-source-software' })
      .execute()
    const owner = await findDemoAccount(storage.database, 'owner')
    if (owner === undefined) throw new Error('nobody owns the collection')
    const item = newItemId()
    await make(editor, createOf(item, readyNews({ headline: 'A town shares its ferries' })))
    await make(editor, transitionOf(item, 1, 'propose'))
    await make(owner, transitionOf(item, 2, 'approve'))
    pass(minute)
    await turn()
    const [mail] = mailsTo(moderator)
    expect(mail?.text).toContain(
      `${owner.person.name} published “A town shares its ferries”, on a topic or country you follow.`,
    )
    expect(mail?.text).toContain(`https://osor.example.eu/items/${item}`)
  })

  test('waits a little, so that many decisions in a row are one mail', async () => {
    await returned('The first of two')
    pass(minute / 2)
    await returned('The second of two')
    expect(await turn()).toBe(0)
    pass(minute / 2)
    await turn()
    expect(mailsTo(editor).map(({ subject }) => subject)).toEqual(['OSOR Desk: 2 things happened'])
    expect(mailsTo(editor)[0]?.text).toMatch(/The first of two[\s\S]*The second of two/)
    pass(hour)
    expect(await turn()).toBe(0)
  })

  test('comes once a day to whoever wants it so', async () => {
    await choose('daily')
    await returned('Before nine')
    pass(hour)
    await turn()
    expect(mailsTo(editor)).toEqual([])
    // The next morning, when something has happened since.
    now = new Date('2026-03-03T06:00:00.000Z')
    await returned('At six')
    pass(minute)
    await turn()
    const [mail] = mailsTo(editor)
    expect(mail?.subject).toBe('OSOR Desk: 1 thing happened since yesterday')
    expect(mail?.text).not.toContain('At six')
    now = new Date('2026-03-04T06:00:00.000Z')
    await turn()
    expect(mailsTo(editor)[1]?.text).toContain('At six')
  })

  test('does not come to whoever wants none, nor afterwards what they missed', async () => {
    await choose('none')
    await returned('Unwanted')
    pass(minute)
    await turn()
    await choose('each')
    await returned('Wanted')
    pass(minute)
    await turn()
    expect(mailsTo(editor)).toHaveLength(1)
    expect(mailsTo(editor)[0]?.text).not.toContain('Unwanted')
  })

  test('tells nothing of what went out of sight before it was made', async () => {
    const item = newItemId()
    await make(editor, createOf(item, readyNews()))
    await make(editor, transitionOf(item, 1, 'propose'))
    await make(moderator, deleteOf(item, 2, 'Twice the same.'))
    pass(minute)
    await turn()
    expect(mailsTo(moderator)).toEqual([])
    expect(mailsTo(editor)).toHaveLength(1)
  })

  test('of days ago is not sent any more: a mail server was set up only now', async () => {
    await returned('Long ago')
    pass(4 * 24 * hour)
    expect(await turn()).toBe(0)
  })

  test('is tried again as the same message after the server did not take it, ever later', async () => {
    await returned('Tried again')
    pass(minute)
    mailServer.refuseNext(451)
    mailServer.refuseNext(451)
    // One to the moderator and one to the editor: both are refused once.
    expect(await turn()).toBe(0)
    expect(await turn()).toBe(0)
    pass(minute)
    expect(await turn()).toBe(2)
    const ids = await storage.database
      .selectFrom('mail')
      .select(['id', 'attempts', 'ended', 'failure'])
      .execute()
    expect(ids.map(({ attempts, ended, failure }) => [attempts, ended, failure])).toEqual([
      [2, 'sent', null],
      [2, 'sent', null],
    ])
    expect(
      mailServer
        .received()
        .map(({ messageId }) => messageId)
        .toSorted(),
    ).toEqual(ids.map(({ id }) => `<${id}@osor.example.eu>`).toSorted())
  })

  test('is given up where the server says that it never will, and after two days of trying', async () => {
    await returned('Given up')
    pass(minute)
    await mailNotices(storage.database, rules, now)
    mailServer.refuseNext(550)
    await turn()
    await mailServer.stop()
    await returned('Nobody listens')
    pass(minute)
    for (let tries = 0; tries < 9; tries += 1) {
      await turn()
      pass(25 * hour)
    }
    const ends = await storage.database.selectFrom('mail').select(['ended', 'attempts']).execute()
    expect(ends.map(({ ended, attempts }) => `${ended} ${attempts}`).toSorted()).toEqual([
      'given_up 1',
      'given_up 8',
      'given_up 8',
      'sent 1',
    ])
    mailServer = await startMailServer()
  })

  test('is made once, however many services look at the same time', async () => {
    await returned('Once')
    pass(minute)
    await Promise.all([
      mailNotices(storage.database, rules, now),
      mailNotices(storage.database, rules, now),
      mailNotices(storage.database, rules, now),
    ])
    await turn()
    expect(mailsTo(editor)).toHaveLength(1)
  })
})

describe('a service with a mail server', () => {
  let service: RunningContentService

  beforeEach(async () => {
    service = await startContentService({
      seed: 'demo',
      switches: ['--smtp', mailServer.url, '--mail-delay', '0', '--mail-from', 'desk@osor.example.eu'],
    })
  })

  afterEach(() => service.stop())

  test('sends mail of what happens by itself, and its link leads to the desk', async () => {
    const editor = await signedInClient(service.url, 'editor')
    const moderator = await signedInClient(service.url, 'moderator')
    const item = newItemId()
    await editor.make(createOf(item, readyNews({ headline: 'Told by mail' })))
    await editor.make(transitionOf(item, 1, 'propose'))
    await moderator.make(transitionOf(item, 2, 'approve'))
    await vi.waitFor(() => {
      const toEditor = mailServer.received().find(({ to }) => to.includes('elena.marin@example.eu'))
      expect(toEditor?.subject).toBe('Marta Kowalska approved and published “Told by mail”')
    }, patiently)
    const response = await fetch(`${service.url}/items/${item}`)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response.text()).toContain(`href="osor-desk://item/${item}"`)
    expect((await fetch(`${service.url}/items/no-item`)).status).toBe(404)
  })

  test('sends an invitation, whose link makes its reader a member', async () => {
    const owner = await signedInClient(service.url, 'owner')
    await act(owner, { kind: 'invite', email: EmailAddress.parse('new@example.eu'), role: 'author' })
    const invitation = () => mailServer.received().find(({ to }) => to.includes('new@example.eu'))
    await vi.waitFor(() => expect(invitation()).toBeDefined(), patiently)
    const [link = ''] = /http\S+\/invitations\/\S+/.exec(invitation()?.text ?? '') ?? []
    expect(invitation()?.html).toContain(`href="${link}"`)
    const page = await fetch(link)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('OSOR')
  })

  test('lets everybody choose how they are told, and nothing else', async () => {
    const editor = await signedInClient(service.url, 'editor')
    const put = (body: unknown) =>
      editor.ask('/v1/me/mail', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(Me.parse(await (await put({ choice: 'daily' })).json()).mail).toEqual({
      choice: 'daily',
      isSent: true,
    })
    expect((await editor.me()).mail?.choice).toBe('daily')
    expect((await problemOfResponse(await put({ choice: 'hourly' }))).kind).toBe('invalid-request')
    expect((await fetch(`${service.url}/v1/me/mail`, { method: 'PUT' })).status).toBe(401)
  })

  test('that is not offered says so', async () => {
    const without = await startContentService({ seed: 'demo' })
    const editor = await signedInClient(without.url, 'editor')
    expect(z.object({ isSent: z.literal(false) }).safeParse((await editor.me()).mail).success).toBe(true)
    await without.stop()
  })
})
