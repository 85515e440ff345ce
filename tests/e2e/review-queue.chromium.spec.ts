import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { everythingSent, go } from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

function queue(page: Page) {
  return page.getByRole('grid', { name: 'Review queue' })
}

/** The titles that the queue shows, in its order. */
function rows(page: Page) {
  return queue(page).getByRole('row')
}

test('the queue is narrowed by state, type and checks, and a filter is saved and taken up again', async () => {
  const { page } = await stage.desk('moderator')
  await go(page, 'Review')
  const all = await rows(page).count()
  expect(all).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const filters = page.getByRole('dialog', { name: 'Filter the queue' })
  await filters.getByRole('button', { name: /^Needs update/ }).click()
  await expect.poll(() => rows(page).count()).toBeLessThan(all)
  const narrowed = await rows(page).count()
  for (const row of await rows(page).all()) await expect(row).toContainText('Needs update')
  await filters.getByRole('button', { name: 'Save filter…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('To be updated')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Save this filter' })).toBeHidden()
  await expect(filters.getByRole('row', { name: 'To be updated' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(filters).toBeHidden()
  await page.getByRole('button', { name: 'Filter: 1' }).click()
  await filters.getByRole('button', { name: 'Show everything' }).click()
  await expect(rows(page)).toHaveCount(all)
  await filters.getByRole('row', { name: 'To be updated' }).click()
  await expect(rows(page)).toHaveCount(narrowed)
})

test('many are marked and decided on by key, each in the revision that was read, with a result for each', async () => {
  const { page } = await stage.desk('moderator')
  await go(page, 'Review')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page
    .getByRole('dialog', { name: 'Filter the queue' })
    .getByRole('button', { name: /^Proposed/ })
    .click()
  await page.keyboard.press('Escape')
  const before = await rows(page).count()
  await rows(page).first().click()
  // Two are read; the third is marked in the list alone.
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await rows(page).nth(2).getByRole('checkbox').click({ force: true })
  await expect(page.getByText('3 marked')).toBeVisible()
  const titles = await queue(page).locator('.queue-row-title').allTextContents()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: 'Decide on 3 items' })
  await expect(dialog).toContainText('Approve and publish')
  const unread = dialog.getByRole('listitem').filter({ hasText: titles[2] ?? 'no title' })
  await expect(unread).toContainText('Not read yet: open it first')

  await dialog.getByRole('button', { name: /Decision/ }).click()
  await page.getByRole('option', { name: 'Return to author' }).click()
  await expect(unread).toContainText('Ready')
  await dialog.getByRole('button', { name: 'Return to author: 3 items' }).click()
  await expect(dialog.getByText('Give a reason')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Please add where this was decided.')
  await dialog.getByRole('button', { name: 'Return to author: 3 items' }).click()
  await expect(dialog.getByText('Decided', { exact: true })).toHaveCount(3)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(rows(page)).toHaveCount(before - 3)
  await everythingSent(page)
  await expect(rows(page)).toHaveCount(before - 3)
})
