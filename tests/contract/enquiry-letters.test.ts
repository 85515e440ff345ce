import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { contactMessages } from '#shared/messages/contact/index.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { aContactMessage, actOn, enquiryOf, noteOn, postContact, writeTo } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { patiently } from '../support/patiently.ts'
import { problemOfResponse, type ServiceClient, signedInClient } from '../support/service-client.ts'

const secret = 'what the mail server shows'
const mailbox = 'site@example.eu'

let mailServer: MailServer
let service: RunningContentService
let expert: ServiceClient

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startContentService({
    seed: 'demo',
    switches: [
      ...['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'],
      ...['--site-mailbox', mailbox, '--inbound-secret', secret, '--contact-posts-per-hour', '100'],
    ],
  })
  expert = await signedInClient(service.url, 'legal')
})

afterAll(async () => {
  await service.stop()
  await mailServer.stop()
})

/** The mails to an address that are about something, once there are so many. */
async function mailsTo(address: string, about: string, count = 1) {
  return vi.waitFor(() => {
    const mails = mailServer
      .received()
      .filter(({ to, subject }) => to.includes(address) && subject.includes(about))
    expect(mails).toHaveLength(count)
    return mails
  }, patiently)
}

function handOver(mail: string, bearer = secret): Promise<Response> {
  return fetch(`${service.url}/v1/inbound-mail`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${bearer}` },
    body: mail,
  })
}

async function asked(about: Parameters<typeof aContactMessage>[0]) {
  const response = await postContact(service.url, aContactMessage(about))
  const { number } = z.object({ number: EnquiryNumber }).parse(await response.json())
  return enquiryOf(expert, number)
}

/** A mail as a mail program sends it. */
function mailText(to: string, lines: readonly string[], id: string, headers: readonly string[] = []): string {
  return [
    'From: Ada Example <ada@example.org>',
    `To: ${to}`,
    'Subject: Re: your answer',
    `Message-ID: <${id}@example.org>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    ...lines,
  ].join('\r\n')
}

