import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  body,
  chooseTerm,
  everythingSent,
  go,
  insertPicture,
  insertTable,
  itemStatus,
  syncStatus,
} from '../support/desk-page.ts'
import type { FaultyNetwork } from '../support/faulty-network.ts'
import { holdLibrary } from '../support/held-disk.ts'
import { signedInClient } from '../support/service-client.ts'

let stage: BrowserStage

test.beforeAll(async () => {
  stage = await browserStage()
})

test.afterAll(() => stage.end())

/** Starts an item by its key, and waits until its empty page has taken the place of the one before. */
async function startNew(page: Page, key: string, titleField: 'Title' | 'Headline'): Promise<void> {
  await page.keyboard.press(key)
  await expect(page.getByRole('textbox', { name: titleField, exact: true })).toHaveValue('')
  await expect(body(page)).toHaveText('')
}

async function openTab(page: Page, name: 'Details' | 'Checks'): Promise<void> {
  await page.getByRole('tab', { name }).click()
}

/** Writes the text of an item: a heading, a paragraph, a table and a picture. */
async function writeBody(page: Page, words: string): Promise<void> {
  await body(page).click()
  await page.keyboard.type(`## What it is about\n${words}\n`)
  await insertTable(page, ['Region', 'Since', 'Items'])
  await insertPicture(page, `Picture beside: ${words}`, words.length)
}

async function nothingIsMissing(page: Page): Promise<void> {
  await openTab(page, 'Checks')
  await expect(page.getByText('Nothing is missing')).toBeVisible()
}

async function propose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(page.getByText(/It goes to the moderators as soon as it is sent/)).toBeVisible()
}

async function chooseInBox(page: Page, box: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: box }).first().fill(typed)
  await page.getByRole('option', { name: option }).first().click()
  await page.keyboard.press('Escape')
}

const titles = [
  'Open source day of the regions',
  'Registry of the regions',
  'How regions share software',
  'Regions share what they have written',
  'A register that five regions share',
] as const

