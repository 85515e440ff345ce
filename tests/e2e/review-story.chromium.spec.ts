import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  body,
  everythingSent,
  go,
  openFromDrafts,
  openFromReview,
  proposeAndSend,
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

const headline = 'A harbour town runs its ferries with open software'

function review(page: Page) {
  return page.getByRole('article', { name: 'Item in review' })
}

async function giveReason(page: Page, reason: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await page.keyboard.press('Control+Enter')
}

async function openPublished(page: Page): Promise<void> {
  await go(page, 'Published')
  await page.getByRole('searchbox').fill(headline)
  await page.getByRole('row', { name: new RegExp(headline) }).click()
  await page.keyboard.press('Enter')
}

/** Takes a decision in the menu of what is published, by keys alone. */
async function decideOnPublished(page: Page, decision: string, reason: string): Promise<void> {
  await expect(page.getByRole('button', { name: 'Decisions' })).toBeVisible({ timeout: 40_000 })
  await page.keyboard.press('Control+Alt+d')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.type(decision)
  await page.keyboard.press('Enter')
  await giveReason(page, reason)
  await everythingSent(page)
}

test('author and moderator, half of it offline: return, fix, approve, change what is published, ask for its deletion', async () => {
  const { page: elena, network: line } = await stage.desk('editor')
  const { page: marta, network } = await stage.desk('moderator')
  await writeNews(elena, headline, 'The ferries run.')
  await proposeAndSend(elena)

  // Returned offline, with a reason and a comment; both go out later, the comment first.
  await openFromReview(marta, headline)
  network.set({ kind: 'broken' })
  await marta.keyboard.press('Control+Alt+m')
  await marta.keyboard.type('Since when, and with what?')
  await marta.keyboard.press('Control+Enter')
  await review(marta).getByRole('heading', { name: headline }).click()
  await marta.keyboard.press('r')
  await giveReason(marta, 'Please name the software.')
  await expect(syncStatus(marta)).toContainText(/wait/)
  network.set({ kind: 'works' })
  await marta.keyboard.press('Control+Shift+S')
  await everythingSent(marta)

  // The author reads both, fixes offline, answers, and proposes again.
  await go(elena, 'Home')
  await expect(elena.getByText('Please name the software.').first()).toBeVisible({ timeout: 40_000 })
  await openFromDrafts(elena, headline)
  await elena.getByRole('tab', { name: /Comments/ }).click()
  const thread = elena.getByRole('article', { name: /Since when, and with what/ })
  await expect(thread).toBeVisible()
  line.set({ kind: 'broken' })
  await writeOn(elena, 'With Portsail, since March.')
  await thread.getByRole('button', { name: 'Answer' }).click()
  await elena.keyboard.type('It says so now.')
  await elena.keyboard.press('Control+Enter')
  await elena.getByRole('button', { name: 'Propose', exact: true }).click()
  line.set({ kind: 'works' })
  await elena.keyboard.press('Control+Shift+S')
  await everythingSent(elena)

  // The approval meets a newer revision: what has changed is shown, and decided on anew.
  await openFromReview(marta, headline)
  await expect(marta.getByText('It says so now.')).toBeVisible()
  network.set({ kind: 'broken' })
  await marta.getByRole('button', { name: 'Approve and publish' }).click()
  await openFromDrafts(elena, headline)
  await writeOnAndSend(elena, 'The harbour pays for it.')
  network.set({ kind: 'works' })
  await marta.keyboard.press('Control+Shift+S')
  await expect(syncStatus(marta)).toContainText('1 item needs your decision', { timeout: 40_000 })
  await openFromReview(marta, headline)
  await expect(marta.getByText('Elena Marín changed this after you had read it')).toBeVisible()
  const approve = marta.getByRole('button', { name: 'Approve and publish' })
  await expect(approve).toHaveAttribute('aria-disabled', 'true')
  await marta.getByRole('button', { name: 'Show what has changed' }).click()
  await expect(marta.getByText('What has changed since you read it.')).toBeVisible()
  await expect(review(marta).locator('ins').getByText('The harbour pays for it.')).toBeVisible()
  await approve.click()
  await everythingSent(marta)

  // A change of what is published: readers see the published text until it is approved.
  await openPublished(elena)
  await elena.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(body(elena)).toBeVisible()
  await writeOn(elena, 'A second line opened.')
  await elena
    .getByRole('button', { name: /Propose|Submit changes/ })
    .first()
    .click()
  await everythingSent(elena)
  await openPublished(marta)
  await expect(marta.getByRole('main')).not.toContainText('A second line opened.')
  await openFromReview(marta, headline)
  await expect(review(marta).locator('ins').getByText('A second line opened.')).toBeVisible()
  await marta.getByRole('button', { name: 'Approve and publish' }).click()
  await everythingSent(marta)

  // Its deletion is asked for, rejected, asked for again, and granted by key.
  await openPublished(elena)
  await expect(elena.getByRole('main')).toContainText('A second line opened.', { timeout: 40_000 })
  await decideOnPublished(elena, 'Request deletion', 'The town has sold its ferries.')
  await openFromReview(marta, headline)
  await expect(review(marta)).toContainText('The town has sold its ferries.')
  await review(marta).getByRole('heading', { name: headline }).click()
  await marta.keyboard.press('Shift+G')
  await giveReason(marta, 'It is still worth reading.')
  await everythingSent(marta)
  await openPublished(elena)
  await expect(elena.getByRole('button', { name: 'Decisions' })).toBeVisible({ timeout: 40_000 })
  await elena.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(elena.getByText('It is still worth reading.').first()).toBeVisible()
  await openPublished(elena)
  await decideOnPublished(elena, 'Request deletion', 'Nobody runs it any more.')
  await openFromReview(marta, headline)
  await expect(review(marta)).toContainText('Nobody runs it any more.')
  await review(marta).getByRole('heading', { name: headline }).click()
  await marta.keyboard.press('g')
  await expect(marta.getByText(`Deleted: ${headline}`)).toBeVisible()
  await everythingSent(marta)
  await go(elena, 'Published')
  await elena.getByRole('searchbox').fill(headline)
  await expect(elena.getByText('No published item matches')).toBeVisible({ timeout: 40_000 })
})