describe('letters about an enquiry', () => {
  test('it is acknowledged with its number in its language, with a copy where that was asked for', async () => {
    const enquiry = await asked({
      email: 'marie@example.org',
      language: 'fr',
      copyToMe: true,
      firstName: 'Marie',
    })
    const [mail] = await mailsTo('marie@example.org', enquiry.number)
    expect(mail?.subject).toContain('Nous avons reçu votre demande')
    expect(mail?.text).toContain('Bonjour Marie Example')
    expect(mail?.text).toContain('Our program contains parts under the GPL-2.0-only.')
    expect(mail?.html).toContain('lang="fr"')
    expect(mail?.header('auto-submitted')).toBe('auto-generated')
  })

  test('a letter goes out to the enquirer, and moves the enquiry on; a note never does', async () => {
    const { id, number } = await asked({ email: 'letter@example.org' })
    await noteOn(expert, id, 'internal-zebra')
    expect(
      (await writeTo(expert, id, { letter: 'Which version is it?\n\nPlease tell us.', does: 'ask' })).status,
    ).toBe(200)
    const [mail] = await mailsTo('letter@example.org', `[${number}] Re:`)
    expect(mail?.text).toContain('Which version is it?')
    expect(mail?.text).toContain('not legal advice')
    expect(mail?.header('auto-submitted')).toBe('')
    await vi.waitFor(async () => {
      const after = await enquiryOf(expert, id)
      expect(after).toMatchObject({ state: 'waiting', replies: [{ stage: 'sent' }] })
      expect(after.assignee).not.toBeNull()
    }, patiently)
    expect(JSON.stringify(mailServer.received())).not.toContain('internal-zebra')
  })

  test('a comparison of licences goes with a letter, in the language of the enquiry', async () => {
    const { id, number } = await asked({ email: 'compared@example.org', language: 'de' })
    await writeTo(expert, id, { letter: 'Beides geht.', comparedLicences: ['EUPL-1.2', 'MIT'] })
    const [mail] = await mailsTo('compared@example.org', `[${number}]`, 2).then(mails =>
      mails.filter(({ attachments }) => attachments.length > 0),
    )
    expect(mail?.text).toContain('Ein Vergleich der Lizenzen EUPL-1.2, MIT liegt bei.')
    expect(mail?.attachments.map(({ name }) => name)).toEqual(['EUPL-1.2-MIT.html'])
    const page = mail?.attachments[0]?.text ?? ''
    expect(page).toContain('<html lang="de">')
    expect(page).toContain('Lizenzen im Vergleich')
    expect(page).toContain('Quelltext offenlegen')
    expect(page).toContain('keine Rechtsberatung')
  })

  test('a letter that is to go later waits, and can be withdrawn by its writer until then', async () => {
    const { id, number } = await asked({ email: 'later@example.org' })
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    await writeTo(expert, id, {
      letter: 'Tomorrow.',
      sendAt: z.iso.datetime().brand('Instant').parse(tomorrow),
    })
    const [planned] = (await enquiryOf(expert, id)).replies
    expect(planned).toMatchObject({ stage: 'planned' })
    if (planned === undefined) throw new Error('It is there')
    expect((await actOn(expert, { enquiry: id, kind: 'withdraw_reply', reply: planned.reply })).status).toBe(
      200,
    )
    expect((await enquiryOf(expert, id)).replies).toMatchObject([{ stage: 'withdrawn' }])
    expect(mailServer.received().filter(({ subject }) => subject.includes(`[${number}] Re:`))).toEqual([])
  })

  test('an answer by mail comes into the thread once, opens what was answered, and says from where it came', async () => {
    const { id, number } = await asked({ email: 'ada@example.org' })
    await writeTo(expert, id, { letter: 'Yes, you may.' })
    await mailsTo('ada@example.org', `[${number}] Re:`)
    await vi.waitFor(async () => expect((await enquiryOf(expert, id)).state).toBe('answered'), patiently)
    const to = replyAddressOf('ada@example.org', number)
    const answer = mailText(to, ['Thank you. And the logo?'], 'answer-1')
    expect(await (await handOver(answer)).json()).toEqual({ outcome: 'received' })
    expect(await (await handOver(answer)).json()).toEqual({ outcome: 'received_before' })
    const after = await enquiryOf(expert, id)
    expect(after).toMatchObject({ state: 'assigned' })
    expect(after.messages.map(({ text, from }) => [text.trim(), from])).toEqual([
      [expect.stringContaining('Our program'), 'ada@example.org'],
      ['Thank you. And the logo?', 'ada@example.org'],
    ])
  })

  test('a mail with a forged token, without the secret, by a machine, or unreadable gets nowhere', async () => {
    const { id, number } = await asked({ email: 'ada2@example.org' })
    await mailsTo('ada2@example.org', number)
    const to = replyAddressOf('ada2@example.org', number)
    const forged = `enquiries+${'0'.repeat(40)}@example.eu`
    expect((await handOver(mailText(forged, ['Let me in'], 'forged'))).status).toBe(404)
    expect((await handOver(mailText('enquiries@example.eu', ['Let me in'], 'none'))).status).toBe(404)
    expect((await handOver(mailText(to, ['Let me in'], 'no-secret'), 'guessed')).status).toBe(401)
    const absent = mailText(to, ['I am away'], 'absent', ['Auto-Submitted: auto-replied'])
    expect(await (await handOver(absent)).json()).toEqual({ outcome: 'automatic' })
    const deep = `Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n'.repeat(200)}`
    expect(
      (await handOver(mailText(to, [], 'deep').replace('Content-Type: text/plain; charset=utf-8', deep)))
        .status,
    ).toBeLessThan(500)
    expect((await enquiryOf(expert, id)).messages.length).toBeLessThanOrEqual(2)
  })

  test('a letter that cannot be delivered brings its enquiry back', async () => {
    const { id, number } = await asked({ email: 'nowhere@example.org' })
    await mailsTo('nowhere@example.org', number)
    mailServer.refuseNext(550)
    await writeTo(expert, id, { letter: 'Yes.' })
    await vi.waitFor(async () => {
      expect(await enquiryOf(expert, id)).toMatchObject({ state: 'assigned', replies: [{ stage: 'failed' }] })
    }, patiently)
  })

  test('what is for moderators or for the mailbox is handed on with its file, and stored nowhere', async () => {
    const attachment = { name: 'picture.txt', mediaType: 'text/plain', content: btoa('words of a file') }
    const report = aContactMessage({ category: 'report', subject: 'A wrong text', email: 'bo@example.org' })
    expect(await (await postContact(service.url, report, attachment)).json()).toEqual({ number: null })
    const [mail] = await mailsTo(
      (await (await signedInClient(service.url, 'moderator')).me()).account.email,
      'A wrong text',
    )
    expect(mail?.text).toContain('Ada Example, Town of Ekdalen <bo@example.org>')
    await postContact(service.url, aContactMessage({ category: 'bug', subject: 'It is broken' }))
    await mailsTo(mailbox, 'It is broken')
    // The mails are kept for a while once they were sent; erasing takes those of the person along.
    const erasing = await expert.ask('/v1/enquiries/people/erase', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'BO@example.org' }),
    })
    expect(await erasing.json()).toEqual({ enquiries: 0 })
  })

  /** The address in the acknowledgement of an enquiry. */
  function replyAddressOf(address: string, number: string): string {
    const mail = mailServer
      .received()
      .find(({ to, subject }) => to.includes(address) && subject.includes(number))
    const found = /enquiries\+[0-9a-f]{40}@example\.eu/.exec(mail?.replyTo ?? '')?.[0]
    if (found === undefined) throw new Error(`No mail to ${address} about ${number} can be answered`)
    return found
  }
})

