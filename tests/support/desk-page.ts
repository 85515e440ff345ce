import { expect, type Page } from '@playwright/test'
import { aPng } from './a-file.ts'

/** The running text of the open item. */
export function body(page: Page) {
  return page.getByRole('textbox', { name: 'Body' })
}

/** The sentence on what is sent and what waits. */
export function syncStatus(page: Page) {
  return page.getByRole('status', { name: 'Sync status' })
}

/** The sentence on where the open item's words are. */
export function itemStatus(page: Page) {
  return page.getByRole('status', { name: 'Item status' })
}

/** Goes to a view by the sidebar. */
export async function go(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: place }).click()
}

/** Chooses a term in a field of the Details tab. */
export async function chooseTerm(page: Page, field: string, term: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field })
  await box.fill(term)
  await page.getByRole('option', { name: term, exact: true }).click()
  // The list stays open for the next choice; what is behind it is hidden from assistive technology meanwhile.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: term })).toBeVisible()
}

/** Types at the end of the body, as a person who goes on writing. */
export async function writeOn(page: Page, words: string): Promise<void> {
  await body(page).locator('> :last-child').click()
  await page.keyboard.press('End')
  // The editor learns of a moved caret in a task of its own, before a person could press the next key.
  await drawnAnew(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type(words, { delay: 5 })
}

/** Waits until nothing is on its way any more. */
export async function everythingSent(page: Page): Promise<void> {
  await expect(syncStatus(page)).toContainText('Everything is sent', { timeout: 40_000 })
}

/** The revision of the open item that its status says is sent; 0 while anything of it waits. */
async function sentRevision(page: Page): Promise<number> {
  const status = await itemStatus(page).textContent()
  return Number(/Sent, revision (\d+)/.exec(status ?? '')?.[1] ?? 0)
}

/** The page has drawn what it was last told. */
async function drawnAnew(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/**
 * Does something to the open item, and waits until the service holds it. What was typed before has to be sent first:
 * its revision would be taken for the change's. A part of the change may be sent while the rest is still to be stored,
 * which the status shows a frame later.
 */
export async function andSent(page: Page, change: () => Promise<void>): Promise<void> {
  const sentAndDrawn = async () => {
    await drawnAnew(page)
    return sentRevision(page)
  }
  await expect.poll(sentAndDrawn, { timeout: 40_000 }).toBeGreaterThan(0)
  const before = await sentRevision(page)
  await change()
  await expect.poll(sentAndDrawn, { timeout: 40_000 }).toBeGreaterThan(before)
}

/** Goes on writing, and waits until the words are at the service. */
export async function writeOnAndSend(page: Page, words: string): Promise<void> {
  await andSent(page, () => writeOn(page, words))
}

/**
 * Proposes the open item, and waits until the service holds the proposal. "Sent" alone can still speak of the words
 * before it: the proposal is stored first, then shown, then sent.
 */
export async function proposeAndSend(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(page.getByText('It waits for review.')).toBeVisible({ timeout: 40_000 })
  await expect(itemStatus(page)).toContainText('Sent, revision', { timeout: 40_000 })
  await everythingSent(page)
}

/** Opens an own item from Drafts by words of its title. */
export async function openFromDrafts(page: Page, words: string): Promise<void> {
  await go(page, 'Drafts')
  await page.getByRole('searchbox', { name: 'Search drafts' }).fill(words)
  await page.getByRole('row', { name: new RegExp(words) }).click()
  await page.keyboard.press('Enter')
  await pageOpened(page)
}

/** Waits until an item stands on the page with all around its text: a person presses no key of a page before it is there. */
export async function pageOpened(page: Page): Promise<void> {
  await expect(body(page)).toBeVisible()
  await expect(itemStatus(page)).toBeVisible()
}

/** Opens an item from the review queue by words of its title. */
export async function openFromReview(page: Page, words: string): Promise<void> {
  await go(page, 'Review')
  await page.getByRole('searchbox').fill(words)
  await page.getByRole('row', { name: new RegExp(words) }).click()
  await expect(page.getByRole('heading', { name: new RegExp(words) })).toBeVisible()
}

/** Writes a whole news item from nothing; nothing is missing in it. */
export async function writeNews(page: Page, headline: string, text: string): Promise<void> {
  const title = page.getByRole('textbox', { name: 'Headline' })
  await page.keyboard.press('Control+N')
  // The item before may be on the page for another moment.
  await expect(title).toHaveValue('')
  await page.getByRole('textbox', { name: 'Short title' }).fill(headline.slice(0, 60))
  await title.fill(headline)
  await body(page).click()
  await page.keyboard.type(text)
  await page.getByRole('tab', { name: 'Details' }).click()
  await chooseTerm(page, 'Topics', 'Open Source Software')
}

/** Puts a table of three columns where the caret is, by its key, and fills its first row; the caret goes behind it. */
export async function insertTable(page: Page, heads: readonly [string, string, string]): Promise<void> {
  await page.keyboard.press('Control+Alt+g')
  await expect(body(page).getByRole('table')).toBeVisible()
  await page.keyboard.type(heads[0])
  for (const head of heads.slice(1)) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(head)
  }
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowDown')
}

/** Puts a picture of one colour where the caret is, by its key; another `shade` is another picture. */
export async function insertPicture(page: Page, alt: string, shade = 0): Promise<void> {
  await page.keyboard.press('Control+Shift+g')
  const dialog = page.getByRole('dialog', { name: 'Insert picture' })
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'picture.png',
    mimeType: 'image/png',
    buffer: aPng(320, 120, shade),
  })
  await expect(dialog.getByRole('button', { name: 'Replace' })).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Alternative text' }).fill(alt)
  await dialog.getByRole('button', { name: 'Insert', exact: true }).click()
  await expect(body(page).getByRole('img', { name: alt })).toBeVisible()
}
