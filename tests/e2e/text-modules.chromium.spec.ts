import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { everythingSent } from '../support/desk-page.ts'
import { aContactMessage, postContact } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'

let stage: BrowserStage
let mailServer: MailServer

test.beforeEach(async () => {
  mailServer = await startMailServer()
  stage = await browserStage(['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'])
})

test.afterEach(async () => {
  await stage.end()
  await mailServer.stop()
})

function modules(page: Page) {
  return page.getByRole('dialog', { name: /text module/i })
}

test('a text module is put into a letter, filled in, and changed for everybody', async () => {
  test.setTimeout(240_000)
  const { page, network } = await stage.desk('legal')
  await postContact(stage.service.url, aContactMessage({ subject: 'Which licence?', organisation: '' }))
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('row', { name: /Which licence/ })).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('j')
  await page.keyboard.press('w')
  const letter = page.getByRole('textbox', { name: /^Letter to/ })
  await page.keyboard.type('First.')
  await page.keyboard.press('Control+Alt+t')
  await page.keyboard.type('choosing')
  await expect(modules(page).getByRole('option')).toHaveCount(1)
  await expect(modules(page).getByRole('region')).toContainText('{{organisation}}')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(letter).toHaveValue(/^First\.\n\nFor software that a public administration publishes/)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('Fill in {{organisation}}')
  await letter.fill('Dear Ada. ')

  // Offline: what is written here can be used at once.
  network.set({ kind: 'broken' })
  await page.keyboard.press('Control+Alt+t')
  await modules(page).getByRole('button', { name: 'New text module…' }).press('Enter')
  await page.keyboard.type('Thanks')
  await modules(page)
    .getByRole('textbox', { name: 'Words' })
    .fill('Thank you, {{firstName}}, for {{number}}.')
  await expectAccessible(page)
  // What was begun is there again, whatever closed it.
  await page.keyboard.press('Escape')
  await expect(modules(page)).toContainText('You had begun to write “Thanks”.')
  await modules(page).getByRole('button', { name: 'Go on' }).press('Enter')
  await expect(modules(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Thanks')
  await page.keyboard.press('Control+Enter')
  await expect(modules(page).getByRole('option', { name: 'Thanks' })).toHaveAttribute('aria-selected', 'true')
  await modules(page).getByRole('button', { name: 'Insert' }).press('Enter')
  await expect(letter).toHaveValue(/^Dear Ada\.\n\nThank you, Ada, for OSOR-\d{4}-00001\.$/)
  await expect(letter).toBeFocused()
  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')
  await everythingSent(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Letter by/ })).toContainText('Sent', { timeout: 60_000 })
})
