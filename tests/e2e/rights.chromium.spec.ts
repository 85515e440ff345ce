import { expect, type Page, test } from '@playwright/test'
import { Client } from 'pg'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  everythingSent,
  itemStatus,
  openFromReview,
  proposeAndSend,
  syncStatus,
  writeNews,
  writeOn,
} from '../support/desk-page.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'

/** A change of rights reaches a desk by its next pull; the service looks for them every 15 s. */
const soon = { timeout: 60_000 }

let server: PostgresServer
let database: Client
let stage: BrowserStage

test.beforeEach(async () => {
  // Rights are changed beside the service, which the embedded database does not let anybody do.
  server = await startPostgresServer()
  const url = await server.createDatabase('rights')
  stage = await browserStage(['--database', url])
  database = new Client({ connectionString: url })
  await database.connect()
})

test.afterEach(async () => {
  await database.end()
  await stage.end()
  await server.stop()
})

async function editorIs(state: 'active' | 'blocked'): Promise<void> {
  const editor = `(select id from account where demo_key = 'editor')`
  await database.query(`update membership set state = $1 where account = ${editor}`, [state])
}

async function endModeration(): Promise<void> {
  await database.query(`update account set site_roles = '[]' where demo_key = 'moderator'`)
}

function home(page: Page) {
  return page.getByRole('navigation').getByRole('button', { name: 'Home' })
}

test('somebody who is blocked while they write offline reads their words, and sends them once that is over', async () => {
  const { page, network } = await stage.desk('editor')
  const headline = 'Written by somebody who is blocked'
  await writeNews(page, headline, 'As it was before.')
  await everythingSent(page)
  network.set({ kind: 'broken' })
  await writeOn(page, 'Words of a week offline.')
  await editorIs('blocked')
  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')

  await expect(itemStatus(page)).toContainText('Refused: Your role does not allow this.', soon)
  const view = page.getByRole('main')
  await expect(view).toContainText('Your role does not let you change this draft now.', soon)
  await expect(view).toContainText('Words of a week offline.')
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Drafts' })).toHaveCount(0)
  await home(page).click()
  await page.getByRole('button', { name: new RegExp(headline) }).click()
  await expect(view).toContainText('Words of a week offline.')

  await editorIs('active')
  await expect(page.getByRole('textbox', { name: 'Body' })).toContainText('Words of a week offline.', soon)
  await page.getByRole('button', { name: 'Send again' }).click()
  await everythingSent(page)
  await expect(itemStatus(page)).toContainText('Sent, revision 2')
})

test('a moderator whose role ends while they write in a proposal keeps every word, as a draft of their own', async () => {
  const editor = await stage.desk('editor')
  const headline = 'Changed by somebody who loses a role'
  await writeNews(editor.page, headline, 'As it was proposed.')
  await proposeAndSend(editor.page)
  const { page, network } = await stage.desk('moderator')
  await openFromReview(page, headline)
  await page.getByRole('button', { name: 'Open in the editor' }).click()
  network.set({ kind: 'broken' })
  await endModeration()
  await writeOn(page, 'Words of a moderator.')
  // The item goes from sight while these words are on screen and not stored yet.
  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')

  const view = page.getByRole('main')
  await expect(itemStatus(page)).toContainText('Needs your decision', soon)
  await expect(view).toContainText('Words of a moderator.')
  await expect(view).not.toContainText('Your words are not stored as they should be')
  await expect(syncStatus(page)).toContainText('1 item needs your decision')
  await expect(view).toContainText('This item went away while you were working on it')
  await page.getByRole('button', { name: 'Go on with a draft of my own' }).click()
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(view).toContainText('As it was proposed.')
  await expect(view).toContainText('Words of a moderator.')
})

test('a moderator whose role ends between reading and deciding is told so, and decides nothing', async () => {
  const editor = await stage.desk('editor')
  const headline = 'Approved by somebody who loses a role'
  await writeNews(editor.page, headline, 'As it was proposed.')
  await proposeAndSend(editor.page)
  const { page, network } = await stage.desk('moderator')
  await openFromReview(page, headline)
  network.set({ kind: 'broken' })
  await page.keyboard.press('a')
  await endModeration()
  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')

  await expect(syncStatus(page)).toContainText('1 item needs your decision', soon)
  await home(page).click()
  await page.getByRole('button', { name: new RegExp(headline) }).click()
  const view = page.getByRole('main')
  await expect(view).toContainText('“Approve and publish” was not carried out')
  await expect(view).toContainText('your role does not let you decide on it any more')
  await page.getByRole('button', { name: 'Let the decision go' }).click()
  await everythingSent(page)
  const states = `select item.state from item join revision on revision.item = item.id
    where revision.fields::text like '%${headline}%' group by item.id, item.state`
  expect((await database.query<{ state: string }>(states)).rows).toEqual([{ state: 'proposed' }])
})
