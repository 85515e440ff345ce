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
  stage = await browserStage([
    ...['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu'],
    ...['--contact-posts-per-hour', '100'],
  ])
})

test.afterEach(async () => {
  await stage.end()
  await mailServer.stop()
})

async function ask(subject: string, message: string): Promise<void> {
  await postContact(stage.service.url, aContactMessage({ subject, message }))
}

/** Opens an enquiry from the inbox by its subject. */
async function open(page: Page, subject: string): Promise<void> {
  const row = page.getByRole('table', { name: 'Inbox' }).getByRole('row', { name: subject })
  await expect(row).toBeVisible({ timeout: 30_000 })
  await row.click()
  await expect(page.getByRole('heading', { name: subject, level: 2 })).toBeVisible()
}

test('duplicates are merged, and what was begun in them is taken over; what was two questions is split', async () => {
  test.setTimeout(240_000)
  const { page, network } = await stage.desk('legal')
  await ask('May we publish it?', 'Parts are under the GPL.')
  await ask('Once more: may we?', 'I asked before.')
  await page.keyboard.press('Control+6')
  await open(page, 'Once more: may we?')
  await page.keyboard.press('w')
  await page.keyboard.type('You asked us twice.')
  await expect(page.getByText('Your draft is kept')).toBeVisible()
  await page.getByRole('button', { name: 'Keep for later' }).click()

  // Offline, as most is.
  network.set({ kind: 'broken' })
  await page.keyboard.press('Shift+M')
  const merging = page.getByRole('dialog', { name: 'Merge into another enquiry' })
  await expect(merging.getByRole('option', { name: /May we publish it/ })).toBeVisible()
  await expectAccessible(page)
  await merging.getByRole('button', { name: 'Merge' }).click()
  await expect(page.getByRole('heading', { name: 'May we publish it?', level: 2 })).toBeVisible()
  await expect(page.getByRole('article', { name: 'Ada Example wrote' })).toHaveCount(2)
  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')
  await everythingSent(page)
  await expect(page.getByRole('article', { name: 'Ada Example wrote' })).toHaveCount(2)

  await page.keyboard.press('w')
  await expect(page.getByText(/You had begun a letter in OSOR-/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Put it into this letter' }).click()
  await expect(page.getByRole('textbox', { name: /^Letter to/ })).toHaveValue('You asked us twice.')
  await expect(page.getByText(/You had begun a letter in OSOR-/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Keep for later' }).click()

  await page.keyboard.press('Shift+S')
  const splitting = page.getByRole('dialog', { name: 'Split off messages' })
  await splitting.getByRole('button', { name: 'Split off' }).click()
  await expect(splitting.getByRole('alert')).toContainText('Choose the messages that go.')
  await splitting.getByRole('checkbox', { name: /I asked before/ }).press(' ')
  // As it was pasted: it becomes one line.
  await splitting.getByRole('textbox', { name: 'Subject' }).fill('Another\tmatter ')
  await expectAccessible(page)
  await splitting.getByRole('button', { name: 'Split off' }).click()
  await everythingSent(page)
  await expect(page.getByRole('article', { name: 'Ada Example wrote' })).toHaveCount(1, { timeout: 30_000 })
  await open(page, 'Another matter')
  await expect(page.getByRole('article', { name: 'Ada Example wrote' })).toContainText('I asked before.')
})

test('an enquiry is linked to items and licences, whose comparison goes with the letter', async () => {
  test.setTimeout(240_000)
  const { page } = await stage.desk('legal')
  await ask('Which licence?', 'EUPL or MIT?')
  await page.keyboard.press('Control+6')
  await open(page, 'Which licence?')
  await page.keyboard.press('l')
  const linking = page.getByRole('dialog', { name: 'Link items and licences' })
  const items = linking.getByRole('combobox', { name: 'Items' })
  await items.press('ArrowDown')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(linking.getByRole('row')).toHaveCount(1)
  for (const licence of ['EUPL-1.2', 'MIT']) {
    const licences = linking.getByRole('combobox', { name: 'Licences' })
    await licences.fill(licence)
    await page.getByRole('option', { name: licence }).first().click()
  }
  await expectAccessible(page)
  await linking.getByRole('button', { name: 'Link', exact: true }).click()
  const linked = page.getByRole('region', { name: 'Linked' })
  await expect(linked.getByRole('button')).toHaveCount(3)
  await linked.getByRole('button', { name: 'Look up EUPL-1.2' }).press('Enter')
  await expect(page.getByRole('option', { name: /^EUPL-1\.2/, selected: true })).toBeVisible()
  await page.keyboard.press('Control+6')

  await page.keyboard.press('w')
  await page.keyboard.type('Both are compared for you.')
  await page.keyboard.press('Control+Alt+a')
  const comparison = page.getByRole('region', { name: 'Comparison of licences' })
  await expect(comparison.getByRole('row')).toHaveCount(2)
  await comparison.getByRole('row', { name: 'MIT' }).press('Delete')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('A comparison needs two licences.')
  await comparison.getByRole('combobox').fill('MIT')
  await page.getByRole('option', { name: 'MIT' }).first().click()
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await everythingSent(page)
  const letter = page.getByRole('article', { name: /^Letter by/ })
  await expect(letter).toContainText('With a comparison of EUPL-1.2, MIT')
  await expect(letter).toContainText('Sent', { timeout: 60_000 })
  const mail = mailServer.received().find(({ text }) => text.includes('Both are compared for you.'))
  expect(mail?.attachments.map(({ name }) => name)).toEqual(['EUPL-1.2-MIT.html'])
})
