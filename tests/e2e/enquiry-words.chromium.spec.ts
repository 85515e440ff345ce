import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { everythingSent } from '../support/desk-page.ts'
import { aContactMessage, actOn, postContact, readEnquiries } from '../support/enquiry-client.ts'
import { holdEnquiryWrites } from '../support/held-disk.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { type ServiceClient, signedInClient } from '../support/service-client.ts'
import { testKeyStore } from '../support/test-key-store.ts'

let service: RunningContentService
let mailServer: MailServer
let folder: string
let desk: BrowserDesk
let isReached = true

test.beforeEach(async () => {
  mailServer = await startMailServer()
  service = await startContentService({ seed: 'demo', switches: ['--smtp', mailServer.url] })
  folder = await mkdtemp(join(tmpdir(), 'osor-words-'))
  isReached = true
  await postContact(service.url, aContactMessage({ subject: 'May we publish it?' }))
  desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder,
    port: await freePort(),
    signInAs: 'legal',
    keyStore: testKeyStore(),
    network: (input, init) => (isReached ? fetch(input, init) : Promise.reject(new TypeError('No way'))),
  })
  await everythingSent(desk.page)
})

test.afterEach(async () => {
  await desk.close()
  await service.stop()
  await mailServer.stop()
  await rm(folder, { recursive: true, force: true })
})

async function openEnquiry(page: Page): Promise<void> {
  await everythingSent(page)
  await page.keyboard.press('Control+6')
  const row = page.getByRole('table', { name: 'Inbox' }).getByRole('row', { name: 'May we publish it?' })
  await expect(row).toBeVisible({ timeout: 30_000 })
  await row.click()
  await expect(page.getByRole('heading', { name: 'May we publish it?', level: 2 })).toBeVisible()
}

function letter(page: Page) {
  return page.getByRole('textbox', { name: /^Letter to/ })
}

function publicAnswer(page: Page) {
  return page.getByRole('textbox', { name: 'Answer', exact: true })
}

async function asked(expert: ServiceClient) {
  const { enquiries } = await readEnquiries(expert)
  const found = enquiries.find(({ subject }) => subject === 'May we publish it?')
  if (found === undefined) throw new Error('It was asked')
  return found
}

test('two windows on one letter lose no word of it, and neither does one that closes', async () => {
  test.setTimeout(180_000)
  const { page } = desk
  const other = await desk.openWindow()
  await openEnquiry(other)
  await other.keyboard.press('w')
  await expect(letter(other)).toBeFocused()
  await openEnquiry(page)
  await page.keyboard.press('w')
  await page.keyboard.type('Dear Ada, yes')
  await expect(letter(other)).toHaveValue('Dear Ada, yes')
  // Whoever goes on with the words has all of them.
  await letter(other).press('End')
  await other.keyboard.type(', you may.')
  await expect(letter(page)).toHaveValue('Dear Ada, yes, you may.')
  // Whoever has others has both.
  await letter(page).fill('Something else')
  await expect(other.getByText('You have begun another letter here')).toBeVisible()
  await expect(other.getByRole('blockquote')).toHaveText('Something else')
  await expect(letter(other)).toHaveValue('Dear Ada, yes, you may.')
  await expect(page.getByRole('blockquote')).toHaveText('Dear Ada, yes, you may.')
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Put it into this letter' }).click()
  const both = 'Dear Ada, yes, you may.\n\nSomething else'
  await expect(letter(other)).toHaveValue(both)

  // Closed in the middle of a word.
  await letter(page).fill('')
  await page.keyboard.type('Last words')
  await desk.closeWindow(page)
  const again = await desk.openWindow()
  await openEnquiry(again)
  await again.getByRole('button', { name: /Go on with your reply/ }).click()
  const words = [letter(again), again.getByRole('blockquote')]
  const shown = await Promise.all(words.map(each => each.inputValue().catch(() => each.textContent())))
  expect(shown.join('\n')).toContain('Last words')
})

test('what is left and gone on with at once has every word, be it a letter or a note', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  await openEnquiry(page)
  for (const [key, field] of [
    ['w', letter(page)],
    ['i', page.getByRole('textbox', { name: /^Internal note/ })],
  ] as const) {
    let words = ''
    for (const word of ['Each', ' word', ' of', ' it', ' stays.']) {
      await page.keyboard.press(key)
      await expect(field).toBeFocused()
      await expect(field).toHaveValue(words)
      await field.press('End')
      await page.keyboard.type(word)
      words += word
      await page.keyboard.press('Escape')
      await expect(field).toHaveCount(0)
    }
  }
})