describe('the contact form', () => {
  const form = (fields: Readonly<Record<string, string>>, file?: Blob) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    if (file !== undefined) data.set('attachment', file, 'file.bin')
    return data
  }
  const filled = {
    firstName: 'Ada',
    lastName: 'Example',
    email: 'form@example.org',
    category: 'legal',
    subject: 'A question',
    message: 'May we?',
  }
  const post = (body: BodyInit, language = 'en', headers = {}) =>
    fetch(`${service.url}/contact?language=${language}`, { method: 'POST', body, headers })

  test.each(['en', 'fr', 'de'] as const)(
    'is a page without script in %s, and says what became of a message',
    async language => {
      const page = await fetch(`${service.url}/contact?language=${language}`)
      const html = await page.text()
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).toContain(contactMessages[language].title)
      expect(html).not.toContain('<script')
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      const answer = await post(form({ ...filled, subject: `In ${language}` }), language)
      expect(answer.status).toBe(200)
      expect(await answer.text()).toMatch(/OSOR-\d{4}-\d{5}/)
    },
  )

  test('shows what is wrong beside each field, and keeps what was typed', async () => {
    const answer = await post(
      form({ ...filled, email: 'nobody', message: '', category: 'everything', subject: '"><script>' }),
    )
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Please give a whole e-mail address')
    expect(html).toContain('Please choose what it is about.')
    expect(html).toContain('id="message_wrong" class="wrong">Please fill this in.')
    expect(html).toContain('&quot;&gt;&lt;script&gt;')
    expect(html).not.toContain('"><script>')
  })

  test('takes a file of 8 MB, and none that is larger', async () => {
    const most = 8 * 1024 * 1024
    expect(
      (await post(form({ ...filled, subject: 'With a file' }, new Blob([new Uint8Array(most)])))).status,
    ).toBe(200)
    const larger = await post(form(filled, new Blob([new Uint8Array(most + 1)])))
    expect(larger.status).toBe(413)
    expect(await larger.text()).toContain('larger than 8 MB')
  })

  test('a machine that fills in what people do not see is told that all went well, and nothing is stored', async () => {
    const answer = await post(form({ ...filled, subject: 'Buy now', website: 'https://example.org' }))
    expect(answer.status).toBe(200)
    const text = await (await expert.ask('/v1/enquiries')).text()
    expect(text).not.toContain('Buy now')
  })

  test('what is no form, or a JSON body that is wrong, is answered in a sentence', async () => {
    const answer = await post('no form at all', 'de', { 'content-type': 'multipart/form-data; boundary=x' })
    expect(answer.status).toBeLessThan(500)
    expect(await answer.text()).toContain('<h1>')
    const wrong = await fetch(`${service.url}/v1/contact`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...aContactMessage(), subject: 'Two\r\nBcc: everybody@example.org' }),
    })
    expect(await problemOfResponse(wrong)).toMatchObject({ kind: 'invalid-request' })
  })
})

test('ten thousand messages from one address are mostly turned away, with a sentence and when to come again', async () => {
  const busy = await startContentService({ switches: ['--contact-posts-per-hour', '5'] })
  try {
    const statuses = new Map<number, number>()
    for (let round = 0; round < 100; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => postContact(busy.url, aContactMessage())),
      )
      for (const { status, headers } of answers) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
      }
      await Promise.all(answers.map(answer => answer.arrayBuffer()))
    }
    expect(statuses.get(200)).toBe(5)
    expect(statuses.get(429)).toBe(9_995)
    const data = new FormData()
    data.set('message', 'One more')
    const page = await fetch(`${busy.url}/contact?language=en`, { method: 'POST', body: data })
    expect([429, 422]).toContain(page.status)
  } finally {
    await busy.stop()
  }
}, 180_000)
