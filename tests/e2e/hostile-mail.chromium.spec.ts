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
  await page.getByRole('table', { name: 'Inbox' }).getByRole('row').first().click()
  const thread = page.getByRole('list', { name: 'Messages' })
  // Of a long thread the newest messages are drawn first: this goes back to its beginning.
  await thread.getByRole('article').last().focus()
  await page.keyboard.press('Control+Home')
  await expect(thread.getByRole('article')).toHaveCount(hostileMails.length + 1, { timeout: 60_000 })
  const before = await page.getByRole('region', { name: 'Inbox' }).boundingBox()

  // All of them, each in its frame.
  const withFrame = hostileMails.filter(({ html }) => html !== '')
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('.entry-message button'))
      if (button.textContent === 'Show how it was set') button.click()
  })
  // A frame is made when it comes near.
  await page.evaluate(async () => {
    for (const place of document.querySelectorAll('.mail-frame')) {
      place.scrollIntoView()
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }
  })
  const frames = page.locator('iframe.mail-frame')
  await expect(frames).toHaveCount(withFrame.length, { timeout: 60_000 })
  const boxes = await frames.evaluateAll(all =>
    all.map(frame => ({
      sandbox: frame.getAttribute('sandbox'),
      width: frame.getBoundingClientRect().width,
      height: frame.getBoundingClientRect().height,
    })),
  )
  for (const { sandbox, width, height } of boxes) {
    expect(sandbox).toBe('')
    expect(width).toBeLessThan(900)
    expect(height).toBeLessThan(400)
  }
  const written: string[] = []
  for (const frame of page.frames().filter(each => each !== page.mainFrame())) {
    const { text, marked } = await frame.evaluate(() => ({
      text: document.body.textContent ?? '',
      marked: [...document.body.querySelectorAll('*')]
        .filter(part => part.attributes.length > 0)
        .map(part => part.outerHTML.slice(0, 200)),
    }))
    written.push(text)
    expect(marked).toEqual([])
  }
  const unread = withFrame.filter(
    ({ words }) => words !== null && !written.some(text => text.includes(words)),
  )
  expect(unread.map(({ name }) => name)).toEqual([])
  expect(dialogs).toEqual([])
  expect(await page.evaluate(() => 'hostile' in window)).toBe(false)
  expect(asked.filter(url => url.includes('tracker.example'))).toEqual([])
  expect(asked.filter(url => url.startsWith(tracker))).toEqual([])
  expect(await page.getByRole('region', { name: 'Inbox' }).boundingBox()).toEqual(before)
  expect(page.url()).not.toContain('tracker')
  await expect(page.getByRole('heading', { name: 'Under attack' })).toBeVisible()
})
