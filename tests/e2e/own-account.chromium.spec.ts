import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { PROJECT } from '../../build/project.ts'
import { freePort } from '../../build/run/free-port.ts'
import { runToEnd } from '../../build/run/run-to-end.ts'
import { openBrowserDesk } from '../support/browser-desk.ts'
import { startContentService } from '../support/content-service.ts'
import { everythingSent, itemStatus, syncStatus, writeNews } from '../support/desk-page.ts'

const password = 'a long enough pass phrase'

/** What a person does in the system browser that the desk has opened. */
async function signInOnPage(page: Page, url: string, given: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('textbox', { name: 'User name' }).fill('ines')
  await page.getByLabel('Password').fill(given)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an account of one\u2019s own signs in in the browser, and signing out keeps what waits', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-own-account-'))
  const serviceFolder = join(folder, 'service')
  const port = await freePort()
  const first = await startContentService({ seed: 'demo', demo: false, folder: serviceFolder, port })
  await first.stop()
  const added = await runToEnd(
    'bash',
    [
      '-c',
      `printf '%s\\n' "$PASSWORD" | "${process.execPath}" service/main.ts account add --user ines --name "Inês Costa" --email ines@example.eu --role member --data "${serviceFolder}"`,
    ],
    { cwd: PROJECT, environment: { PASSWORD: password } },
  )
  expect(added).toMatchObject({ code: 0 })
  let service = await startContentService({ seed: 'demo', demo: false, folder: serviceFolder, port })
  let opened = ''
  const desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, 'desk'),
    port: await freePort(),
    openExternal: async url => {
      opened = url
    },
  })
  const { page } = desk
  try {
    const ownAccount = page.getByRole('button', { name: /Sign in with your own account/ })
    await ownAccount.click()
    await expect.poll(() => opened).toContain('/oidc/')
    const browser = await page.context().newPage()
    await signInOnPage(browser, opened, 'not the pass phrase')
    await expect(browser.getByRole('alert')).toBeVisible()
    await browser.getByLabel('Password').fill(password)
    await browser.getByRole('button', { name: 'Sign in' }).click()
    await expect(browser.getByText('You can close this window')).toBeVisible()
    await browser.close()
    await everythingSent(page)

    await service.kill()
    await writeNews(page, 'Written before signing out', 'Nobody else may lose or read this.')
    await expect(syncStatus(page)).toContainText('1 item waits on this computer', { timeout: 40_000 })
    await page.getByRole('button', { name: /Account/ }).click()
    await page.getByRole('menuitem', { name: /Sign out/ }).click()
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
    await expect(dialog).toContainText('1 item')
    await expect(dialog.getByRole('listitem')).toContainText('Written before signing out')
    await dialog.getByRole('button', { name: 'Keep on this computer and sign out' }).click()
    await expect(page.getByRole('button', { name: /Sign in with your own account/ })).toBeVisible()

    service = await startContentService({ seed: 'demo', demo: false, folder: serviceFolder, port })
    opened = ''
    await ownAccount.click()
    await expect.poll(() => opened).toContain('/oidc/')
    const again = await page.context().newPage()
    await signInOnPage(again, opened, password)
    await expect(again.getByText('You can close this window')).toBeVisible()
    await again.close()
    await everythingSent(page)
    await page.keyboard.press('Control+2')
    await page.getByRole('row', { name: /Written before signing out/ }).click()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Body' })).toContainText(
      'Nobody else may lose or read this.',
    )
    await expect(itemStatus(page)).toContainText(/Sent, revision \d/)
  } finally {
    await desk.close()
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