test('on a slow disk what was done with a moment ago closes nothing that was opened since', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  const note = page.getByRole('textbox', { name: /^Internal note/ })
  await openEnquiry(page)
  await page.keyboard.press('w')
  await expect(letter(page)).toBeFocused()
  await page.keyboard.type('Not this letter')
  await expect(page.getByText('Your draft is kept here.')).toBeVisible()

  let letGo = await holdEnquiryWrites(page)
  await page.getByRole('button', { name: 'Throw away' }).click()
  await expect(letter(page)).toHaveCount(0)
  await page.keyboard.press('i')
  await expect(note).toBeFocused()
  await page.keyboard.type('But this note')
  await letGo()
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await expect(letter(page)).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('i')
  await expect(note).toHaveValue('But this note')

  letGo = await holdEnquiryWrites(page)
  await page.keyboard.press('Control+Enter')
  // What is typed while it goes would be in no note.
  await expect(note).toHaveAttribute('readonly')
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await expect(letter(page)).toBeFocused()
  await page.keyboard.type('And another letter')
  await letGo()
  await expect(page.getByRole('article', { name: /^Note by/ }).last()).toContainText('But this note')
  await expect(page.getByText('Your draft is kept here.')).toBeVisible()
  await expect(letter(page)).toHaveValue('And another letter')
})

test('on a slow disk a letter is taken back once, in the place of nothing newer, and its words are taken once', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  const note = page.getByRole('textbox', { name: /^Internal note/ })
  const takeBack = page.getByRole('button', { name: 'Take back', exact: true })
  await openEnquiry(page)
  isReached = false
  await page.keyboard.press('w')
  await page.keyboard.type('Taken back')
  await page.keyboard.press('Control+Enter')
  await expect(letter(page)).toHaveCount(0)

  let letGo = await holdEnquiryWrites(page)
  await takeBack.dblclick()
  await page.keyboard.press('i')
  await expect(note).toBeFocused()
  await page.keyboard.type('For us')
  await letGo()
  await expect(takeBack).toHaveCount(0)
  await page.keyboard.type(' alone')
  await expect(note).toHaveValue('For us alone')
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await expect(letter(page)).toHaveValue('Taken back')
  await expect(page.getByRole('blockquote')).toHaveCount(0)

  await page.keyboard.press('Control+Enter')
  await expect(letter(page)).toHaveCount(0)
  await page.keyboard.press('w')
  await page.keyboard.type('Another letter')
  await takeBack.click()
  await expect(page.getByRole('blockquote')).toHaveText('Taken back')
  letGo = await holdEnquiryWrites(page)
  await page.getByRole('button', { name: 'Put it into this letter' }).dblclick()
  await letGo()
  await expect(page.getByRole('blockquote')).toHaveCount(0)
  await expect(letter(page)).toHaveValue('Another letter\n\nTaken back')
})

test('a letter that is sent by a double press goes out once', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  await openEnquiry(page)
  await page.keyboard.press('w')
  await page.keyboard.type('Yes, you may.')
  await page.getByRole('button', { name: /^Send/ }).dblclick()
  await expect(letter(page)).toHaveCount(0)
  const expert = await signedInClient(service.url, 'legal')
  await expect.poll(async () => (await asked(expert)).replies.length).toBe(1)
  await everythingSent(page)
  expect((await asked(expert)).replies).toHaveLength(1)
})

test('a refused letter comes back beside what is being written meanwhile', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  await openEnquiry(page)
  isReached = false
  await page.keyboard.press('w')
  await page.keyboard.type('First letter')
  await page.keyboard.press('Control+Enter')
  await expect(letter(page)).toHaveCount(0)
  await page.keyboard.press('w')
  await page.keyboard.type('Second letter')
  const expert = await signedInClient(service.url, 'legal')
  const { id } = await asked(expert)
  expect((await actOn(expert, { enquiry: id, kind: 'close', as: 'no_answer_needed' })).status).toBe(200)
  isReached = true
  await page.keyboard.press('Control+Shift+S')
  await page.getByRole('button', { name: 'Back to the draft' }).click()
  await expect(letter(page)).toHaveValue('Second letter')
  await page.getByRole('button', { name: 'Put it into this letter' }).click()
  await expect(letter(page)).toHaveValue('Second letter\n\nFirst letter')
  await page.getByRole('button', { name: 'Keep for later' }).click()
  await page.getByRole('button', { name: /Go on with your reply/ }).click()
  await expect(letter(page)).toHaveValue('Second letter\n\nFirst letter')
})