test.describe
  .serial('an item of every type, without a network', () => {
    let page: Page
    let network: FaultyNetwork

    test('an event is written without a network, with its time zones', async () => {
      const desk = await stage.desk('editor')
      page = desk.page
      network = desk.network
      network.set({ kind: 'broken' })
      await startNew(page, 'Control+Shift+A', 'Title')
      await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Open source day of the regions')
      await writeBody(page, 'Regions meet to speak about the software that they share.')
      await openTab(page, 'Details')
      await page.getByLabel('Starts: Date and time').fill('2030-12-10T10:00')
      await chooseInBox(page, 'Time zone', 'Brussels', /Europe\/Brussels/)
      await page.getByLabel('Ends: Date and time').fill('2030-12-10T12:30')
      // The end is meant in the zone of the start.
      await expect(page.getByText('Tue 10 Dec 2030, 12:30 (Brussels)')).toBeVisible()
      await expect(page.getByText('Lasts 2 hours 30 minutes.')).toBeVisible()
      await page.getByRole('textbox', { name: 'Address' }).fill('Place du Luxembourg, Brussels')
      await chooseTerm(page, 'Topics', 'Collaboration')
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(rule => rule.id)).toEqual([])
      await nothingIsMissing(page)
      await propose(page)
    })

    test('a solution is written without a network, with its licence and what is beyond a limit kept', async () => {
      await startNew(page, 'Control+Shift+L', 'Title')
      await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Registry of the regions')
      await writeBody(page, 'It keeps the registers of a region in one place.')
      await openTab(page, 'Details')
      await page.getByRole('group', { name: 'Contacts' }).getByRole('button', { name: 'Add one' }).click()
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Help desk')
      await page.getByRole('textbox', { name: 'E-mail' }).fill('help@example.org')
      await page.getByRole('textbox', { name: 'Name of the owner' }).fill('Region of Examples')
      await chooseTerm(page, 'Solution types', 'Application')
      await chooseTerm(page, 'Topics', 'Digital government')
      await chooseInBox(page, 'Licence', 'european union public', /EUPL-1\.2/)
      await expect(page.getByText('Approved by the Open Source Initiative.')).toBeVisible()
      await page.getByRole('textbox', { name: 'Version' }).fill('1'.repeat(256))
      await expect(
        page.getByText('256 of 255 characters – 1 character too many. Nothing is cut.'),
      ).toBeVisible()
      await openTab(page, 'Checks')
      await page.getByRole('button', { name: 'Version is too long: 256 of 255 characters.' }).click()
      await expect(page.getByRole('textbox', { name: 'Version' })).toBeFocused()
      await page.getByRole('textbox', { name: 'Version' }).fill('1.0')
      await nothingIsMissing(page)
      await propose(page)
    })

    test('a document is written without a network', async () => {
      await startNew(page, 'Control+Shift+D', 'Title')
      await page.getByRole('textbox', { name: 'Title', exact: true }).fill('How regions share software')
      await writeBody(page, 'A guideline in five steps.')
      await openTab(page, 'Details')
      await page.getByRole('button', { name: /Document type/ }).click()
      await page.getByRole('option', { name: 'Guideline' }).click()
      await chooseTerm(page, 'Topics', 'Procurement')
      await nothingIsMissing(page)
      await propose(page)
    })

    test('a news item is written without a network', async () => {
      await startNew(page, 'Control+N', 'Headline')
      await page.getByRole('textbox', { name: 'Short title' }).fill('Regions share')
      await page.getByRole('textbox', { name: 'Headline' }).fill('Regions share what they have written')
      await writeBody(page, 'Five regions have put their registers together.')
      await openTab(page, 'Details')
      await chooseTerm(page, 'Topics', 'Collaboration')
      await nothingIsMissing(page)
      await propose(page)
    })

    test('a case study is written without a network, and all is sent when there is one', async () => {
      await page.keyboard.press('Control+Shift+Y')
      const title = page.getByRole('textbox', { name: 'Title', exact: true })
      await expect(title).toHaveValue('')
      await title.fill('A register that five regions share')
      await body(page).click()
      await page.keyboard.type('Five regions run one register, and each saves a third.\n')
      await insertTable(page, ['Year', 'Saved', 'Spent'])
      await insertPicture(page, 'The five regions on a map', 99)
      await openTab(page, 'Details')
      await chooseTerm(page, 'Topics', 'Collaboration')
      await nothingIsMissing(page)
      await propose(page)
      await expect(syncStatus(page)).toContainText('5 items')
      network.set({ kind: 'works' })
      await page.keyboard.press('Control+Shift+S')
      await everythingSent(page)
      await go(page, 'Drafts')
      for (const written of titles) {
        await expect(page.getByRole('row', { name: new RegExp(`${written}.*Proposed.*Sent`) })).toBeVisible()
      }
    })

    test('the service has their tables and their pictures', async () => {
      const client = await signedInClient(stage.service.url, 'editor')
      const { items } = await client.pull()
      for (const written of titles) {
        const item = items.find(({ fields }) => [fields['title'], fields['headline']].includes(written))
        expect(item?.state, written).toBe('proposed')
        const text = String(item?.fields['body'] ?? item?.fields['description'])
        expect(text).toContain('<th>')
        const [, file] = /<img [^>]*src="\/files\/([0-9a-f]{64})"/.exec(text) ?? []
        expect(file, written).toBeDefined()
      }
    })
  })

