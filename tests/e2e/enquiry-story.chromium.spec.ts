import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import type { Network } from '../../electron/service/network.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { countPointers, pressByKeys, tabTo } from '../support/by-keys.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { everythingSent, pageOpened } from '../support/desk-page.ts'
import { readEnquiries } from '../support/enquiry-client.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { askPublicly } from '../support/published-pages.ts'
import { signedInClient } from '../support/service-client.ts'
import { addAccount } from '../support/service-command.ts'
import { testKeyStore } from '../support/test-key-store.ts'

const secret = 'what the mail server shows'
const lena = { userName: 'lena', password: 'a long enough pass phrase' }

const subject = 'May we publish a program with parts under the GPL?'
const citizen = { firstName: 'Aurélie', lastName: 'Zwanenburg', email: 'a.zwanenburg@kwadijkerbroek.example' }
const asked = [
  'Our town of Kwadijkerbroek has a program that contains parts under the GPL-2.0-only. May it go under the EUPL-1.2?',
  'My number is +31 299 655 432.',
  'Kind regards,\nAurélie Zwanenburg',
].join('\n\n')

/** Personal data of the thread: none of it may ever be public. */
const personal = [
  ...['Aurélie', 'Aurelie', 'Zwanenburg', 'zwanenburg', 'Kwadijkerbroek', 'kwadijkerbroek', '655 432'],
  ...['Vogel', 'OSOR-20', 'tender-of-the-town'],
]
/** What only somebody without an account has told: the desk keeps it nowhere but sealed. */
const confidential = personal.filter(words => words !== 'Vogel' && words !== 'OSOR-20')

let folder: string
let service: RunningContentService
let mailServer: MailServer
const desks: BrowserDesk[] = []

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osor-enquiry-story-'))
  mailServer = await startMailServer()
  const place = { seed: 'demo', folder: join(folder, 'service'), port: await freePort() } as const
  await (await startContentService(place)).stop()
  const second = ['--name', 'Lena', '--email', 'lena@example.eu', '--site-role', 'legal_expert']
  await addAccount(['--data', place.folder], lena, second)
  const letters = ['--smtp', mailServer.url, '--enquiry-address', 'enquiries@example.eu']
  service = await startContentService({ ...place, switches: [...letters, '--inbound-secret', secret] })
})

test.afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close()
  await service.stop()
  await mailServer.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Somebody without an account, in a browser that runs no script, asks by the form. */
async function askByForm(browser: Browser): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const form = await context.newPage()
  await form.goto(`${service.url}/contact`)
  await form.getByLabel('First name').fill(citizen.firstName)
  await form.getByLabel('Last name').fill(citizen.lastName)
  await form.getByLabel('Organisation').fill('Town of Kwadijkerbroek')
  await form.getByLabel('E-mail address').fill(citizen.email)
  await form.getByLabel('What is it about?').selectOption('legal')
  await form.getByLabel('Subject').fill(subject)
  await form.getByLabel('Your message').fill(asked)
  await form.locator('input[type=file]').setInputFiles({
    name: 'tender-of-the-town.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('words of a file'),
  })
  await form.getByRole('button', { name: 'Send' }).click()
  await expect(form.getByRole('status')).toContainText('Its reference is OSOR-')
  await context.close()
}

/** A desk of the second expert, who signs in with her own account in the system's browser. */
async function lenasDesk(): Promise<Page> {
  let opened = ''
  const desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, 'lena'),
    port: await freePort(),
    openExternal: async url => {
      opened = url
    },
  })
  desks.push(desk)
  await pressByKeys(desk.page, desk.page.getByRole('button', { name: /Sign in with your own account/ }))
  await expect.poll(() => opened).toContain('/oidc/')
  const browser = await desk.page.context().newPage()
  await browser.goto(opened)
  await browser.getByRole('textbox', { name: 'User name' }).fill(lena.userName)
  await browser.getByLabel('Password').fill(lena.password)
  await browser.keyboard.press('Enter')
  await expect(browser.getByText('You can close this window')).toBeVisible()
  await browser.close()
  await everythingSent(desk.page)
  return desk.page
}

