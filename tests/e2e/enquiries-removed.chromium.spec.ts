import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { DemoAccountKey } from '#shared/sync/me.ts'
import { freePort } from '../../build/run/free-port.ts'
import type { Network } from '../../electron/service/network.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { everythingSent } from '../support/desk-page.ts'
import { aContactMessage, noteOn, postContact, readEnquiries } from '../support/enquiry-client.ts'
import { act, seenBy } from '../support/membership-acts.ts'
import { signedInClient } from '../support/service-client.ts'
import { testKeyStore } from '../support/test-key-store.ts'
import { wordsInFolder } from '../support/words-in-folder.ts'

let service: RunningContentService
let folder: string
let isOffline: boolean
let desk: BrowserDesk

const keyStore = testKeyStore()

test.beforeEach(async () => {
  isOffline = false
  service = await startContentService({ seed: 'demo' })
  folder = await mkdtemp(join(tmpdir(), 'osor-removed-'))
  await postContact(
    service.url,
    aContactMessage({ subject: 'About the zebrafish', message: 'May a quagga be free?' }),
  )
  const expert = await signedInClient(service.url, 'legal')
  const [enquiry] = (await readEnquiries(expert)).enquiries
  if (enquiry === undefined) throw new Error('It is there')
  await noteOn(expert, enquiry.id, 'An okapi was here.')
})

test.afterEach(async () => {
  await desk.close()
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

const network: Network = (input, init) =>
  isOffline ? Promise.reject(new TypeError('offline')) : fetch(input, init)

/** The desk of the legal expert, on the same computer and the same port each time. */
async function openDesk(port: number, signsIn = true): Promise<Page> {
  desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder,
    port,
    network,
    keyStore,
    ...(signsIn && { signInAs: 'legal' as const }),
  })
  return desk.page
}

function inbox(page: Page) {
  return page.getByRole('table', { name: 'Inbox' })
}

/** Opens the enquiry, and begins a letter. */
async function beginLetter(page: Page): Promise<void> {
  await everythingSent(page)
  await page.keyboard.press('Control+6')
  await inbox(page).getByRole('row').first().click()
  await expect(page.getByText('May a quagga be free?')).toBeVisible()
  await page.keyboard.press('w')
  await page.keyboard.type('Dear tapirs, half of a letter')
  await expect(page.getByText('Your draft is kept here.')).toBeVisible()
}

/** The databases of enquiries that the browser of the desk has. */
function databases(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name = '' }) =>
      name.startsWith('osor-enquiries ') ? [name] : [],
    ),
  )
}

/** Waits until they are gone; the page may be loaded anew meanwhile. */
async function expectNoDatabases(page: Page): Promise<void> {
  await expect(async () => expect(await databases(page)).toEqual([])).toPass({ timeout: 30_000 })
}

/** In which files of the user-data folder a word of an enquiry stands; and whether there is a key. */
async function leftBehind(): Promise<{ readonly words: readonly string[]; readonly hasKey: boolean }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return {
    words: await wordsInFolder(folder, ['zebrafish', 'quagga', 'okapi', 'tapirs', 'ada@example.org']),
    hasKey: entries.some(entry => entry.isFile() && entry.name.startsWith('enquiries')),
  }
}

/** Signs in to another account as the desk does where a sign-in has ended and the browser has that of somebody else. */
async function signInInstead(page: Page, demoAccount: DemoAccountKey): Promise<void> {
  // The page may be loaded anew before it has its answer.
  await page
    .evaluate(asked => window.osorDesk?.call('account.signIn', { demoAccount: asked }), demoAccount)
    .catch(() => undefined)
}

async function endRole(): Promise<void> {
  const facilitator = await signedInClient(service.url, 'facilitator')
  const { id } = (await (await signedInClient(service.url, 'legal')).me()).account
  const member = await seenBy(facilitator, id)
  await act(facilitator, { kind: 'block', ...member, reason: 'They have left the team.' })
}

function sentence(page: Page) {
  return page.getByRole('alert').filter({ hasText: 'You are no legal expert any more' })
}

test('signing out warns of unsent words about enquiries, and leaves nothing behind', async () => {
  test.setTimeout(180_000)
  const page = await openDesk(await freePort())
  await beginLetter(page)
  await page.getByRole('button', { name: 'Keep for later' }).click()
  isOffline = true
  await page.keyboard.press('i')
  await page.keyboard.type('An okapi, not sent')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Note by/ }).last()).toContainText('Waits on this computer')
  expect(await databases(page)).toHaveLength(1)
  expect(await leftBehind()).toEqual({ words: [], hasKey: true })

  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: /Sign out/ }).click()
  const asking = page.getByRole('alertdialog', { name: 'Sign out?' })
  await expect(asking).toContainText('signing out removes them from this computer')
  await expect(asking).toContainText('2 replies, notes or changes are not sent, or only begun.')
  await asking.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to OSOR Desk' })).toBeVisible({ timeout: 60_000 })
  await expectNoDatabases(page)
  await desk.close()
  expect(await leftBehind()).toEqual({ words: [], hasKey: false })
})