test.describe
  .serial('templates, copies and checks', () => {
    let page: Page

    test('a gap of a template keeps its item from being proposed, and the check leads to it', async () => {
      page = (await stage.desk('contributor')).page
      await page.keyboard.press('Control+Shift+N')
      await page.getByRole('menuitem', { name: 'Event report' }).click()
      await expect(body(page)).toContainText('[[The main result first')
      await openTab(page, 'Checks')
      await page
        .getByRole('button', { name: /Body still holds a gap of the template: \[\[The main result/ })
        .click()
      await page.keyboard.type('Regions share software from now on.')
      await expect(body(page)).not.toContainText('[[The main result')
      await expect(body(page)).toContainText('Regions share software from now on.')
      await expect(itemStatus(page)).toContainText('Sent, revision', { timeout: 40_000 })
    })

    test('advice leads to the very words that it is about', async () => {
      await startNew(page, 'Control+N', 'Headline')
      await page.getByRole('textbox', { name: 'Headline' }).fill('Regions share their software')
      await body(page).click()
      await page.keyboard.type('We saw the report and the the figures of ABCD in it.')
      await openTab(page, 'Checks')
      const advice = page.getByRole('list', { name: 'Advice' })
      await expect(advice.getByRole('button', { name: /“ABCD” is never spelt out/ })).toBeVisible()
      await advice.getByRole('button', { name: /A word stands there twice: “the the”/ }).click()
      expect(await page.evaluate(() => String(getSelection()))).toBe('the the')
      await page.keyboard.type('the')
      await expect(advice.getByRole('button', { name: /A word stands there twice/ })).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(rule => rule.id)).toEqual([])
    })

    test('a copy has the same words under a title of its own', async () => {
      await page.keyboard.press('Control+Shift+J')
      await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue(
        'Regions share their software (copy)',
      )
      await expect(body(page)).toContainText('the figures of ABCD in it')
    })

    test('an item becomes a template, which can be changed, deleted and brought back', async () => {
      await page.keyboard.press('Control+Shift+T')
      const name = page.getByRole('textbox', { name: 'Name of the template' })
      await expect(name).toHaveValue('Regions share their software (copy)')
      await name.fill('Regional news')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.keyboard.press('Control+Shift+M')
      await page.getByRole('button', { name: 'Edit “Regional news”' }).click()
      await page.getByRole('textbox', { name: 'Headline' }).fill('[[Region]] shares software')
      await expect(page.getByText('Stored on this computer')).toBeVisible()
      await page.getByRole('button', { name: 'Templates', exact: true }).click()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(rule => rule.id)).toEqual([])
      await page.getByRole('button', { name: 'More for “Regional news”' }).click()
      await page.getByRole('menuitem', { name: 'Delete' }).click()
      await expect(page.getByRole('button', { name: 'Edit “Regional news”' })).toHaveCount(0)
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByRole('button', { name: 'Use “Regional news”' }).click()
      await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue('[[Region]] shares software')
      await expect(body(page)).toContainText('the figures of ABCD in it')
    })

    test('an item is printed as its readers see it, and nothing else of the window', async () => {
      await page.evaluate(() => {
        window.print = () => document.documentElement.setAttribute('data-printed', 'yes')
      })
      await page.keyboard.press('Control+P')
      await expect(page.locator('html[data-printed=yes]')).toHaveCount(1)
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('.print-page').getByText('the figures of ABCD in it')).toBeVisible()
      await expect(page.locator('.frame')).toBeHidden()
      await page.emulateMedia({ media: 'screen' })
      await page.evaluate(() => dispatchEvent(new Event('afterprint')))
      await expect(page.locator('.print-page')).toHaveCount(0)
    })

    test('on a slow disk a template loses no word when another is made, and when it is opened again or used', async () => {
      const headline = page.getByRole('textbox', { name: 'Headline' })
      const edit = page.getByRole('button', { name: 'Edit “Regional news”' })
      await page.keyboard.press('Control+Shift+M')
      let letGo = await holdLibrary(page)
      await page.getByRole('button', { name: 'New template' }).click()
      await page.getByRole('menuitem', { name: 'Event', exact: true }).click()
      await page.getByRole('textbox', { name: 'Name of the template' }).fill('Slow one')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      // What is made a moment later does not come in the place of what is being written.
      await edit.click()
      await headline.fill('[[Region]] shares more')
      await letGo()
      await expect(page.getByText('Stored on this computer')).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Regional news', level: 1 })).toBeVisible()
      await expect(headline).toHaveValue('[[Region]] shares more')

      letGo = await holdLibrary(page)
      await headline.fill('[[Region]] shares all of it')
      await page.getByRole('button', { name: 'Templates', exact: true }).click()
      await edit.click()
      await expect(headline).toHaveValue('[[Region]] shares all of it')
      await body(page).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(' And on it goes.')
      await page.getByRole('button', { name: 'Use', exact: true }).click()
      await letGo()
      await expect(page.locator('.template-page')).toHaveCount(0)
      await expect(headline).toHaveValue('[[Region]] shares all of it')
      await expect(body(page)).toContainText('And on it goes.')
      await page.keyboard.press('Control+Shift+M')
      await edit.click()
      await expect(headline).toHaveValue('[[Region]] shares all of it')
      await expect(body(page)).toContainText('And on it goes.')
    })

    test('everything is sent at the end', async () => {
      await go(page, 'Home')
      await everythingSent(page)
    })
  })