function inbox(page: Page) {
  return page.getByRole('table', { name: 'Inbox' })
}

/** Opens the one enquiry there is, by keys. */
async function openEnquiry(page: Page): Promise<void> {
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('searchbox', { name: 'Search enquiries' })).toBeVisible({ timeout: 30_000 })
  const row = inbox(page).getByRole('row', { name: /May we publish/ })
  if (!(await row.isVisible())) {
    await tabTo(page, page.getByRole('button', { name: /Show/ }).first())
    await page.keyboard.press('Enter')
    await page.keyboard.type('All')
    await page.keyboard.press('Enter')
  }
  await expect(row).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+6')
  await row.focus()
  await page.keyboard.press('j')
  await expect(page.getByRole('article', { name: 'Enquiry' })).toBeVisible()
}

function letters(page: Page) {
  return page.getByRole('article', { name: /^Letter by/ })
}

/** The mail that answers, once there are so many of them. */
async function answerMail(count: number) {
  const answers = () => mailServer.received().filter(({ subject: line }) => line.includes('Re:'))
  await expect.poll(() => answers().length, { timeout: 60_000 }).toBe(count)
  const last = answers().at(-1)
  if (last === undefined) throw new Error('It has come')
  return last
}

/** Everything in a page's databases that is not sealed, as text. */
async function plainDatabases(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const texts: string[] = []
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue
      const database = await done(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const records = await done(database.transaction(store).objectStore(store).getAll())
        texts.push(`${name} ${store} ${JSON.stringify(records)}`)
      }
      database.close()
    }
    return texts.join('\n')
  })
}

/** In which files below a folder any of the words stand. */
async function filesWith(where: string, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(where, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // The browser may remove a file of its own meanwhile.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    for (const each of words) {
      if (bytes.includes(each) || bytes.includes(Buffer.from(each, 'utf16le')))
        found.push(`${each} in ${path}`)
    }
  }
  return found
}

