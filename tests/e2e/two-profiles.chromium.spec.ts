import { expect, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  body,
  everythingSent,
  go,
  itemStatus,
  openFromDrafts,
  syncStatus,
  writeNews,
  writeOn,
  writeOnAndSend,
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'One item on a laptop and in the office'

test('what was written offline on two computers comes together in one item with both changes', async () => {
  const laptop = await stage.desk('editor', 'laptop')
  const office = await stage.desk('editor', 'office')
  await writeNews(laptop.page, headline, 'The beginning.')
  await writeOnAndSend(laptop.page, 'The end.')
  await office.page.keyboard.press('Control+Shift+S')
  await openFromDrafts(office.page, headline)
  await expect(body(office.page)).toContainText('The end.')

  laptop.network.set({ kind: 'broken' })
  office.network.set({ kind: 'broken' })
  await laptop.page.getByRole('textbox', { name: 'Short title' }).fill('Renamed on the laptop')
  await body(laptop.page).getByText('The beginning.').click()
  await laptop.page.keyboard.press('End')
  await laptop.page.keyboard.type(' Written on the laptop.')
  await writeOn(office.page, 'Written in the office.')
  for (const { page } of [laptop, office]) {
    await expect(syncStatus(page)).toContainText('1 item waits on this computer', { timeout: 40_000 })
  }

  laptop.network.set({ kind: 'works' })
  await laptop.page.keyboard.press('Control+Shift+S')
  await everythingSent(laptop.page)
  office.network.set({ kind: 'works' })
  await office.page.keyboard.press('Control+Shift+S')
  await everythingSent(office.page)
  await laptop.page.keyboard.press('Control+Shift+S')
  for (const { page } of [laptop, office]) {
    await expect(body(page)).toContainText('The beginning. Written on the laptop.')
    await expect(body(page)).toContainText('Written in the office.')
    await expect(page.getByRole('textbox', { name: 'Short title' })).toHaveValue('Renamed on the laptop')
    await expect(itemStatus(page)).toContainText('Sent, revision')
    await go(page, 'Drafts')
    await page.getByRole('searchbox', { name: 'Search drafts' }).fill(headline)
    await expect(page.getByRole('row', { name: new RegExp(headline) })).toHaveCount(1)
  }
})

test('signing out on one computer leaves the sign-in of the other as it is', async () => {
  const laptop = await stage.desk('editor', 'laptop')
  const office = await stage.desk('editor', 'office')
  await laptop.page.getByRole('button', { name: /Account/ }).click()
  await laptop.page.getByRole('menuitem', { name: /Sign out/ }).click()
  await laptop.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(laptop.page.getByRole('heading', { name: 'Welcome to OSOR Desk' })).toBeVisible()

  await writeNews(office.page, headline, 'Written after the other computer signed out.')
  await expect(itemStatus(office.page)).toContainText('Sent, revision', { timeout: 40_000 })
  await expect(office.page.getByText('Your sign-in has ended')).toHaveCount(0)
})
