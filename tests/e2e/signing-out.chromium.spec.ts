import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  everythingSent,
  go,
  itemStatus,
  openFromDrafts,
  syncStatus,
  writeNews,
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const secret = 'Quetzalcoatl'
const headline = `A plan named ${secret}`

/** Asks to sign out; answers the question that comes. */
async function askToSignOut(page: Page) {
  await page.getByRole('button', { name: /Account/ }).click()
  await page.getByRole('menuitem', { name: /Sign out/ }).click()
  return page.getByRole('alertdialog', { name: 'Sign out?' })
}

function welcome(page: Page) {
  return page.getByRole('heading', { name: 'Welcome to OSOR Desk' })
}

/** Signs in to a demo account on the welcome page, by its role. */
async function signInAs(page: Page, role: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${role}`) }).click()
  await everythingSent(page)
}

test('what is not sent is named, and sent before signing out where the service can be reached', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'broken' })
  await writeNews(page, headline, 'Only here so far.')
  await expect(syncStatus(page)).toContainText('1 item waits on this computer', { timeout: 40_000 })

  const dialog = await askToSignOut(page)
  await expect(dialog).toContainText('1 item has not been sent yet')
  const waiting = dialog.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')
  await expect(waiting).toHaveText([/A plan named Quetzalcoatl.*(Waiting to be sent|On this computer)/])

  // A copy to take along, before anything else is decided.
  await dialog.getByRole('button', { name: 'Export everything…' }).click()
  const exporting = page.getByRole('dialog', { name: 'Everything on this computer' })
  await exporting.getByRole('button', { name: 'Save…' }).click()
  await expect(exporting.getByRole('status')).toContainText(/item/)
  await exporting.getByRole('button', { name: 'Close' }).click()

  await askToSignOut(page)
  await dialog.getByRole('button', { name: 'Send now and sign out' }).click()
  await expect(dialog).toContainText('There is no connection to the service')
  await expect(dialog.getByRole('button', { name: 'Keep on this computer and sign out' })).toBeEnabled()
  network.set({ kind: 'works' })
  await expect(welcome(page)).toBeVisible({ timeout: 60_000 })

  await signInAs(page, 'Editor')
  await openFromDrafts(page, secret)
  await expect(itemStatus(page)).toContainText('Sent, revision')
})

test('nobody else on this computer sees what was kept, and its writer finds all of it again', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'broken' })
  await writeNews(page, headline, `The body of ${secret} too.`)
  await expect(itemStatus(page)).toContainText(/On this computer|Waiting to be sent/)
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('searchbox').fill(secret)
  await expect(page.getByRole('main')).toContainText(headline)
  await go(page, 'Drafts')
  await page.getByRole('searchbox', { name: 'Search drafts' }).fill(secret)
  await page.getByRole('row', { name: new RegExp(secret) }).click()
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(new RegExp(secret))

  const dialog = await askToSignOut(page)
  await dialog.getByRole('button', { name: 'Keep on this computer and sign out' }).click()
  await expect(welcome(page)).toBeVisible()
  await expect(page).toHaveTitle('OSOR Desk')
  network.set({ kind: 'works' })

  await signInAs(page, 'Public administration')
  await everythingSent(page)
  const hasSecret = () => page.evaluate(word => document.documentElement.textContent?.includes(word), secret)
  expect(await hasSecret()).toBe(false)
  const places = page.getByRole('navigation').getByRole('button')
  expect(await places.count()).toBeGreaterThan(3)
  for (const place of await places.all()) {
    await place.click()
    expect(await page.title()).not.toContain(secret)
    expect(await hasSecret()).toBe(false)
  }
  await page.keyboard.press('Control+Shift+F')
  const search = page.getByRole('main').getByRole('searchbox')
  await expect(search).toHaveValue('')
  await search.fill(secret)
  await expect(page.getByRole('main')).toContainText(/Nothing|No /)
  await page.keyboard.press('Control+K')
  await page.keyboard.type(secret)
  await expect(page.getByRole('option', { name: new RegExp(secret) })).toHaveCount(0)
  await page.keyboard.press('Escape')
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(kept).not.toContain(secret)

  const again = await askToSignOut(page)
  await again.getByRole('button', { name: 'Sign out' }).click()
  await expect(welcome(page)).toBeVisible()
  await signInAs(page, 'Editor')
  await openFromDrafts(page, secret)
  await expect(page.getByRole('textbox', { name: 'Body' })).toContainText(`The body of ${secret} too.`)
  await everythingSent(page)
})

test('writing goes on after the sign-in has ended, and the words are sent when one signs in again', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'forgotten_sign_in' })
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByText('Your sign-in has ended. Everything is kept on this computer.')).toBeVisible({
    timeout: 40_000,
  })
  await writeNews(page, headline, 'Written without a sign-in.')
  await expect(itemStatus(page)).toContainText(/On this computer|Waiting to be sent/)
  await expect(syncStatus(page)).toContainText('Sign in again to send 1 item')
  const dialog = await askToSignOut(page)
  await dialog.getByRole('button', { name: 'Send now and sign out' }).click()
  await expect(dialog).toContainText('The service no longer accepts this sign-in')
  await dialog.getByRole('button', { name: 'Stay signed in' }).click()
  network.set({ kind: 'works' })
  await page.getByRole('button', { name: 'Sign in again', exact: true }).click()
  await everythingSent(page)
  await expect(page.getByRole('textbox', { name: 'Body' })).toContainText('Written without a sign-in.')
})
