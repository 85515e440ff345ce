import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { body, itemStatus, pageOpened } from '../support/desk-page.ts'
import { createOf, newItemId, readyNews, signedInClient } from '../support/service-client.ts'

const headline = 'A text that its tools work on'
const text = '<h2>Open</h2><p>The city opens its source. Open code, open data.</p><p>An end.</p>'
const patience = { timeout: 30_000 }

let folder = ''
let service: RunningContentService
let desk: BrowserDesk

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-writing-tools-'))
  service = await startContentService()
  const author = await signedInClient(service.url, 'editor')
  await author.make(createOf(newItemId(), readyNews({ headline, body: text })))
  desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, 'desk'),
    port: await freePort(),
    signInAs: 'editor',
  })
  const { page } = desk
  await expect(page.getByRole('status', { name: 'Sync status' })).toContainText(
    'Everything is sent',
    patience,
  )
  await page.keyboard.press('Control+2')
  await page.getByRole('row', { name: headline }).click()
  await pageOpened(page)
  await body(page).locator('> p').last().click()
  await page.keyboard.press('End')
})

test.afterEach(async () => {
  await desk.close()
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

test('words are found, replaced in one step, and brought back by one undo', async () => {
  const { page } = desk
  await page.keyboard.press('Control+F')
  const find = page.getByRole('search', { name: 'Find in the text' })
  await expect(find.getByRole('textbox', { name: 'Find' })).toBeFocused()
  await page.keyboard.type('open')
  await expect(find.getByRole('status')).toHaveText('1 of 4')
  await page.keyboard.press('Enter')
  await expect(find.getByRole('status')).toHaveText('2 of 4')
  await page.keyboard.press('Shift+Enter')
  await expect(find.getByRole('status')).toHaveText('1 of 4')
  await page.keyboard.press('F3')
  await expect(find.getByRole('status')).toHaveText('2 of 4')
  await find.getByRole('button', { name: 'Whole words' }).click()
  await expect(find.getByRole('status')).toHaveText(/of 3$/)

  await page.keyboard.press('Control+Alt+F')
  await find.getByRole('textbox', { name: 'Replace with' }).fill('free')
  await find.getByRole('button', { name: 'Replace all' }).click()
  await expect(find.getByRole('status')).toHaveText('3 places replaced')
  await expect(body(page)).toContainText('opens its source. free code, free data.')
  await page.keyboard.press('Escape')
  await expect(find).toHaveCount(0)
  await expect(body(page)).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(body(page)).toContainText('opens its source. Open code, open data.')
})

test('the source is edited, what may not stand in it is named, and one undo brings the text back', async () => {
  const { page } = desk
  await page.keyboard.press('Control+Alt+U')
  const source = page.getByRole('textbox', { name: 'Body as HTML' })
  await expect(source).toBeFocused()
  await expect(source).toHaveValue(text.replaceAll('><', '>\n<'))
  await source.fill(`${text}<p>Typed <u>here</u> &amp; there.</p><!-- a note -->`)
  await page.keyboard.press('Control+Alt+U')
  const refusal = page.getByRole('alert').filter({ hasText: 'may not stand in a text' })
  await expect(refusal.getByRole('listitem')).toHaveText([
    'The element <u>; the words in it stay',
    'A comment: <!-- … -->',
  ])
  await expect(source).toBeVisible()
  await refusal.getByRole('button', { name: 'Leave it out' }).click()
  await expect(body(page).locator('> p').last()).toHaveText('Typed here & there.')
  await expect(itemStatus(page)).toContainText('Sent, revision 2', patience)
  await body(page).focus()
  await page.keyboard.press('Control+Z')
  await expect(body(page).locator('> p').last()).toHaveText('An end.')
})

test('what is typed in the source is stored while it is typed, and is there after leaving the item', async () => {
  const { page } = desk
  await page.keyboard.press('Control+Alt+U')
  const source = page.getByRole('textbox', { name: 'Body as HTML' })
  await source.fill(`${text}<p>Kept words <blink>too</blink></p>`)
  await page.keyboard.press('Control+2')
  await page.getByRole('row', { name: headline }).click()
  await expect(body(page).locator('> p').last()).toHaveText('Kept words too')
})

test('the text is shown as Markdown, to be copied', async () => {
  const { page } = desk
  await page.getByRole('button', { name: /Show the text as/ }).click()
  await page.getByRole('option', { name: 'Markdown' }).click()
  const markdown = page.getByRole('textbox', { name: 'Body as Markdown' })
  await expect(markdown).toHaveValue(/^## Open\n\nThe city opens its source/)
  await expect(markdown).not.toBeEditable()
})

test('the language of an item is chosen below the text and stays with it', async () => {
  const { page } = desk
  await page.getByRole('button', { name: /Language of the text/ }).click()
  await page.getByRole('option', { name: 'German' }).click()
  await expect(page.locator('.writing-page')).toHaveAttribute('lang', 'de')
  await page.keyboard.press('Control+2')
  await page.getByRole('row', { name: headline }).click()
  await expect(page.locator('.writing-page')).toHaveAttribute('lang', 'de')
  await page.keyboard.press('Control+N')
  await expect(page.locator('.writing-page')).toHaveAttribute('lang', 'en-GB')
})

test('the words of a selection are counted', async () => {
  const { page } = desk
  await page.keyboard.press('Control+A')
  await expect(page.getByText('12 words selected')).toBeVisible()
})

test('letters typed into a new paragraph stand in the order of their keys', async () => {
  const { page } = desk
  for (const sentence of ['First of them.', 'Another one.', 'The third here.', 'Yet one more.']) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(sentence, { delay: 10 })
    await expect(body(page).locator('> p').last()).toHaveText(sentence)
  }
})
