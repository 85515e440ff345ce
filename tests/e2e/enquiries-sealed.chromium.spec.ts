import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import type { Network } from '../../electron/service/network.ts'
import { openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { everythingSent } from '../support/desk-page.ts'
import { aContactMessage, noteOn, postContact, readEnquiries } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { signedInClient } from '../support/service-client.ts'
import { testKeyStore } from '../support/test-key-store.ts'
import { wordsInFolder } from '../support/words-in-folder.ts'

let service: RunningContentService
let mailServer: MailServer
let folder: string

test.beforeEach(async () => {
  mailServer = await startMailServer()
  service = await startContentService({ seed: 'demo', switches: ['--smtp', mailServer.url] })
  folder = await mkdtemp(join(tmpdir(), 'osor-sealed-'))
})

test.afterEach(async () => {
  await service.stop()
  await mailServer.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Words that stand in enquiries and nowhere else. */
const secrets = ['zebrafish', 'quagga', 'okapi', 'tapirs']

function inbox(page: Page) {
  return page.getByRole('table', { name: 'Inbox' })
}

for (const [kind, keyStore] of [
  ['with a key store', testKeyStore()],
  ['without a key store', undefined],
] as const) {
  test(`on a computer ${kind} no word of an enquiry stands in the user-data folder`, async () => {
    test.setTimeout(180_000)
    await postContact(
      service.url,
      aContactMessage({ subject: 'About the zebrafish', message: 'May a quagga be free?' }),
    )
    const expert = await signedInClient(service.url, 'legal')
    const [enquiry] = (await readEnquiries(expert)).enquiries
    if (enquiry === undefined) throw new Error('It is there')
    await noteOn(expert, enquiry.id, 'An okapi was here.')
    let isOffline = false
    const network: Network = (input, init) =>
      isOffline ? Promise.reject(new TypeError('offline')) : fetch(input, init)
    const options = {
      serviceUrl: service.url,
      folder,
      port: await freePort(),
      signInAs: 'legal',
      network,
      ...(keyStore !== undefined && { keyStore }),
    } as const
    const desk = await openBrowserDesk(options)
    await everythingSent(desk.page)
    await desk.page.keyboard.press('Control+6')
    await inbox(desk.page).getByRole('row').first().click()
    await expect(desk.page.getByText('May a quagga be free?')).toBeVisible()
    await desk.page.keyboard.press('w')
    await desk.page.keyboard.type('Dear tapirs, half of a letter')
    await expect(desk.page.getByText(/Your draft is kept/)).toBeVisible()
    await desk.page.getByRole('searchbox', { name: 'Search enquiries' }).fill('quagga')
    await expect(inbox(desk.page).getByRole('row')).toHaveCount(1)
    // It ends in the middle of it, as a computer does that loses its power.
    await desk.kill()
    expect(await wordsInFolder(folder, secrets)).toEqual([])

    isOffline = true
    const again = await openBrowserDesk(options)
    try {
      await again.page.keyboard.press('Control+6')
      if (keyStore === undefined) {
        await expect(again.page.getByText('This computer has no key store.')).toBeVisible()
        await expect(inbox(again.page)).toHaveCount(0)
      } else {
        await inbox(again.page).getByRole('row').first().click()
        await again.page.keyboard.press('w')
        await expect(again.page.getByRole('textbox', { name: 'Letter to Ada Example' })).toHaveValue(
          'Dear tapirs, half of a letter',
        )
      }
      isOffline = false
    } finally {
      await again.kill()
    }
    expect(await wordsInFolder(folder, secrets)).toEqual([])
  })
}
