import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  aContactMessage,
  actOn,
  enquiryOf,
  noteOn,
  postContact,
  readEnquiries,
  writeTo,
} from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { type ServiceClient, signedInClient } from '../support/service-client.ts'

const secret = 'what the mail server shows'
const messages = 500
/** Every tenth of the mails below this number is HTML alone. */
const htmlUpTo = 200

let stage: BrowserStage
let mailServer: MailServer
let expert: ServiceClient

test.beforeEach(async () => {
  mailServer = await startMailServer()
  stage = await browserStage([
    ...['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'],
    ...['--inbound-secret', secret, '--contact-posts-per-hour', '1000'],
  ])
  expert = await signedInClient(stage.service.url, 'legal')
})

test.afterEach(async () => {
  await stage.end()
  await mailServer.stop()
})

async function asked(subject: string, message: string) {
  await postContact(stage.service.url, aContactMessage({ subject, message }))
  const found = (await readEnquiries(expert)).enquiries.find(enquiry => enquiry.subject === subject)
  if (found === undefined) throw new Error('It is there')
  return found
}

/** A mail of the enquirer, as a mail server hands it on. */
async function mailed(to: string, number: number): Promise<void> {
  const isHtml = number < htmlUpTo && number % 10 === 0
  const response = await fetch(`${stage.service.url}/v1/inbound-mail`, {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
    body: [
      'From: Ada Example <ada@example.org>',
      `To: ${to}`,
      'Subject: Re: again',
      `Message-ID: <${number}@example.org>`,
      `Content-Type: text/${isHtml ? 'html' : 'plain'}; charset=utf-8`,
      '',
      isHtml ? `<p>This is mail <b>${number}</b>.</p>` : `This is mail ${number}.`,
    ].join('\r\n'),
  })
  expect(response.ok).toBe(true)
}

function entries(page: Page) {
  return page.getByRole('list', { name: 'Messages' }).getByRole('article')
}

test('a thread of 500 messages opens at its newest one and is read by keyboard up to its first', async () => {
  test.setTimeout(300_000)
  await asked('A long matter', 'This is where it begins.')
  await expect.poll(() => mailServer.received().length).toBeGreaterThan(0)
  const address = mailServer.received().find(({ replyTo }) => replyTo.includes('+'))?.replyTo ?? ''
  for (let number = 1; number < messages; number += 1) await mailed(address, number)

  const { page } = await stage.desk('legal')
  await page.keyboard.press('Control+6')
  await page.keyboard.press('j')
  const newest = page.getByText(`This is mail ${messages - 1}.`)
  await expect(newest).toBeInViewport({ timeout: 30_000 })
  expect(await entries(page).count()).toBeLessThan(60)
  await expectAccessible(page)

  await entries(page).last().focus()
  await page.keyboard.press('PageUp')
  await expect(entries(page).filter({ hasText: `This is mail ${messages - 2}.` })).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(entries(page).filter({ hasText: `This is mail ${messages - 1}.` })).toBeFocused()
  for (let key = 0; key < 40; key += 1) {
    await page.keyboard.press('PageUp')
    // Each entry is there before the next key, as for somebody who reads.
    const number = messages - 2 - key
    await expect(page.locator(`li[aria-posinset="${number + 1}"] > article`)).toBeFocused()
  }
  await expect(entries(page).filter({ hasText: `This is mail ${messages - 41}.` })).toBeInViewport()
  await page.keyboard.press('Control+Home')
  await expect(entries(page).filter({ hasText: 'This is where it begins.' })).toBeFocused()
  await expect(page.getByText('This is where it begins.')).toBeInViewport()
  await expect(entries(page)).toHaveCount(messages)
  // A mail that is HTML alone is made a page when it comes near, and not before.
  await expect(page.locator('iframe.mail-frame').first()).toBeAttached()
  expect(await page.locator('iframe.mail-frame').count()).toBeLessThan(10)
  expect(await page.locator('.mail-frame').count()).toBe(htmlUpTo / 10 - 1)
  await page.keyboard.press('Control+End')
  await expect(newest).toBeInViewport()

  // What was written is searched, also in the middle of it.
  await page.getByRole('searchbox', { name: 'Search enquiries' }).fill('mail 250')
  await expect(page.getByRole('table', { name: 'Inbox' }).getByRole('row')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Search enquiries' }).fill('mail 777')
  await expect(page.getByText('Nothing matches')).toBeVisible()
})

test('how a like enquiry was answered is shown with the reason, opened, and put at the end of a reply', async () => {
  test.setTimeout(240_000)
  const before = await asked(
    'Linking a copyleft library statically',
    'May our proprietary gateway link a copyleft library statically?',
  )
  await actOn(expert, {
    enquiry: before.id,
    kind: 'triage',
    topic: 'compatibility',
    urgency: 'normal',
    language: 'en',
  })
  const answer = 'Static linking makes one work of both.\n\nPublish it under the same licence.'
  expect((await writeTo(expert, before.id, { letter: answer })).status).toBe(200)
  await expect
    .poll(async () => (await enquiryOf(expert, before.id)).state, { timeout: 60_000 })
    .toBe('answered')
  for (const subject of ['About a logo', 'About a tender', 'About a name', 'About fonts'])
    await asked(subject, `Something else entirely: ${subject}.`)
  const now = await asked(
    'Static linking again',
    'We link a copyleft library into our gateway statically. May we?',
  )
  await noteOn(expert, now.id, 'I have seen this before.')

  const { page } = await stage.desk('legal')
  await page.keyboard.press('Control+6')
  await page
    .getByRole('table', { name: 'Inbox' })
    .getByRole('row', { name: /Static linking again/ })
    .click()
  const panel = page.getByRole('region', { name: 'Similar answers' })
  await expect(panel.getByRole('button', { name: '1 similar answer' })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('q')
  const similar = panel.getByRole('article', { name: /Linking a copyleft library statically/ })
  await expect(similar).toContainText(/Shares .*copyleft/)
  await expect(similar).toContainText('Static linking makes one work of both.')
  await expectAccessible(page)

  await page.keyboard.press('w')
  const letter = page.getByRole('textbox', { name: 'Letter to Ada Example' })
  await letter.fill('Dear Ada,')
  await similar.getByRole('button', { name: `Use its words: ${before.number}` }).click()
  await expect(letter).toHaveValue(`Dear Ada,\n\n${answer}`)
  await expect(page.getByText('Your draft is kept', { exact: false })).toBeVisible()
  await expectAccessible(page)

  await similar.getByRole('button', { name: `Open ${before.number}` }).click()
  await expect(
    page.getByRole('heading', { name: 'Linking a copyleft library statically', level: 2 }),
  ).toBeVisible()
  await page
    .getByRole('table', { name: 'Inbox' })
    .getByRole('row', { name: /Static linking again/ })
    .click()
  await page.getByRole('button', { name: 'Go on with your reply' }).click()
  await expect(letter).toHaveValue(`Dear Ada,\n\n${answer}`)
  await letter.blur()
  await page.getByRole('article', { name: 'Enquiry' }).getByRole('heading', { level: 2 }).click()
  await page.keyboard.press('q')
  await expect(panel.getByRole('article')).toHaveCount(0)
})
