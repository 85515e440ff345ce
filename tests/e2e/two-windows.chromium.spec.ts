import { expect, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { body, everythingSent, itemStatus, openFromDrafts, writeNews, writeOn } from '../support/desk-page.ts'

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
