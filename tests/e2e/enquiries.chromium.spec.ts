import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { everythingSent } from '../support/desk-page.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'

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

/** A citizen fills in the form in a browser without script. */
async function askInBrowser(page: Page, subject: string, message: string): Promise<void> {
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false })
  if (context === undefined) throw new Error('There is no browser')
  const form = await context.newPage()
  await form.goto(`${stage.service.url}/contact`)
  await form.getByLabel('First name').fill('Zoe')
  await form.getByLabel('Last name').fill('Citizen')
  await form.getByLabel('E-mail address').fill('zoe@example.org')
  await form.getByLabel('What is it about?').selectOption('legal')
  await form.getByLabel('Subject').fill(subject)
  await form.getByLabel('Your message').fill(message)
  await form.getByRole('button', { name: 'Send' }).click()
  await expect(form.getByRole('status')).toContainText('Its reference is OSOR-')
  await context.close()
}

function inbox(page: Page) {
  return page.getByRole('table', { name: 'Inbox' })
}

test('a citizen asks in a browser; an expert claims it offline, answers by mail, and what they answer comes back', async () => {
  test.setTimeout(240_000)
  const { page, network } = await stage.desk('legal')
  await askInBrowser(page, 'May we publish under the EUPL?', 'Parts are under the GPL.')
  await page.keyboard.press('Control+6')
  await expect(inbox(page).getByRole('row', { name: /May we publish/ })).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await page.keyboard.press('j')
  await expect(page.getByRole('article', { name: 'Zoe Citizen wrote' })).toContainText(
    'Parts are under the GPL.',
  )

  network.set({ kind: 'broken' })
  await page.keyboard.press('c')
  await expect(page.getByRole('region', { name: 'Who is at it' })).toContainText('You are at it until')
  await page.keyboard.press('i')
  await page.keyboard.type('I know this city.')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Note by/ })).toContainText('Waits on this computer')
  await page.keyboard.press('w')
  await page.keyboard.type('Yes, you may publish it under the EUPL.')
  await expect(page.getByText('Your draft is kept')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Letter by/ })).toContainText('Waits on this computer')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByRole('article', { name: /^Letter by/ })).toHaveCount(0)
  await expect(page.getByLabel('Letter to Zoe Citizen')).toHaveValue(
    'Yes, you may publish it under the EUPL.',
  )
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Letter by/ })).toContainText('Waits on this computer')

  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')
  await everythingSent(page)
  await expect(page.getByRole('article', { name: /^Letter by/ })).toContainText('Sent', { timeout: 60_000 })
  const letter = mailServer.received().find(({ subject }) => subject.includes('Re:'))
  expect(letter?.text).toContain('Yes, you may publish it under the EUPL.')
  expect(JSON.stringify(mailServer.received())).not.toContain('I know this city.')

  const mail = (from: string, id: number, words: string) =>
    fetch(`${stage.service.url}/v1/inbound-mail`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
      body: [
        `From: Zoe Citizen <${from}>`,
        `To: ${letter?.replyTo}`,
        'Subject: Re: your answer',
        `Message-ID: <${id}@example.org>`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        words,
      ].join('\r\n'),
    })
  await mail('zoe@example.org', 1, 'Thank you! And the logo?')
  await expect(page.getByText('Thank you! And the logo?')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('article', { name: 'Enquiry' })).toContainText('Assigned')

  // Anybody can write any name above a mail.
  await mail('zoe@example.net', 2, 'It is me.')
  const strange = page.getByRole('article', { name: 'zoe@example.net wrote' })
  await expect(strange).toContainText('It did not come from the enquirer’s address.', { timeout: 30_000 })
  await expect(page.getByRole('article', { name: 'Zoe Citizen wrote' })).toHaveCount(2)
})
