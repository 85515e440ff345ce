import { expect, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { itemStatus, writeNews } from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'One item on a laptop and in the office'

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
