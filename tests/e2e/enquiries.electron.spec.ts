import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startContentService } from '../support/content-service.ts'
import { everythingSent, syncStatus } from '../support/desk-page.ts'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'
import { aContactMessage, postContact } from '../support/enquiry-client.ts'
import { startMailServer } from '../support/mail-server.ts'
import { answerOf } from '../support/main-process.ts'
import { wordsInFolder } from '../support/words-in-folder.ts'

/** Words that stand in the enquiry and in the letter, and nowhere else. */
const secrets = ['zebrafish', 'quagga', 'tapirs']

/** Whether the system keeps a key for programs; Chromium's own place for one beside the data is none. */
function hasKeyStore({ application }: ElectronDesk): Promise<boolean> {
  return answerOf(() =>
    application.evaluate(({ safeStorage }) => {
      const isReal =
        process.platform !== 'linux' ||
        !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
      return isReal && safeStorage.isEncryptionAvailable()
    }),
  )
}

function inbox(page: Page) {
  return page.getByRole('table', { name: 'Inbox' })
}

async function end({ application }: ElectronDesk): Promise<void> {
  const ended = application.waitForEvent('close')
  application.process().kill('SIGKILL')
  await ended
}

test('in the real program no word of an enquiry stands in the user-data folder, with what the system offers to keep a key', async () => {
  test.setTimeout(180_000)
  const folder = await mkdtemp(join(tmpdir(), 'osor-sealed-'))
  const mailServer = await startMailServer()
  const service = await startContentService({ seed: 'demo', switches: ['--smtp', mailServer.url] })
  const options = { serviceUrl: service.url, folder: join(folder, 'desk') }
  try {
    const message = aContactMessage({ subject: 'About the zebrafish', message: 'May a quagga be free?' })
    await postContact(service.url, message)
    const desk = await openElectronDesk({ ...options, switches: ['--sign-in-as=legal'] })
    const { page } = desk
    await everythingSent(page)
    await page.keyboard.press('Control+6')
    await inbox(page).getByRole('row').first().click()
    await expect(page.getByText('May a quagga be free?')).toBeVisible()
    await page.keyboard.press('w')
    await page.keyboard.type('Dear tapirs, half of a letter')
    const isKept = await hasKeyStore(desk)
    await expect(page.getByText(isKept ? /Your draft is kept/ : /in this window/)).toBeVisible()
    await expect(page.getByText('This computer has no key store.')).toHaveCount(isKept ? 0 : 1)
    test.info().annotations.push({
      type: 'key store',
      description: isKept ? 'of the system' : 'none: enquiries stayed in memory',
    })
    // It ends in the middle of it, as a computer does that loses its power.
    await end(desk)
    expect(await wordsInFolder(options.folder, secrets)).toEqual([])

    // The service is gone: what is shown is what was kept.
    await service.kill()
    const again = await openElectronDesk(options)
    try {
      await expect(syncStatus(again.page)).toContainText('Offline', { timeout: 40_000 })
      await again.page.keyboard.press('Control+6')
      if (isKept) {
        await inbox(again.page).getByRole('row').first().click()
        await again.page.keyboard.press('w')
        await expect(again.page.getByRole('textbox', { name: /^Letter to/ })).toHaveValue(
          'Dear tapirs, half of a letter',
        )
      } else {
        await expect(again.page.getByText('This computer has no key store.')).toBeVisible()
        await expect(inbox(again.page)).toHaveCount(0)
      }
    } finally {
      await end(again)
    }
    expect(await wordsInFolder(options.folder, secrets)).toEqual([])
  } finally {
    await service.stop()
    await mailServer.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
