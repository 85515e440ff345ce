import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { type FaultyNetwork, startFaultyNetwork } from '../support/faulty-network.ts'

let folder: string
let network: FaultyNetwork
let service: RunningContentService
let desk: BrowserDesk

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osor-desk-faults-'))
  network = await startFaultyNetwork()
  service = await startContentService({ seed: 'demo', switches: ['--public-url', network.url] })
  network.leadTo(service.url)
  desk = await openBrowserDesk({
    serviceUrl: network.url,
    folder: join(folder, 'desk'),
    port: await freePort(),
    signInAs: 'editor',
  })
  await expect(syncStatus(desk.page)).toContainText('Everything is sent', { timeout: 30_000 })
})

test.afterEach(async () => {
  await desk.close()
  await service.stop()
  await network.stop()
  await rm(folder, { recursive: true, force: true })
})

function syncStatus(page: Page) {
  return page.getByRole('status', { name: 'Sync status' })
}

async function tryNow(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+S')
}

/** Writes into a new news item; resolves when the words are stored on this computer. */
async function write(page: Page, headline: string): Promise<void> {
  await page.keyboard.press('Control+N')
  // The item of before is on screen until the new one is.
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue('')
  await page.getByRole('textbox', { name: 'Headline' }).fill(headline)
  await page.keyboard.press('Control+S')
  await expect(page.getByRole('status', { name: 'Item status' })).toContainText(
    /On this computer|Waiting to be sent/,
  )
}

const sentences = [
  ['cannot be reached', { kind: 'broken' }, 'Offline – 1 item waits on this computer'],
  [
    'answers with an error',
    { kind: 'status', status: 500 },
    'The service has a problem – 1 item waits on this computer',
  ],
  [
    'asks for a pause',
    { kind: 'status', status: 503, headers: { 'retry-after': '600' } },
    'The service asked for a pause – 1 item waits on this computer',
  ],
  [
    'answers rubbish',
    { kind: 'rubbish' },
    'The service gives answers that make no sense – 1 item waits on this computer',
  ],
] as const

for (const [what, mode, sentence] of sentences) {
  test(`a service that ${what} costs no word and is told in a sentence`, async () => {
    const { page } = desk
    network.set(mode)
    await write(page, 'Written while nothing worked')
    await expect(syncStatus(page)).toContainText(sentence, { timeout: 40_000 })
    network.set({ kind: 'works' })
    await tryNow(page)
    await expect(syncStatus(page)).toContainText('Everything is sent', { timeout: 40_000 })
    await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue('Written while nothing worked')
    await expect(page.getByRole('status', { name: 'Item status' })).toContainText(/Sent, revision \d/)
  })
}

test('an answer that is cut on its way is asked for again and loses nothing', async () => {
  const { page } = desk
  network.set({ kind: 'cut' })
  await write(page, 'Sent, but what came back was cut')
  await expect(syncStatus(page)).toContainText('make no sense', { timeout: 40_000 })
  network.set({ kind: 'works' })
  await tryNow(page)
  await expect(syncStatus(page)).toContainText('Everything is sent', { timeout: 40_000 })
})

test('an item that cannot be read is kept aside and reported, and the rest is synced', async () => {
  const { page } = desk
  network.set({
    kind: 'rewritten',
    line: line => line.replace(/"headline": ?"Unreadable for this version"/, '"headline":{"of":"tomorrow"}'),
  })
  await write(page, 'Unreadable for this version')
  await write(page, 'Readable as ever')
  await syncStatus(page).getByRole('button').click()
  const panel = page.getByRole('dialog', { name: 'Sync' })
  await expect(panel).toContainText('could not be read by this version', { timeout: 40_000 })
  await page.keyboard.press('Escape')
  await expect(syncStatus(page)).toContainText('Everything is sent', { timeout: 40_000 })
  network.set({ kind: 'works' })
})

test('a sign-in that the service no longer accepts asks again and keeps everything', async () => {
  const { page } = desk
  network.set({ kind: 'forgotten_sign_in' })
  await write(page, 'Written after the sign-in had ended')
  await expect(syncStatus(page)).toContainText('Sign in again to send 1 item', { timeout: 40_000 })
  network.set({ kind: 'works' })
  await page.getByRole('button', { name: 'Sign in again', exact: true }).click()
  await expect(syncStatus(page)).toContainText('Everything is sent', { timeout: 40_000 })
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue(
    'Written after the sign-in had ended',
  )
})