test('an enquiry from its question to its public answer: two experts, a citizen, a moderator, and nobody’s name in public', async ({
  browser,
}) => {
  test.setTimeout(420_000)
  let isOffline = false
  const network: Network = (input, init) =>
    isOffline ? Promise.reject(new TypeError('offline')) : fetch(input, init)
  const hannas = {
    serviceUrl: service.url,
    folder: join(folder, 'hanna'),
    port: await freePort(),
    signInAs: 'legal',
    keyStore: testKeyStore(),
    network,
  } as const
  let hannasDesk = await openBrowserDesk(hannas)
  let hanna = hannasDesk.page
  await everythingSent(hanna)
  const pointers = await countPointers(hanna)

  await test.step('a citizen asks; an expert claims it offline and writes half of an answer', async () => {
    await askByForm(browser)
    await openEnquiry(hanna)
    isOffline = true
    await hanna.keyboard.press('c')
    await expect(hanna.getByRole('region', { name: 'Who is at it' })).toContainText('You are at it until')
    await hanna.keyboard.press('w')
    await hanna.keyboard.type('Dear Ms Zwanenburg, yes: Kwadijkerbroek may publish it under the EUPL-1.2.')
    await expect(hanna.getByText('Your draft is kept here.')).toBeVisible()
  })

  const lenasPage =
    await test.step('she comes online, and the other expert is told that she is at it', async () => {
      isOffline = false
      await hanna.keyboard.press('Control+Shift+S')
      await everythingSent(hanna)
      const page = await lenasDesk()
      await openEnquiry(page)
      await expect(page.getByRole('region', { name: 'Who is at it' })).toContainText(
        'Dr. Hanna Vogel is at it until',
        { timeout: 60_000 },
      )
      await page.keyboard.press('w')
      await page.keyboard.type('Mine.')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('alert')).toContainText('Dr. Hanna Vogel is at it. Take it over to answer.')
      return page
    })

  await test.step('the letter goes out; what is answered to it comes into the thread and opens it again', async () => {
    await hanna.keyboard.press('Control+Enter')
    await expect(letters(hanna)).toContainText('Sent', { timeout: 60_000 })
    const { text, to, replyTo } = await answerMail(1)
    expect(to).toEqual([citizen.email])
    expect(text).toContain('may publish it under the EUPL-1.2')
    expect(replyTo).toMatch(/^enquiries\+[0-9a-f]{40}@example\.eu$/)
    await expect(hanna.getByRole('article', { name: 'Enquiry' })).toContainText('Answered')
    const response = await fetch(`${service.url}/v1/inbound-mail`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${secret}` },
      body: [
        `From: Aurelie Zwanenburg <${citizen.email}>`,
        `To: ${replyTo}`,
        'Subject: Re: your answer',
        'Message-ID: <1@kwadijkerbroek.example>',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Thank you! And who has to be named?',
      ].join('\r\n'),
    })
    expect(response.status).toBe(200)
    for (const page of [hanna, lenasPage]) {
      await expect(page.getByText('Thank you! And who has to be named?')).toBeVisible({ timeout: 60_000 })
      await expect(page.getByRole('article', { name: 'Enquiry' })).toContainText('Assigned')
    }
    await hanna.keyboard.press('w')
    await hanna.keyboard.type(
      'Dear Ms Zwanenburg, everybody who holds a right: the town of Kwadijkerbroek too. Keep their notices, says article 5.',
    )
    await hanna.keyboard.press('Control+Enter')
    await answerMail(2)
    await expect(letters(hanna).nth(1)).toContainText('Sent', { timeout: 60_000 })
  })

  const counted = /(\d+) places? to confirm/
  const panel = () => hanna.getByRole('region', { name: 'Personal data' })
  const toConfirm = async () =>
    Number(counted.exec((await panel().getByRole('status').textContent()) ?? '')?.[1] ?? 0)
  const open =
    await test.step('a public answer is begun, and nothing is made before each place is confirmed', async () => {
      await hanna.keyboard.press('Control+Alt+q')
      await expect(panel()).toContainText(counted)
      await expect(hanna.getByRole('textbox', { name: 'In its place' })).toBeFocused()
      await expectAccessible(hanna)
      const all = await toConfirm()
      expect(all).toBeGreaterThan(3)
      await hanna.keyboard.press('Control+Enter')
      await expect(hanna.getByRole('article', { name: 'Public FAQ' }).getByRole('alert')).toContainText(
        `${all} places have to be confirmed`,
      )
      await hanna.keyboard.press('Enter')
      await expect(panel()).toContainText(`${all - 1} places to confirm`)
      await expect(hanna.getByText('Your work is kept here.')).toBeVisible()
      return all - 1
    })
  await test.step('an expert who is no member is told that members write items', async () => {
    await lenasPage.keyboard.press('Control+Alt+q')
    const faq = lenasPage.getByRole('article', { name: 'Public FAQ' })
    await expect(faq).toContainText('Members of the collection write items, and you are none.')
    await lenasPage.keyboard.press('Control+Enter')
    await expect(faq.getByRole('alert')).toContainText('Join it in Members, then make the draft')
    await lenasPage.keyboard.press('Control+Alt+q')
    await expect(faq).toHaveCount(0)
  })
  expect(await pointers()).toBe(0)

  await test.step('the computer loses its power: the work is there again, and no word of it lies on the disk', async () => {
    await hannasDesk.kill()
    expect(await filesWith(hannas.folder, confidential)).toEqual([])
    hannasDesk = await openBrowserDesk(hannas)
    desks.push(hannasDesk)
    hanna = hannasDesk.page
    await everythingSent(hanna)
    await openEnquiry(hanna)
    await expect(hanna.getByRole('button', { name: /Go on with the public FAQ/ })).toBeVisible()
    await hanna.keyboard.press('Control+Alt+q')
    await expect(panel()).toContainText(`${open} places to confirm`)
  })
  const pointersAfter = await countPointers(hanna)

  await test.step('each place is struck, one by one; what is typed is looked through too', async () => {
    const answer = hanna.getByRole('textbox', { name: 'Answer' })
    await tabTo(hanna, answer, 'Shift+Tab')
    await hanna.keyboard.press('Control+End')
    await hanna.keyboard.type(' Zwanenburg')
    await expect(panel()).toContainText(`${open + 1} places to confirm`)
    const instead = hanna.getByRole('textbox', { name: 'In its place' })
    await tabTo(hanna, instead)
    for (let left = open + 1; left > 0; left -= 1) {
      await expect.poll(toConfirm).toBe(left)
      await expect(instead).toBeFocused()
      // Nothing has to stand in the place of the last one.
      if (left === 1) await hanna.keyboard.press('Delete')
      await hanna.keyboard.press('Enter')
    }
    await expect(panel()).toContainText('Everything is confirmed.')
    await expect(hanna.getByRole('button', { name: /^Make the draft/ })).toBeFocused()
    await expectAccessible(hanna)
  })

  await test.step('the draft is made and proposed', async () => {
    await hanna.keyboard.press('Control+Enter')
    await pageOpened(hanna)
    await expect(hanna.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(subject)
    await hanna.keyboard.press('Control+Enter')
    await expect(hanna.getByText('It waits for review.')).toBeVisible({ timeout: 40_000 })
    await everythingSent(hanna)
    expect(await pointersAfter()).toBe(0)
  })

  await test.step('a moderator reads and publishes it', async () => {
    const desk = await openBrowserDesk({
      serviceUrl: service.url,
      folder: join(folder, 'marta'),
      port: await freePort(),
      signInAs: 'moderator',
    })
    desks.push(desk)
    const { page: marta } = desk
    await everythingSent(marta)
    const pressed = await countPointers(marta)
    await marta.keyboard.press('Control+3')
    const item = marta.getByRole('article', { name: 'Item in review' })
    await expect(marta.getByRole('grid', { name: 'Review queue' }).getByRole('row').first()).toBeVisible()
    await expect(async () => {
      await marta.keyboard.press('j')
      await expect(item.getByRole('heading', { name: subject })).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await marta.keyboard.press('a')
    await everythingSent(marta)
    expect(await pressed()).toBe(0)
  })

  await test.step('everybody can read it, and nothing of who asked or answered is anywhere but in the enquiry', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const reader = await context.newPage()
    await expect(async () => {
      await reader.goto(`${service.url}/published?q=publish+program+parts`)
      await reader.getByRole('link', { name: subject }).click({ timeout: 1_000 })
    }).toPass({ timeout: 40_000 })
    await expect(reader.getByRole('heading', { level: 1, name: subject })).toBeVisible()
    const text = reader.getByRole('main')
    await expect(text).toContainText('Keep their notices, says article 5.')
    await expect(text).toContainText('a public administration')
    const places = [
      new URL(reader.url()).pathname,
      '/published',
      '/published.rss',
      '/published.atom',
      '/published.json',
    ]
    await context.close()
    for (const path of places) {
      const { status, text: answer } = await askPublicly(service.url, path)
      expect({ path, status }).toEqual({ path, status: 200 })
      expect(answer).toContain('May we publish a program')
      expect({ path, found: personal.filter(words => answer.includes(words)) }).toEqual({ path, found: [] })
    }
    const library = await plainDatabases(hanna)
    expect(library).toContain('May we publish a program')
    expect(confidential.filter(words => library.includes(words))).toEqual([])
    expect(library).not.toContain('OSOR-20')

    const expert = await signedInClient(service.url, 'legal')
    const [enquiry] = (await readEnquiries(expert)).enquiries
    if (enquiry === undefined) throw new Error('It is there')
    expect(enquiry.notes.map(({ internal }) => internal)).toEqual([
      `An FAQ draft was made of this: ${subject}`,
    ])
    expect(library).not.toContain(enquiry.number)
    const path = places[0] ?? ''
    expect((await askPublicly(service.url, path)).text).not.toContain(enquiry.id)
    await openEnquiry(hanna)
    await expect(hanna.getByRole('article', { name: /^Note by/ })).toContainText(
      'An FAQ draft was made of this',
    )
    await expect(hanna.getByRole('button', { name: /^Make a public FAQ/ })).toBeVisible()
    await hannasDesk.kill()
    expect(await filesWith(hannas.folder, confidential)).toEqual([])
  })
})
