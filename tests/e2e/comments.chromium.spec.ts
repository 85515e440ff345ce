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
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'A town shares the code of its kitchens'
const text = 'The code is open since May. Everybody may cook with it.'

/** Selects words of the text, as somebody does with a mouse. */
async function select(page: Page, words: string): Promise<void> {
  await page
    .getByText(words)
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at === -1) continue
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
        return
      }
    }, words)
}

function comments(page: Page) {
  return page.getByRole('complementary', { name: /Comments|Inspector/ })
}

function thread(page: Page, words: string) {
  return page.getByRole('article', { name: new RegExp(words) })
}

/** The words that are marked in the text. */
function marked(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    ['comment', 'comment-current'].flatMap(name =>
      [...(CSS.highlights.get(name) ?? [])].map(range => (range instanceof Range ? range.toString() : '')),
    ),
  )
}

test('a comment on a passage reaches the author offline and on, is answered beside the text, and resolved', async () => {
  const { page: elena, network } = await stage.desk('editor')
  const { page: marta } = await stage.desk('moderator')
  await writeNews(elena, headline, text)
  await proposeAndSend(elena)

  await openFromReview(marta, headline)
  await select(marta, 'since May')
  await marta.keyboard.press('Control+Alt+m')
  await expect(marta.getByRole('textbox', { name: 'Words of the passage' })).toHaveValue('since May')
  await marta.keyboard.type('Of which year? @Ele')
  await marta.getByRole('option', { name: /Elena Marín/ }).waitFor()
  await marta.keyboard.press('Enter')
  // The key that approves elsewhere posts here, and approves nothing.
  await marta.keyboard.press('Control+Enter')
  await expect(thread(marta, 'Of which year')).toContainText('@Elena Marín')
  await expect(marta.getByRole('heading', { name: headline })).toBeVisible()
  await expect(marta.getByText(/Approved and published/)).toBeHidden()
  await everythingSent(marta)
  expect(await marked(marta)).toEqual(['since May'])

  await openFromDrafts(elena, headline)
  await elena.getByRole('tab', { name: /Comments/ }).click()
  await expect(thread(elena, 'Of which year')).toContainText('Marta Kowalska')
  await expect.poll(() => marked(elena)).toEqual(['since May'])
  network.set({ kind: 'broken' })
  await thread(elena, 'Of which year').getByRole('button', { name: 'Answer' }).click()
  await elena.keyboard.type('Of this one.')
  await elena.keyboard.press('Control+Enter')
  await expect(thread(elena, 'Of which year')).toContainText('Not sent yet')
  await expect(syncStatus(elena)).toContainText('1 item')
  // The passage is found though its words change.
  await body(elena).getByText('since May').click()
  await elena.keyboard.press('Control+a')
  await elena.keyboard.type('The code has been open since May of 2026. Everybody may cook with it.')
  await expect.poll(() => marked(elena)).toEqual(['since May'])
  network.set({ kind: 'works' })
  await elena.keyboard.press('Control+Shift+S')
  await everythingSent(elena)

  await expect(thread(marta, 'Of which year')).toContainText('Of this one.')
  await thread(marta, 'Of which year').getByRole('button', { name: 'Resolve' }).click()
  await expect(marta.getByText('1 resolved comment')).toBeVisible()
  await everythingSent(marta)
  await expect(elena.getByText('1 resolved comment')).toBeVisible()
  expect(await marked(elena)).toEqual([])
})

test('a comment without a mouse names its passage by its words, and says when that is gone', async () => {
  const { page: elena } = await stage.desk('editor')
  const { page: marta } = await stage.desk('moderator')
  await writeNews(elena, headline, text)
  await proposeAndSend(elena)
  await openFromReview(marta, headline)
  await marta.keyboard.press('Control+Alt+m')
  await marta.keyboard.press('Shift+Tab')
  await marta.keyboard.press('Enter')
  await marta.getByRole('option', { name: 'Body' }).waitFor()
  await marta.keyboard.type('Body')
  await expect(marta.getByRole('option', { name: 'Body' })).toBeFocused()
  await marta.keyboard.press('Enter')
  await expect(marta.getByRole('option')).toHaveCount(0)
  await expect(marta.getByRole('button', { name: /^Body/ })).toBeFocused()
  await marta.keyboard.press('Tab')
  await marta.keyboard.type('no such words')
  await expect(marta.getByText('These words are not in the text.')).toBeVisible()
  await marta.keyboard.press('Control+a')
  await marta.keyboard.type('Everybody may cook with it')
  await expect(marta.getByText('These words are not in the text.')).toBeHidden()
  await marta.keyboard.press('Tab')
  await marta.keyboard.type('Everybody?')
  await marta.keyboard.press('Control+Enter')
  await expect(thread(marta, 'Everybody')).toBeVisible()
  await everythingSent(marta)

  await openFromDrafts(elena, headline)
  await body(elena).click()
  await elena.keyboard.press('Control+a')
  await elena.keyboard.type('Something else altogether.')
  await everythingSent(elena)
  await expect(thread(marta, 'Everybody')).toBeVisible()
  await marta.getByRole('button', { name: 'Show the new text' }).click()
  await expect(thread(marta, 'Everybody')).toContainText('The passage is gone from the text')
  await expect(thread(marta, 'Everybody')).toContainText('Everybody may cook with it')
})

test('a comment that is being written is there again, and one that nobody takes is kept', async () => {
  const { page: elena } = await stage.desk('editor')
  const { page: marta, network } = await stage.desk('moderator')
  await writeNews(elena, headline, text)
  await proposeAndSend(elena)
  await openFromReview(marta, headline)
  await marta.keyboard.press('Control+Alt+m')
  await marta.keyboard.type('Half a thought')
  await go(marta, 'Home')
  await openFromReview(marta, headline)
  const field = comments(marta).getByRole('textbox', { name: 'Comment' })
  await expect(field).toHaveValue('Half a thought')
  network.set({ kind: 'broken' })
  await field.click()
  await marta.keyboard.press('End')
  await marta.keyboard.type(', and the rest')
  await marta.keyboard.press('Control+Enter')
  await expect(thread(marta, 'Half a thought, and the rest')).toContainText('Not sent yet')
})
