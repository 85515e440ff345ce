import { expect, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  body,
  everythingSent,
  go,
  itemStatus,
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

test('a text that changed at the service while it was changed offline waits for a decision, and both are kept', async () => {
  const editor = await stage.desk('editor')
  const moderator = await stage.desk('moderator')
  const headline = 'Two people write the same item'
  await writeNews(editor.page, headline, 'As it was first.')
  await proposeAndSend(editor.page)

  editor.network.set({ kind: 'broken' })
  await writeOn(editor.page, 'Words of the editor.')
  await openFromReview(moderator.page, headline)
  await moderator.page.getByRole('button', { name: 'Open in the editor' }).click()
  await writeOnAndSend(moderator.page, 'Words of the moderator.')

  editor.network.set({ kind: 'works' })
  await editor.page.keyboard.press('Control+Shift+S')
  await expect(syncStatus(editor.page)).toContainText('1 item needs your decision', { timeout: 40_000 })
  await expect(itemStatus(editor.page)).toContainText('Needs your decision')
  await expect(body(editor.page)).toContainText('Words of the editor.')

  await editor.page.getByRole('button', { name: 'Keep theirs' }).click()
  await expect(body(editor.page)).toContainText('Words of the moderator.')
  await everythingSent(editor.page)
  await go(editor.page, 'Drafts')
  await editor.page.getByRole('searchbox', { name: 'Search drafts' }).fill(headline)
  await expect(editor.page.getByRole('row', { name: new RegExp(headline) })).toHaveCount(2)
})

test('an approval stands on the revision that was read: when it moves on, the moderator reads again', async () => {
  const editor = await stage.desk('editor')
  const moderator = await stage.desk('moderator')
  const headline = 'An item that changes while it is read'
  await writeNews(editor.page, headline, 'As it was proposed.')
  await proposeAndSend(editor.page)
  await openFromReview(moderator.page, headline)

  await writeOn(editor.page, 'Slipped in at the last moment.')
  await expect(moderator.page.getByText('This changed while you were reading')).toBeVisible({
    timeout: 40_000,
  })
  const approve = moderator.page.getByRole('button', { name: 'Approve and publish' })
  await expect(approve).toHaveAttribute('aria-disabled', 'true')
  await expect(moderator.page.getByRole('main')).not.toContainText('Slipped in at the last moment.')

  await moderator.page.getByRole('button', { name: 'Show the new text' }).click()
  await expect(moderator.page.getByRole('main')).toContainText('Slipped in at the last moment.')
  await approve.click()
  await everythingSent(moderator.page)
  await go(moderator.page, 'Published')
  await moderator.page.getByRole('searchbox').fill(headline)
  await expect(moderator.page.getByRole('row', { name: new RegExp(headline) })).toHaveCount(1)
})

test('an approval that meets a newer revision at the service publishes nothing', async () => {
  const editor = await stage.desk('editor')
  const moderator = await stage.desk('moderator')
  const headline = 'An item that is approved too late'
  await writeNews(editor.page, headline, 'As it was proposed.')
  await proposeAndSend(editor.page)
  await openFromReview(moderator.page, headline)

  moderator.network.set({ kind: 'broken' })
  await moderator.page.getByRole('button', { name: 'Approve and publish' }).click()
  await writeOnAndSend(editor.page, 'Nobody has read this yet.')
  moderator.network.set({ kind: 'works' })
  await moderator.page.keyboard.press('Control+Shift+S')
  await expect(syncStatus(moderator.page)).toContainText('1 item needs your decision', { timeout: 40_000 })
  await go(editor.page, 'Published')
  await editor.page.getByRole('searchbox').fill(headline)
  await expect(editor.page.getByRole('row', { name: new RegExp(headline) })).toHaveCount(0)
})