test('what waits about enquiries is sent before signing out, and nobody is signed out while it waits', async () => {
  test.setTimeout(180_000)
  const page = await openDesk(await freePort())
  await beginLetter(page)
  await page.getByRole('button', { name: 'Throw away' }).click()
  isOffline = true
  await page.keyboard.press('i')
  await page.keyboard.type('A tapir, not sent')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: /^Note by/ }).last()).toContainText('Waits on this computer')

  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: /Sign out/ }).click()
  const asking = page.getByRole('alertdialog', { name: 'Sign out?' })
  const unsent = asking.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')
  await expect(unsent).toHaveText([/Enquiry OSOR-\d{4}-00001.*Waits on this computer/])
  await asking.getByRole('button', { name: 'Send now and sign out' }).click()
  await expect(asking.getByRole('status')).toContainText('0 of 1 sent')
  await expect(asking.getByRole('status')).toContainText('There is no connection to the service')
  isOffline = false
  await expect(page.getByRole('heading', { name: 'Welcome to OSOR Desk' })).toBeVisible({ timeout: 60_000 })
  const expert = await signedInClient(service.url, 'legal')
  const [enquiry] = (await readEnquiries(expert)).enquiries
  expect(enquiry?.notes.map(({ internal }) => internal)).toContain('A tapir, not sent')
})

test('somebody else who signs in takes nothing away from an expert whose sign-in has ended', async () => {
  test.setTimeout(180_000)
  const port = await freePort()
  const page = await openDesk(port)
  await beginLetter(page)
  const kept = await databases(page)
  expect(kept).toHaveLength(1)
  await signInInstead(page, 'editor')
  await expect(page.getByRole('navigation', { name: 'Main' })).not.toContainText('Enquiries', {
    timeout: 60_000,
  })
  await everythingSent(page)
  expect(await databases(page)).toEqual(kept)
  expect(await leftBehind()).toEqual({ words: [], hasKey: true })
  await signInInstead(page, 'legal')
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Enquiries', { timeout: 60_000 })
  await page.keyboard.press('Control+6')
  await inbox(page).getByRole('row').first().click()
  await page.keyboard.press('w')
  await expect(page.getByRole('textbox', { name: 'Letter to Ada Example' })).toHaveValue(
    'Dear tapirs, half of a letter',
  )
})

test('whoever loses the role while the desk runs is told in a sentence, and has nothing of enquiries here', async () => {
  test.setTimeout(180_000)
  const page = await openDesk(await freePort())
  await beginLetter(page)
  await page.getByRole('searchbox', { name: 'Search enquiries' }).fill('quagga')
  expect(await databases(page)).toHaveLength(1)
  await endRole()
  await expect(sentence(page)).toBeVisible({ timeout: 60_000 })
  await expect(sentence(page)).toContainText('were removed from this computer')
  await expect(page.getByRole('navigation', { name: 'Main' })).not.toContainText('Enquiries')
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
  await expectNoDatabases(page)
  await expect(page.locator('body')).not.toContainText(/quagga|tapirs|zebrafish/)
  await page.getByRole('button', { name: 'Understood' }).click()
  await expect(sentence(page)).toBeHidden()
  await desk.close()
  expect(await leftBehind()).toEqual({ words: [], hasKey: false })
})

test('whoever loses it while the desk is shut reads offline, and no more once the service is reached', async () => {
  test.setTimeout(180_000)
  const port = await freePort()
  await beginLetter(await openDesk(port))
  await desk.close()
  await endRole()

  isOffline = true
  const page = await openDesk(port, false)
  await page.keyboard.press('Control+6')
  await expect(inbox(page).getByRole('row', { name: /zebrafish/ })).toBeVisible({ timeout: 30_000 })
  isOffline = false
  await page.keyboard.press('Control+Shift+S')
  await expect(sentence(page)).toBeVisible({ timeout: 60_000 })
  await expectNoDatabases(page)
  await expect(page.locator('body')).not.toContainText('zebrafish')
  await desk.close()
  expect(await leftBehind()).toEqual({ words: [], hasKey: false })
})