test('a public answer that is made in two windows has the words of both', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  const other = await desk.openWindow()
  // Once it is answered it is in the inbox of a new window no more.
  await openEnquiry(other)
  await openEnquiry(page)
  await page.keyboard.press('w')
  await page.keyboard.type('Yes, you may.')
  await page.keyboard.press('Control+Enter')
  await expect(letter(page)).toHaveCount(0)
  for (const each of [page, other]) {
    await expect(each.getByRole('article', { name: /^Letter by/ })).toBeVisible()
    await each.keyboard.press('Control+Alt+q')
    await expect(publicAnswer(each)).toHaveText('Yes, you may.')
  }
  await publicAnswer(page).fill('Yes, you may publish it.')
  await expect(publicAnswer(other)).toHaveText('Yes, you may publish it.')
  await publicAnswer(other).press('End')
  await other.keyboard.type(' Choose a licence first.')
  const both = 'Yes, you may publish it. Choose a licence first.'
  await expect(publicAnswer(page)).toHaveText(both)
  await publicAnswer(page).press('End')
  await page.keyboard.type(' Ask again.')
  await expect(publicAnswer(other)).toHaveText(`${both} Ask again.`)
  // Closed in the middle of a word.
  await publicAnswer(other).press('End')
  await other.keyboard.type(' Soon')
  await desk.closeWindow(other)
  await expect(publicAnswer(page)).toHaveText(`${both} Ask again. Soon`)
})

test('a public answer that is begun in a duplicate is gone on with in the enquiry that stays', async () => {
  test.setTimeout(180_000)
  const { page } = desk
  await postContact(service.url, aContactMessage({ subject: 'Once more: may we?', firstName: 'Zorana' }))
  await openEnquiry(page)
  await page.keyboard.press('w')
  await page.keyboard.type('Yes, you may.')
  await page.keyboard.press('Control+Enter')
  await expect(letter(page)).toHaveCount(0)
  await page.keyboard.press('Control+Alt+q')
  await publicAnswer(page).fill('Yes, you may, ada.')
  await page.getByRole('button', { name: 'Keep for later' }).click()
  await page.keyboard.press('Shift+M')
  const merging = page.getByRole('dialog', { name: 'Merge into another enquiry' })
  await merging.getByRole('button', { name: 'Merge' }).click()
  await expect(page.getByRole('heading', { name: 'Once more: may we?', level: 2 })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Go on with the public FAQ/ }).click()
  await expect(publicAnswer(page)).toHaveText('Yes, you may, ada.')
  // Whoever asked twice has two names.
  await expect(page.getByRole('option', { name: 'ada' })).toBeVisible()
  await everythingSent(page)
  await page.getByRole('button', { name: 'Keep for later' }).click()
  await expect(page.getByRole('button', { name: /Go on with the public FAQ/ })).toBeVisible()
})

test('text modules that are begun stay beside each other', async () => {
  test.setTimeout(120_000)
  const { page } = desk
  await openEnquiry(page)
  await page.keyboard.press('w')
  await page.keyboard.press('Control+Alt+t')
  for (const title of ['One', 'Two']) {
    await page.getByRole('button', { name: 'New text module…' }).click()
    await page.keyboard.type(title)
    await page.keyboard.press('Escape')
  }
  await expect(page.getByText('You had begun to write “One”.')).toBeVisible()
  await expect(page.getByText('You had begun to write “Two”.')).toBeVisible()
  await expectAccessible(page)

  // Leaving one keeps it, whichever way; throwing it away is a step of its own, where there is something to throw away.
  const throwAway = page.getByRole('dialog').getByRole('button', { name: 'Throw away' })
  await page.getByRole('button', { name: 'Go on' }).first().click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('One')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('You had begun to write “One”.')).toBeVisible()
  await page.getByRole('button', { name: 'New text module…' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await expect(throwAway).toHaveCount(0)
  await page.keyboard.type('Three')
  await expectAccessible(page)
  await throwAway.click()
  await expect(page.getByText('You had begun to write “Two”.')).toBeVisible()
  await expect(page.getByText('You had begun to write “Three”.')).toHaveCount(0)
})
