import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { EnquiryNumber } from '#shared/enquiry/enquiry.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { aContactMessage, enquiryOf, postContact } from '../support/enquiry-client.ts'
import { hostileMails, tracker } from '../support/hostile-mails.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { signedInClient } from '../support/service-client.ts'

const secret = 'what the mail server shows'

let stage: BrowserStage
let mailServer: MailServer

test.beforeEach(async () => {
  mailServer = await startMailServer()
  stage = await browserStage([
    ...['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'],
    ...['--inbound-secret', secret],
  ])
})

test.afterEach(async () => {
  await stage.end()
  await mailServer.stop()
})

test('a corpus of hostile mails runs no script, loads nothing, and breaks no layout; each can be read', async () => {
  test.setTimeout(420_000)
  expect(hostileMails.length).toBeGreaterThanOrEqual(200)
  const expert = await signedInClient(stage.service.url, 'legal')
  const answer = await postContact(stage.service.url, aContactMessage({ subject: 'Under attack' }))
  const { number } = z.object({ number: EnquiryNumber }).parse(await answer.json())
  await expect
    .poll(() => mailServer.received().find(({ subject }) => subject.includes(number))?.replyTo ?? '', {
      timeout: 30_000,
    })
    .toContain('enquiries+')
  const to = mailServer.received().find(({ subject }) => subject.includes(number))?.replyTo ?? ''
  for (const [place, { html }] of hostileMails.entries()) {
    const response = await fetch(`${stage.service.url}/v1/inbound-mail`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
      body: [
        'From: Ada Example <ada@example.org>',
        `To: ${to}`,
        'Subject: Re: your answer',
        `Message-ID: <${place}@hostile.example>`,
        'MIME-Version: 1.0',
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n'),
      ].join('\r\n'),
    })
    expect(response.status, hostileMails[place]?.name).toBe(200)
  }
  expect((await enquiryOf(expert, number)).messages).toHaveLength(hostileMails.length + 1)

  const { page } = await stage.desk('legal')
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  const dialogs: string[] = []
  page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.keyboard.press('Control+6')
  await page.getByRole('grid', { name: 'Inbox' }).getByRole('row').first().click()
  const thread = page.getByRole('list', { name: 'Messages' })
  await expect(thread.getByRole('article')).toHaveCount(hostileMails.length + 1, { timeout: 60_000 })
  const before = await page.getByRole('region', { name: 'Inbox' }).boundingBox()

  const unread: string[] = []
  for (const [place, { name, words, html }] of hostileMails.entries()) {
    if (html === '') continue
    const message = thread.getByRole('article').nth(place + 1)
    const show = message.getByRole('button', { name: 'Show how it was set' })
    if (await show.isVisible()) await show.click()
    const frame = message.locator('iframe')
    await expect(frame, name).toHaveAttribute('sandbox', '')
    const box = await frame.boundingBox()
    expect(box?.height ?? 0, name).toBeLessThan(400)
    expect(box?.width ?? 0, name).toBeLessThan(900)
    const content = (await frame.contentFrame().locator('body').textContent()) ?? ''
    if (words !== null && !content.includes(words)) unread.push(`${name}: ${content.slice(0, 200)}`)
    const marked = await frame
      .contentFrame()
      .locator('body')
      .evaluate(body =>
        [...body.querySelectorAll('*')]
          .filter(part => part.attributes.length > 0)
          .map(part => part.outerHTML.slice(0, 200)),
      )
    expect(marked, name).toEqual([])
    // Back to text, so that two hundred frames do not stand in one page.
    await message.getByRole('button', { name: 'Show as text' }).click()
  }
  expect(unread).toEqual([])
  expect(dialogs).toEqual([])
  expect(await page.evaluate(() => 'hostile' in window)).toBe(false)
  expect(asked.filter(url => url.includes('tracker.example'))).toEqual([])
  expect(asked.filter(url => url.startsWith(tracker))).toEqual([])
  expect(await page.getByRole('region', { name: 'Inbox' }).boundingBox()).toEqual(before)
  expect(page.url()).not.toContain('tracker')
  await expect(page.getByRole('heading', { name: 'Under attack' })).toBeVisible()
})
