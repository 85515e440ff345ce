import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import { openBrowserDesk } from '../support/browser-desk.ts'
import { startContentService } from '../support/content-service.ts'
import { body, everythingSent, itemStatus, openFromDrafts, syncStatus } from '../support/desk-page.ts'

const headline = 'Written before the service began anew'

test('unsent words of before the service began anew are offered as new drafts, and sent', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-anew-'))
  const port = await freePort()
  let service = await startContentService({ seed: 'empty', folder: join(folder, 'service'), port })
  const desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, 'desk'),
    port: await freePort(),
    signInAs: 'editor',
  })
  const { page } = desk
  try {
    await everythingSent(page)
    await service.kill()
    await page.keyboard.press('Control+N')
    await page.getByRole('textbox', { name: 'Headline' }).fill(headline)
    await body(page).click()
    await page.keyboard.type('Nobody may lose this.')
    await expect(syncStatus(page)).toContainText('1 item waits on this computer', { timeout: 40_000 })

    service = await startContentService({ seed: 'empty', folder: join(folder, 'other-data'), port })
    await page.keyboard.press('Control+Shift+S')
    await page.getByRole('button', { name: 'Sign in again', exact: true }).click({ timeout: 60_000 })
    const notice = page.getByRole('status').filter({ hasText: 'Words from before the service began anew' })
    await expect(notice).toContainText(headline, { timeout: 60_000 })
    await notice.getByRole('button', { name: 'Bring them over as new drafts' }).click()
    await expect(notice).toHaveCount(0)
    await openFromDrafts(page, headline)
    await expect(body(page)).toContainText('Nobody may lose this.')
    await expect(itemStatus(page)).toContainText('Sent, revision', { timeout: 60_000 })
    await page.reload()
    await everythingSent(page)
    await expect(notice).toHaveCount(0)
  } finally {
    await desk.close()
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
