import { expect, type Page, test } from '@playwright/test'
import { Client } from 'pg'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { everythingSent, go, openFromReview } from '../support/desk-page.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'

let server: PostgresServer
let stage: BrowserStage
let database: Client

/** A proposal of the demo content. */
const title = 'OS2: municipalities as owners of their software'

test.beforeEach(async () => {
  server = await startPostgresServer()
  const url = await server.createDatabase('claims')
  stage = await browserStage(['--database', url])
  // Of the demo accounts one alone decides; a second one is to be in its way.
  database = new Client({ connectionString: url })
  await database.connect()
  const contributor = `(select id from account where demo_key = 'contributor')`
  await database.query(`update membership set role = 'facilitator' where account = ${contributor}`)
})

test.afterEach(async () => {
  await database.end()
  await stage.end()
  await server.stop()
})

/** The sentence on who reads the open item. */
function claimLine(page: Page) {
  return page.getByRole('region', { name: 'Who reads it' })
}

function row(page: Page) {
  return page.getByRole('grid', { name: 'Review queue' }).getByRole('row', { name: title })
}

test('a claim is seen by everybody who decides, holds the others back, and is taken over with a word', async () => {
  const { page: marta } = await stage.desk('moderator')
  const { page: jonas } = await stage.desk('contributor')
  await openFromReview(marta, title)
  await expect(claimLine(marta)).toContainText('Nobody has claimed this.')
  await marta.keyboard.press('c')
  await expect(claimLine(marta)).toContainText('You read this until')
  await go(jonas, 'Review')
  await expect(row(jonas)).toContainText('Claimed by Marta Kowalska')
  await openFromReview(jonas, title)
  await expect(claimLine(jonas)).toContainText('Marta Kowalska reads this until')
  await expect(jonas.getByText('Take it over to decide.')).toBeVisible()
  // The key of a decision that is held back decides nothing.
  await jonas.keyboard.press('a')
  await expect(jonas.getByRole('button', { name: 'Approve and publish' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )

  await jonas.keyboard.press('c')
  const dialog = jonas.getByRole('dialog', { name: 'Take over' })
  await expect(dialog).toBeVisible()
  await expectAccessible(jonas)
  await jonas.keyboard.press('Control+Enter')
  await expect(dialog.getByText('Leave them a word.')).toBeVisible()
  await jonas.keyboard.type('You are at lunch: I go on.')
  await jonas.keyboard.press('Control+Enter')
  await expect(claimLine(jonas)).toContainText('You read this until')
  await expect(jonas.getByText('Take it over to decide.')).toBeHidden()
  await expect(marta.getByText('Jonas Lindqvist has taken this over from you')).toBeVisible()
  await expect(marta.getByRole('blockquote')).toHaveText('You are at lunch: I go on.')
  // It stays as a comment, whatever becomes of the claim.
  await expect(marta.getByRole('article', { name: /You are at lunch/ })).toContainText('Jonas Lindqvist')
  await expect(claimLine(marta)).toContainText('Jonas Lindqvist reads this until')

  await jonas.getByRole('button', { name: 'Release' }).click()
  await expect(claimLine(marta)).toContainText('Nobody has claimed this.')
})

test('a claim made offline gives way to one that the service has, and says so', async () => {
  const { page: marta, network } = await stage.desk('moderator')
  const { page: jonas } = await stage.desk('contributor')
  await openFromReview(marta, title)
  await openFromReview(jonas, title)
  network.set({ kind: 'broken' })
  await marta.keyboard.press('c')
  await expect(claimLine(marta)).toContainText('You read this until')
  await jonas.keyboard.press('c')
  // A claim carries no words: the sync status does not count it.
  const claims = async () => (await database.query('select 1 from margin where claim is not null')).rowCount
  await expect.poll(claims).toBe(1)
  network.set({ kind: 'works' })
  await marta.keyboard.press('Control+Shift+S')
  await expect(marta.getByText('Jonas Lindqvist was first')).toBeVisible()
  await expect(claimLine(marta)).toContainText('Jonas Lindqvist reads this until')
  await everythingSent(marta)
  await marta.getByRole('button', { name: 'Understood' }).click()
  await expect(marta.getByText('Jonas Lindqvist was first')).toBeHidden()
})

test('a claim that expired while its holder was away says so, and gives way to whoever came since', async () => {
  const { page: marta, network } = await stage.desk('moderator')
  await openFromReview(marta, title)
  await marta.keyboard.press('c')
  const claims = async () => (await database.query('select 1 from margin where claim is not null')).rowCount
  await expect.poll(claims).toBe(1)
  // Her computer sleeps for longer than a claim lasts.
  network.set({ kind: 'broken' })
  await marta.clock.setFixedTime(Date.now() + 31 * 60_000)
  await expect(claimLine(marta)).toContainText('Your claim ended at', { timeout: 60_000 })
  await expect(claimLine(marta)).toContainText('Nobody reads this now.')
  const ended = `'"2020-01-01T00:00:00.000Z"'`
  await database.query(
    `update margin set claim = jsonb_set(claim, '{until}', ${ended}) where claim is not null`,
  )

  const { page: jonas } = await stage.desk('contributor')
  await openFromReview(jonas, title)
  await expect(claimLine(jonas)).toContainText('Nobody has claimed this.')
  await jonas.keyboard.press('c')
  await expect(claimLine(jonas)).toContainText('You read this until')
  await marta.clock.setFixedTime(Date.now())
  network.set({ kind: 'works' })
  await marta.keyboard.press('Control+Shift+S')
  await expect(claimLine(marta)).toContainText('Jonas Lindqvist reads this until')
  await marta.keyboard.press('a')
  await expect(marta.getByText('Take it over to decide.')).toBeVisible()
  await expect(claimLine(marta)).toBeVisible()
})
