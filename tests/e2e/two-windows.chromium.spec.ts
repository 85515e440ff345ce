import { expect, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  body,
  everythingSent,
  itemStatus,
  openFromDrafts,
  syncStatus,
  writeNews,
  writeOn,
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'One item in two windows'

test('an item that is open in two windows shows in each what is typed in the other, and loses no word of either', async () => {
  const { page: first, desk } = await stage.desk('editor')
  await writeNews(first, headline, 'The beginning.')
  await writeOn(first, 'The end.')
  await everythingSent(first)
  const second = await desk.openWindow()
  await openFromDrafts(second, headline)

  // In the fields and in the text, and without a key pressed in the other window.
  await second.getByRole('textbox', { name: 'Short title' }).fill('A new short title')
  await writeOn(second, 'Words of the second window.')
  await expect(first.getByRole('textbox', { name: 'Short title' })).toHaveValue('A new short title')
  await expect(body(first)).toContainText('Words of the second window.')

  // Both at once, each before it has seen what the other typed: one at the beginning, one at the end.
  await body(first).getByText('The beginning.').click()
  await first.keyboard.press('Home')
  const typing = first.keyboard.type('FIRST ', { delay: 60 })
  await writeOn(second, 'SECOND')
  await typing
  for (const page of [first, second]) {
    await expect(body(page)).toContainText('FIRST The beginning.')
    await expect(body(page)).toContainText('SECOND')
    await expect(body(page)).toContainText('Words of the second window.')
  }
  await everythingSent(first)
  await everythingSent(second)
  await expect(itemStatus(first)).toContainText('Sent, revision')
  await expect(itemStatus(second)).toContainText('Sent, revision')
})

test('sending goes on through the window that stays, and neither that is closed is taken for a crash', async () => {
  const { page: first, desk } = await stage.desk('editor')
  const second = await desk.openWindow()
  await everythingSent(second)
  await expect(second.getByText('OSOR Desk did not end properly last time')).toHaveCount(0)

  await desk.closeWindow(first)
  await writeNews(second, headline, 'Written after the other window was closed.')
  await expect(itemStatus(second)).toContainText('Sent, revision', { timeout: 40_000 })
  const third = await desk.openWindow()
  await everythingSent(third)
  await expect(third.getByText('OSOR Desk did not end properly last time')).toHaveCount(0)

  // What is written in a window that does not serve the engine is sent without waiting for the clock.
  await openFromDrafts(third, headline)
  await writeOn(third, 'More, from the third window.')
  await expect(itemStatus(third)).toContainText(/Sent, revision/, { timeout: 15_000 })
  await expect(syncStatus(second)).toContainText('Everything is sent')
})

test('signing out in one window signs out all of them, and each has stored its last words', async () => {
  const { page: first, desk, network } = await stage.desk('editor')
  const second = await desk.openWindow()
  await everythingSent(second)
  network.set({ kind: 'broken' })
  await writeNews(second, headline, 'The first words.')
  await writeOn(second, 'The very last words')
  await first.bringToFront()
  await first.getByRole('button', { name: /Account/ }).click()
  await first.getByRole('menuitem', { name: /Sign out/ }).click()
  await first.getByRole('button', { name: 'Keep on this computer and sign out' }).click()
  for (const page of [first, second]) {
    await expect(page.getByRole('heading', { name: 'Welcome to OSOR Desk' })).toBeVisible()
    await expect(page).toHaveTitle('OSOR Desk')
  }
  network.set({ kind: 'works' })
  await first.getByRole('button', { name: /^Editor/ }).click()
  await everythingSent(first)
  await openFromDrafts(first, headline)
  await expect(body(first)).toContainText('The very last words')
  await everythingSent(second)
})
