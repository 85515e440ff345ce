import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { startContentService } from '../support/content-service.ts'
import {
  body,
  everythingSent,
  go,
  itemStatus,
  openFromDrafts,
  syncStatus,
  writeOn,
  writeOnAndSend,
} from '../support/desk-page.ts'

/** A draft of the editor in the demo content. */
const title = 'The Technology Transfer Centre'

async function titlesInDrafts(page: Page, words: string) {
  await go(page, 'Drafts')
  await page.getByRole('searchbox', { name: 'Search drafts' }).fill(words)
  return page.getByRole('row', { name: new RegExp(words) })
}

/** Deletes a draft by the key, from its row. */
async function deleteRow(page: Page, row: Locator): Promise<void> {
  await row.getByRole('button').focus()
  await page.keyboard.press('Delete')
}

test.describe('on a desk', () => {
  let stage: BrowserStage

  test.beforeEach(async () => {
    stage = await browserStage()
  })

  test.afterEach(() => stage.end())

  test('an older version is compared with the text, put back as new words, and undone, without a network', async () => {
    const { page, network } = await stage.desk('editor')
    await openFromDrafts(page, title)
    network.set({ kind: 'broken' })
    await writeOn(page, 'A sentence too many.')
    await expect(itemStatus(page)).toContainText(/On this computer|Waiting to be sent/)
    await page.keyboard.press('Control+Shift+H')
    const versions = page.getByRole('dialog', { name: /^Versions of/ })
    await expect(versions).toContainText('1 change')
    await expect(versions.locator('ins')).toContainText('A sentence too many.')
    await expect(versions).toContainText('The service cannot be reached now')
    await versions.getByRole('button', { name: /^Restore/ }).click()
    await expect(versions).toBeHidden()
    await expect(body(page)).not.toContainText('A sentence too many.')
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect(body(page)).toContainText('A sentence too many.')
    await page.getByRole('tab', { name: 'History' }).click()
    const list = page.getByRole('listbox', { name: 'Versions' })
    await expect(list.getByRole('option', { name: /before an older version was put back/ })).toHaveCount(2)
    await page.getByRole('button', { name: 'Show the text as' }).click()
    await page.getByRole('option', { name: 'HTML' }).click()
    await expect(
      list.getByRole('option', { name: /As it was before its edited source was applied/ }),
    ).toBeVisible()
    network.set({ kind: 'works' })
    await page.keyboard.press('Control+Shift+S')
    await everythingSent(page)
  })

  test('a version is kept when writing pauses, and is read by keyboard alone', async () => {
    const { page } = await stage.desk('editor')
    await page.keyboard.press('Control+N')
    await page.getByRole('textbox', { name: 'Headline' }).fill('Kept while nobody writes')
    await page.getByRole('tab', { name: 'History' }).click()
    const list = page.getByRole('listbox', { name: 'Versions' })
    const kept = list.getByRole('option', { name: /Kept when writing paused/ })
    await expect(kept).toBeVisible({ timeout: 60_000 })
    await list.getByRole('option').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const versions = page.getByRole('dialog', { name: /^Versions of/ })
    await expect(versions.getByRole('region', { name: /^Text of/ })).toContainText('Kept while nobody writes')
    await page.keyboard.press('Escape')
    await expect(versions).toBeHidden()
  })

  test('a draft that is deleted with the Delete key comes back by Undo, and nothing was sent of it', async () => {
    const { page } = await stage.desk('editor')
    const found = await titlesInDrafts(page, title)
    await deleteRow(page, found)
    await expect(found).toHaveCount(0)
    await syncStatus(page).getByRole('button').click()
    await expect(page.getByRole('dialog', { name: 'Sync' })).toContainText('Its deletion waits to be sent')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(found).toHaveCount(1)
    await everythingSent(page)
    await expect(found).toContainText('Sent, revision 3')
  })

  test('a draft whose deletion the service has is restored from Deleted drafts as a new one', async () => {
    const { page } = await stage.desk('editor')
    await openFromDrafts(page, title)
    await writeOnAndSend(page, 'Words that must not be lost.')
    await page.keyboard.press('Control+Shift+Delete')
    const found = await titlesInDrafts(page, title)
    await expect(found).toHaveCount(0)
    await everythingSent(page)
    await page.getByRole('button', { name: /^Deleted drafts/ }).click()
    const deleted = page.getByRole('dialog', { name: 'Deleted drafts' })
    await expect(deleted).toContainText('Words that must not be lost.')
    await expect(deleted).toContainText('kept for')
    await deleted.getByRole('button', { name: 'Restore' }).click()
    await expect(deleted).toBeHidden()
    await expect(found).toHaveCount(1)
    await everythingSent(page)
    await expect(found).toContainText('Sent, revision 1')
    await openFromDrafts(page, title)
    await expect(body(page)).toContainText('Words that must not be lost.')
  })

  test('a draft that changed elsewhere since it was deleted waits for a decision', async () => {
    const editor = await stage.desk('editor')
    const moderator = await stage.desk('moderator')
    await moderator.page.keyboard.press('Control+K')
    await moderator.page.getByRole('dialog').locator('input').fill(title)
    await moderator.page
      .getByRole('menuitem', { name: new RegExp(title) })
      .first()
      .click()
    await expect(body(moderator.page)).toBeVisible()
    const found = await titlesInDrafts(editor.page, title)
    editor.network.set({ kind: 'broken' })
    await deleteRow(editor.page, found)
    await expect(found).toHaveCount(0)
    await writeOn(moderator.page, 'Written by the moderator.')
    await everythingSent(moderator.page)
    editor.network.set({ kind: 'works' })
    await expect(syncStatus(editor.page)).toContainText('1 item needs your decision', { timeout: 60_000 })
    await openFromDrafts(editor.page, title)
    const notice = editor.page
      .getByRole('alert')
      .filter({ hasText: 'changed elsewhere since you deleted it' })
    await expect(notice).toContainText('Last changed by Marta Kowalska')
    await expect(body(editor.page)).toContainText('Written by the moderator.')
    await editor.page.getByRole('button', { name: 'Keep the item' }).click()
    await everythingSent(editor.page)
    await expect(body(editor.page)).toContainText('Written by the moderator.')
  })
})

