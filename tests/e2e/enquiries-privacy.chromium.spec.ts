import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { aContactMessage, postContact, readEnquiries } from '../support/enquiry-client.ts'
import { holdAnswers } from '../support/held-answers.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { signedInClient } from '../support/service-client.ts'

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

function inbox(page: Page) {
  return page.getByRole('table', { name: 'Inbox' })
}

/** Shows every enquiry, closed ones too. */
async function openInbox(page: Page, rows: number): Promise<void> {
  await page.keyboard.press('Control+6')
  await page.getByRole('button', { name: /^(Show|To be answered)/ }).click()
  await page.getByRole('option', { name: 'All', exact: true }).click()
  await expect(inbox(page).getByRole('row')).toHaveCount(rows, { timeout: 30_000 })
}

/** Saves by a button, and reads what was written. */
async function saved(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: button }).click()
  const ending = button.includes('JSON') ? 'json' : 'html'
  const said = page.getByText(new RegExp(`^Saved as .*\\.${ending}\\. Delete the file`))
  await expect(said).toBeVisible()
  const path = /^Saved as (.*)\. Delete the file/.exec((await said.textContent()) ?? '')?.[1]
  return readFile(path ?? '', 'utf8')
}

test('what is stored of one person is exported and erased by keys, here and on the desk of another expert', async () => {
  test.setTimeout(240_000)
  const zoe = { email: 'Zoe@example.org', firstName: 'Zoe', lastName: 'Quagga' }
  const attachment = { name: 'contract.txt', mediaType: 'text/plain', content: btoa('words of the file') }
  const { url } = stage.service
  await postContact(url, aContactMessage({ ...zoe, subject: 'First', message: '<b>May</b> I?' }), attachment)
  await postContact(url, aContactMessage({ ...zoe, subject: 'Second', message: 'And then?' }))
  await postContact(url, aContactMessage({ email: 'ada@example.org', subject: 'Of somebody else' }))
  const { page, network } = await stage.desk('legal')
  await openInbox(page, 3)

  await page.keyboard.press('Control+Alt+p')
  const dialog = page.getByRole('dialog', { name: 'People’s data' })
  await expect(dialog).toContainText('Nothing was exported, erased or made anonymous yet.')
  const address = dialog.getByRole('textbox', { name: 'E-mail address of the person' })
  await expect(address).toBeFocused()
  await page.keyboard.type('zoe@')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Type a whole e-mail address')
  await page.keyboard.type('EXAMPLE.org')
  await expect(dialog).toContainText('2 enquiries from this address.')
  await expectAccessible(page)

  network.set({ kind: 'broken' })
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('cannot be reached now', { timeout: 30_000 })
  await expect(dialog.getByRole('alert')).toContainText('done there alone')
  network.set({ kind: 'works' })
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('2 enquiries: 2 messages, 0 letters and 1 file.')
  const html = await saved(page, 'Save as a page to read')
  expect(html).toContain('&lt;b&gt;May&lt;/b&gt; I?')
  expect(html).toContain('Zoe Quagga')
  expect(html).toContain(`href="data:application/octet-stream;base64,${btoa('words of the file')}"`)
  expect(html).not.toContain('Of somebody else')
  expect(JSON.parse(await saved(page, 'Save for programs (JSON)'))).toMatchObject({
    email: 'zoe@example.org',
    enquiries: [{ subject: 'First' }, { subject: 'Second' }],
  })
  await expect(dialog.getByRole('table', { name: 'Privacy log' })).toContainText('exported for the person')
  await expectAccessible(page)

  // Another desk has a draft, and a note that waits for the service.
  const other = await stage.desk('legal', 'second')
  await openInbox(other.page, 3)
  await inbox(other.page).getByRole('row', { name: /First/ }).click()
  await other.page.keyboard.press('w')
  await other.page.keyboard.type('Dear Zoe Quagga')
  await expect(other.page.getByText(/Your draft is kept/)).toBeVisible()
  await other.page.getByRole('button', { name: 'Keep for later' }).click()
  other.network.set({ kind: 'broken' })
  await other.page.keyboard.press('i')
  await other.page.keyboard.type('Quagga is a lawyer')
  await other.page.keyboard.press('Control+Enter')
  await expect(other.page.getByRole('article', { name: /^Note by/ })).toContainText('Waits on this computer')

  await dialog.getByRole('button', { name: 'Erase…' }).click()
  const asking = page.getByRole('alertdialog', { name: 'Erase what is stored of zoe@example.org?' })
  await expect(asking).toContainText('2 enquiries will be made anonymous')
  await expect(asking).toContainText('This cannot be undone.')
  await expect(asking.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(asking).toBeHidden()
  await dialog.getByRole('button', { name: 'Erase…' }).click()
  await asking.getByRole('button', { name: 'Erase for good' }).click()
  await expect(dialog.getByRole('status')).toContainText('in 2 enquiries is erased')
  const log = dialog.getByRole('table', { name: 'Privacy log' }).getByRole('row')
  await expect(log.nth(1)).toContainText(/erased for the person\s*2\s*Dr. Hanna Vogel/)
  await page.keyboard.press('Escape')
  await expect(inbox(page).getByRole('row', { name: /Anonymous/ })).toHaveCount(2)
  await expect(page.getByRole('main')).not.toContainText(/Quagga|zoe/i)

  other.network.set({ kind: 'works' })
  await other.page.keyboard.press('Control+Shift+s')
  await expect(other.page.getByText('nothing more is written to this')).toBeVisible({ timeout: 60_000 })
  await expect(other.page.getByRole('article', { name: 'Enquiry' })).not.toContainText(/Quagga|zoe/i)
  await other.page.getByRole('searchbox', { name: 'Search enquiries' }).fill('Quagga')
  await expect(inbox(other.page)).toBeHidden()
})

test('the system shows that an enquiry has come by its number alone, and a press opens it', async () => {
  test.setTimeout(120_000)
  await postContact(stage.service.url, aContactMessage({ subject: 'Here before' }))
  const { page, desk } = await stage.desk('legal')
  await openInbox(page, 1)
  await page.keyboard.press('Control+1')
  await postContact(stage.service.url, aContactMessage({ subject: 'About the zebra' }))
  await expect.poll(() => desk.notifications.length, { timeout: 40_000 }).toBe(1)
  const [shown] = desk.notifications
  expect(shown?.title).toMatch(/^A new enquiry has come: OSOR-\d{4}-00002$/)
  expect(shown?.body).toBe('')
  shown?.press()
  const article = page.getByRole('article', { name: 'Enquiry' })
  await expect(article.getByRole('heading', { name: 'About the zebra' })).toBeVisible()

  // As the link in a mail does.
  await page.keyboard.press('Control+1')
  const expert = await signedInClient(stage.service.url, 'legal')
  const [first] = (await readEnquiries(expert)).enquiries
  desk.openAddress(`osor-desk://enquiry/${first?.id}`)
  await expect(article.getByRole('heading', { name: 'Here before' })).toBeVisible()
})

test('who is no legal expert is shown Home by such an address, and no enquiry', async () => {
  const { page, desk } = await stage.desk('moderator')
  await postContact(stage.service.url, aContactMessage({ subject: 'About the zebra' }))
  desk.openAddress('osor-desk://enquiry/bbbbbbbb-0000-4000-8000-000000000001')
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
  await expect(page.getByRole('navigation')).not.toContainText('Enquiries')
  expect(desk.notifications).toEqual([])
})

test('what comes late about one person is not shown as another’s, and takes no word from what is typed since', async () => {
  test.setTimeout(120_000)
  const { url } = stage.service
  await postContact(url, aContactMessage({ email: 'ada@example.org', subject: 'Of Ada' }))
  await postContact(url, aContactMessage({ email: 'bo@example.org', subject: 'Of Bo' }))
  const { page } = await stage.desk('legal')
  await openInbox(page, 2)
  await page.keyboard.press('Control+Alt+p')
  const dialog = page.getByRole('dialog', { name: 'People’s data' })
  const address = dialog.getByRole('textbox', { name: 'E-mail address of the person' })
  const log = dialog.getByRole('table', { name: 'Privacy log' }).getByRole('row')
  await expect(address).toBeFocused()

  let letGo = await holdAnswers(page, 'enquiries.exportPerson')
  await page.keyboard.type('ada@example.org')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('bo@example.org')
  await letGo()
  // Below the heads of the columns: one export, for it was asked for by a double press.
  await expect(log).toHaveCount(2)
  await expect(dialog.getByRole('button', { name: 'Save as a page to read' })).toHaveCount(0)
  await page.keyboard.press('Enter')
  const html = await saved(page, 'Save as a page to read')
  expect(html).toContain('Of Bo')
  expect(html).not.toContain('Of Ada')

  letGo = await holdAnswers(page, 'enquiries.erasePerson')
  await address.fill('ada@example.org')
  await dialog.getByRole('button', { name: 'Erase…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase for good' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await address.fill('bo@example.org')
  await dialog.getByRole('button', { name: 'Erase…' }).click()
  await letGo()
  await expect(page.locator('.privacy-log tbody tr').first()).toContainText('erased for the person')
  await expect(page.getByRole('alertdialog', { name: /bo@example.org/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(address).toHaveValue('bo@example.org')
})
