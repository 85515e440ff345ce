import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { everythingSent, go, proposeAndSend, writeNews } from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

function table(page: Page, name: string) {
  return page.getByRole('table', { name })
}

/** A number of a figure's table, by the names of its row and its column. */
async function numberIn(page: Page, figure: string, row: string | RegExp, column: string): Promise<number> {
  const heads = await table(page, figure).getByRole('columnheader').allTextContents()
  const at = heads.indexOf(column)
  // The first cell is the head of the row.
  const cell = table(page, figure)
    .getByRole('row', { name: row })
    .first()
    .getByRole('cell')
    .nth(at - 1)
  return Number(await cell.textContent())
}

/** The numbers that a proposal and its approval change. */
async function numbers(page: Page) {
  return {
    proposed: await numberIn(page, 'What waits', /^Today/, 'Proposed'),
    approved: await numberIn(page, 'Decisions a week', /^All/, 'Approved or published'),
    decided: await numberIn(page, 'Time to first decision', /^All/, 'Decided'),
    open: await numberIn(page, 'Time to first decision', /^All/, 'Not decided yet'),
    published: await numberIn(page, 'Items by type', /^News/, 'Published'),
    inTwelveMonths: await numberIn(page, 'Published a month', /^All/, 'News'),
  }
}

async function openTables(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+P')
  await expect(page.getByRole('heading', { level: 1, name: 'Pulse' })).toBeVisible()
  const show = page.getByRole('button', { name: /^Show tables/ })
  if (await show.isVisible()) await page.keyboard.press('t')
  await expect(table(page, 'Countries covered')).toBeVisible()
}

test('what is proposed and decided is counted after the next sync, in view too', async () => {
  const { page: author } = await stage.desk('editor')
  const { page } = await stage.desk('moderator')
  await page.getByRole('button', { name: 'Pulse', exact: true }).click()
  await expect(page.getByRole('application').first()).toBeVisible()
  await openTables(page)
  const before = await numbers(page)

  await writeNews(author, 'A town counts its decisions', 'It has begun to.')
  await proposeAndSend(author)
  const proposed = { ...before, proposed: before.proposed + 1, open: before.open + 1 }
  await expect.poll(() => numbers(page), { timeout: 40_000 }).toEqual(proposed)

  await go(page, 'Review')
  await page.getByRole('searchbox').fill('A town counts its decisions')
  await page.getByRole('row', { name: /A town counts its decisions/ }).click()
  await page.getByRole('button', { name: 'Approve and publish' }).click()
  await everythingSent(page)
  await openTables(page)
  await expect
    .poll(() => numbers(page), { timeout: 40_000 })
    .toEqual({
      ...before,
      approved: before.approved + 1,
      decided: before.decided + 1,
      published: before.published + 1,
      inTwelveMonths: before.inTwelveMonths + 1,
    })
})

test('everything is reached by keys, and the charts break no rule of the page', async () => {
  const { page } = await stage.desk('moderator')
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Go to Pulse')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('application')).toHaveCount(6)

  const chart = page.getByRole('application', { name: /^Chart: Items by type/ })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(chart).toBeFocused({ timeout: 50 })
  }).toPass({ timeout: 10_000 })
  const figure = page.getByRole('figure').filter({ has: chart })
  await expect(figure.getByRole('status')).toContainText('News')
  for (const [key, type] of [
    ['ArrowDown', 'Event'],
    ['ArrowRight', 'Document'],
    ['ArrowUp', 'Event'],
    ['ArrowLeft', 'News'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(figure.getByRole('status')).toContainText(type)
  }

  await page.keyboard.press('Shift+Tab')
  const toggle = page.getByRole('button', { name: 'Table: Items by type' })
  await expect(toggle).toBeFocused()
  await page.keyboard.press('Space')
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(table(page, 'Items by type')).toBeVisible()
  await expect(page.getByRole('application')).toHaveCount(5)
  await page.keyboard.press('t')
  await expect(page.getByRole('application')).toHaveCount(0)
  await page.keyboard.press('t')
  await expect(page.getByRole('application')).toHaveCount(6)
  expect(complaints).toEqual([])
})

test('without a network the last numbers stay with their time, and where there are none, what waits is known', async () => {
  const { page, network } = await stage.desk('moderator')
  network.set({ kind: 'broken' })
  await page.keyboard.press('Control+Shift+P')
  await expect(page.getByText('The service cannot be reached.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('figure')).toHaveCount(1)
  await expect(page.getByRole('figure')).toContainText(/\d+ of \d+ items have waited for a week or longer/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('figure')).toHaveCount(1)

  network.set({ kind: 'works' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('figure')).toHaveCount(6)
  await expect(page.getByText('The service cannot be reached.')).toBeHidden()

  await go(page, 'Home')
  network.set({ kind: 'status', status: 500 })
  await go(page, 'Pulse')
  await expect(page.getByText('The service answered with an error of its own.')).toBeVisible()
  await expect(page.getByText(/These are the numbers of \w+,? \d+ \w+ \d{4} at \d\d:\d\d/)).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(6)
})

test('whoever does not decide has no Pulse, and no key for it', async () => {
  const { page } = await stage.desk('editor')
  await expect(page.getByRole('button', { name: 'Drafts', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pulse', exact: true })).toHaveCount(0)
  await page.keyboard.press('Control+Shift+P')
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Pulse')
  await expect(page.getByRole('menuitem', { name: /Search all texts for “Pulse”/ })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /Go to Pulse/ })).toHaveCount(0)
})
