import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { everythingSent, itemStatus, syncStatus } from '../support/desk-page.ts'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'
import { type FaultyNetwork, startFaultyNetwork } from '../support/faulty-network.ts'
import { signedInClient } from '../support/service-client.ts'

/** What can become of a folder between two runs of the program. */
type Harm = 'deleted' | 'truncated' | 'garbage'

let folder = ''
let network: FaultyNetwork
let service: RunningContentService
let desk: ElectronDesk | null = null

test.beforeAll(async () => {
  network = await startFaultyNetwork()
  service = await startContentService({ seed: 'demo', switches: ['--public-url', network.url] })
  network.leadTo(service.url)
})
test.afterAll(async () => {
  await service.stop()
  await network.stop()
})

test.beforeEach(async () => {
  network.set({ kind: 'works' })
  folder = await mkdtemp(join(tmpdir(), 'desk-corruption-'))
})
test.afterEach(async () => {
  await desk?.close()
  desk = null
  await rm(folder, { recursive: true, force: true })
})

async function open(switches: readonly string[] = []): Promise<Page> {
  desk = await openElectronDesk({ serviceUrl: network.url, folder, switches })
  return desk.page
}

/** Opens the desk for the first time, and waits until nothing is on its way. */
async function openAtFirst(): Promise<Page> {
  const page = await open(['--sign-in-as=editor'])
  await everythingSent(page)
  return page
}

async function close(): Promise<void> {
  await desk?.close()
  desk = null
}

const goOffline = () => network.set({ kind: 'broken' })
const goOnline = () => network.set({ kind: 'works' })

const databaseFolder = () => join(folder, 'IndexedDB', 'app_desk_0.indexeddb.leveldb')

/** The path of the journal's file. */
async function journalFile(): Promise<string> {
  const [library = ''] = await readdir(join(folder, 'journal'))
  const names = await readdir(join(folder, 'journal', library))
  return join(folder, 'journal', library, names.find(name => name.endsWith('.log')) ?? '')
}

async function journal(): Promise<string> {
  return readFile(await journalFile(), 'utf8').catch(() => '')
}

/** Writes a headline that the service does not get, and waits until it is kept twice. */
async function write(page: Page, headline: string): Promise<void> {
  await page.keyboard.press('Control+N')
  await page.getByRole('textbox', { name: 'Headline' }).fill(headline)
  await expect(itemStatus(page)).toContainText(/On this computer|Waiting to be sent/)
  await expect.poll(journal).toContain(headline)
}

async function harmDatabase(harm: Harm): Promise<void> {
  if (harm === 'deleted') {
    await rm(join(folder, 'IndexedDB'), { recursive: true })
    return
  }
  for (const name of await readdir(databaseFolder())) {
    const path = join(databaseFolder(), name)
    if (name === 'LOCK') continue
    if (harm === 'truncated') await truncate(path, 7)
    else await writeFile(path, Buffer.alloc(4096, 'garbage '))
  }
}

/** The titles of the items that the service has, as the editor sees them. */
async function titlesAtService(): Promise<readonly string[]> {
  const { items } = await (await signedInClient(network.url, 'editor')).pull()
  return items.map(item => String(item.fields['headline'] ?? ''))
}

async function expectSentOnce(page: Page, headline: string): Promise<void> {
  goOnline()
  await everythingSent(page)
  expect((await titlesAtService()).filter(title => title === headline)).toHaveLength(1)
}

const remade = /The library on this computer (was gone|was damaged) and had to be made anew/

/** The words are on the page, it says what happened, and the service gets them once. */
async function expectBack(page: Page, headline: string): Promise<void> {
  await expect(page.getByText(remade)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue(headline)
  await expectSentOnce(page, headline)
}

for (const harm of ['deleted', 'truncated', 'garbage'] as const) {
  test(`unsent words come back when the database was ${harm} between two runs`, async () => {
    const headline = `Written before it was ${harm}`
    const first = await openAtFirst()
    goOffline()
    await write(first, headline)
    await close()
    await harmDatabase(harm)
    await expectBack(await open(), headline)
  })
}

test('what was handed to the network before the database was lost arrives once', async () => {
  const headline = 'Sent, and its answer lost'
  const first = await openAtFirst()
  await write(first, headline)
  // The service has it; this computer may not know.
  await expect.poll(titlesAtService).toContain(headline)
  goOffline()
  await close()
  await harmDatabase('deleted')
  const second = await open()
  await expect(second.getByText(remade)).toBeVisible({ timeout: 60_000 })
  await expectSentOnce(second, headline)
})

test('a torn journal alone is mended by itself, and nobody hears of it', async () => {
  const headline = 'The journal will be torn'
  const first = await openAtFirst()
  goOffline()
  await write(first, headline)
  await close()
  const path = await journalFile()
  await truncate(path, (await readFile(path)).byteLength - 9)
  const second = await open()
  await expect(second.getByRole('textbox', { name: 'Headline' })).toHaveValue(headline)
  await expect.poll(journal).toContain(headline)
  await expect(second.getByText(remade)).toBeHidden()
})

test('when the database is lost and the journal is torn, all that stood before its end comes back', async () => {
  const first = await openAtFirst()
  goOffline()
  await write(first, 'Stood before the end')
  await first.keyboard.press('Control+1')
  await write(first, 'Stood at the end')
  await close()
  const path = await journalFile()
  await truncate(path, (await readFile(path)).byteLength - 9)
  await harmDatabase('garbage')
  const second = await open()
  await expect(second.getByText(remade)).toBeVisible({ timeout: 60_000 })
  await expectSentOnce(second, 'Stood before the end')
})

test('a database that is deleted under the open window comes back with the words on screen', async () => {
  const headline = 'On screen when it was deleted'
  const page = await openAtFirst()
  goOffline()
  await write(page, headline)
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
  })
  await expectBack(page, headline)
})

/** Holds the open window's database, as a disk does that has no room left: every write waits, and none fails. */
function hang(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const [{ name = '' } = {}] = (await indexedDB.databases()).filter(known => known.name?.includes('/'))
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const names = [...database.objectStoreNames]
    const store = database.transaction(names, 'readwrite').objectStore(names[0] ?? '')
    await new Promise<void>(resolve => {
      const goOn = () => {
        store.count().onsuccess = goOn
        resolve()
      }
      store.count().onsuccess = goOn
    })
  })
}

test('a database that does not answer any more is told of, and a window closed over it loses no word', async () => {
  const page = await openAtFirst()
  goOffline()
  await write(page, 'Typed before the database hung')
  await hang(page)
  const headline = page.getByRole('textbox', { name: 'Headline' })
  await headline.fill('Typed while it hung')
  await expect(itemStatus(page)).toContainText('kept in the second copy', { timeout: 20_000 })
  await expect(syncStatus(page)).toContainText('Words of 1 item are not stored as they should be')
  await headline.fill('The last words before the window closed')
  await close()
  const again = await open()
  await expect(again.getByRole('textbox', { name: 'Headline' })).toHaveValue(
    'The last words before the window closed',
    { timeout: 60_000 },
  )
  await expectSentOnce(again, 'The last words before the window closed')
})