test('after a crash every item with unsent words is named, and each has its words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-crash-'))
  const service = await startContentService({ seed: 'demo' })
  const where = { serviceUrl: service.url, folder: join(folder, 'desk'), port: await freePort() }
  const unreachable = () => Promise.reject(new TypeError('No way to the service'))
  let desk: BrowserDesk = await openBrowserDesk({ ...where, signInAs: 'editor' })
  await everythingSent(desk.page)
  await desk.close()

  desk = await openBrowserDesk({ ...where, network: unreachable })
  await expect(desk.page.getByRole('main')).toBeVisible()
  await expect(desk.page.getByText('did not end properly')).toBeHidden()
  await desk.page.keyboard.press('Control+N')
  await desk.page.getByRole('textbox', { name: 'Headline' }).fill('Written before the crash')
  await openFromDrafts(desk.page, title)
  await writeOn(desk.page, 'The last sentence.')
  await expect(itemStatus(desk.page)).toContainText(/On this computer|Waiting to be sent/)
  await desk.kill()

  desk = await openBrowserDesk({ ...where, network: unreachable })
  const { page } = desk
  await expect(page.getByRole('status').filter({ hasText: 'did not end properly last time' })).toContainText(
    '2 items have words',
  )
  await page.getByRole('button', { name: 'Show them' }).click()
  const named = page.getByRole('list', { name: 'Items with unsent words' })
  await expect(named.getByRole('listitem')).toHaveCount(2)
  await expect(named).toContainText('Written before the crash')
  await named.getByRole('button', { name: new RegExp(title) }).click()
  await expect(body(page)).toContainText('The last sentence.')
  await page.getByRole('button', { name: 'Dismiss' }).first().click()
  await expect(page.getByText('did not end properly')).toBeHidden()
  await desk.close()
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})
