import { expect, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { countPointers } from '../support/by-keys.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage(['--sample-enquiries'])
})

test.afterEach(() => stage.end())

test('J and K take the focus along in the inbox, and arrows go on from there', async () => {
  const { page } = await stage.desk('legal')
  const pointers = await countPointers(page)
  await page.keyboard.press('Control+6')
  const rows = page.getByRole('table', { name: 'Inbox' }).getByRole('row')
  const focused = (index: number) => expect(rows.nth(index).getByRole('button')).toBeFocused()
  await focused(0)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await focused(1)
  await page.keyboard.press('k')
  await focused(0)
  await page.keyboard.press('j')
  await focused(1)
  await page.keyboard.press('ArrowDown')
  await focused(2)
  await expect(rows.nth(2).getByRole('button')).toHaveAttribute('aria-current', 'true')
  expect(await pointers()).toBe(0)
})

test('Tab goes on in the enquiry when its composer is gone, and in Published when its rows are', async () => {
  const { page } = await stage.desk('legal')
  const pointers = await countPointers(page)
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('table', { name: 'Inbox' }).getByRole('row')).toHaveCount(4)
  await page.keyboard.press('j')
  await page.keyboard.press('i')
  await expect(page.getByRole('textbox', { name: /^Internal note/ })).toBeFocused()
  await page.keyboard.type('To be looked at on Monday.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Note by/ }).last()).toContainText('on Monday')
  await expect(page.locator('.enquiry-pane')).toBeFocused()
  await page.keyboard.press('l')
  await expect(page.getByRole('combobox', { name: 'Items' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.enquiry-pane')).toBeFocused()

  await page.keyboard.press('Control+4')
  await expect(page.getByRole('row').nth(2)).toBeVisible()
  await page.keyboard.press('y')
  await expect(page.getByRole('radio', { name: 'Agenda' })).toBeChecked()
  await expect(page.getByRole('main')).toBeFocused()
  expect(await pointers()).toBe(0)
})

test('J and K take the focus along in the review queue', async () => {
  const { page } = await stage.desk('moderator')
  const pointers = await countPointers(page)
  await page.keyboard.press('Control+3')
  const rows = page.getByRole('grid', { name: 'Review queue' }).getByRole('row')
  await expect(rows.first()).toBeFocused()
  // The first one is open from the start.
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('k')
  await expect(rows.nth(1)).toBeFocused()
  expect(await pointers()).toBe(0)
})
