import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startContentService } from '../support/content-service.ts'
import { everythingSent, itemStatus } from '../support/desk-page.ts'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'
import { answerOf } from '../support/main-process.ts'

const crash = 'OSOR Desk did not end properly last time'

/** What the page of the window says now, whichever process draws it; empty while none does. */
function textOn(desk: ElectronDesk): Promise<string> {
  return answerOf(() =>
    desk.application.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript('document.body.innerText')
          .catch(() => ''),
        // A document that is replaced while it is asked never answers.
        new Promise(resolve => setTimeout(resolve, 1_000, '')),
      ]),
    ),
  )
}

test('a page whose process dies while somebody writes comes back with the words and names the item; a window that is closed leaves no such mark', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-history-'))
  const service = await startContentService({ seed: 'demo' })
  const open = (switches: readonly string[] = []) =>
    openElectronDesk({ serviceUrl: service.url, folder: join(folder, 'desk'), switches })

  const first = await open(['--sign-in-as=editor'])
  await everythingSent(first.page)
  // Nothing that is written from here on is acknowledged.
  await service.kill()
  await first.page.keyboard.press('Control+N')
  await first.page.getByRole('textbox', { name: 'Headline' }).fill('Written when it happened')
  await expect(itemStatus(first.page)).toContainText(/On this computer|Waiting to be sent/)
  const page = await answerOf(() =>
    first.application.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    ),
  )
  process.kill(page, 'SIGKILL')
  await expect.poll(() => textOn(first), { timeout: 60_000 }).toContain(crash)
  expect(await textOn(first)).toContain('1 item has words that the service did not have by then.')
  await first.close()

  const second = await open()
  await expect(second.page.getByRole('textbox', { name: 'Headline' })).toHaveValue('Written when it happened')
  await expect(itemStatus(second.page)).toContainText(/On this computer|Waiting to be sent/)
  await expect(second.page.getByText(crash)).toBeHidden()
  await second.close()
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})
