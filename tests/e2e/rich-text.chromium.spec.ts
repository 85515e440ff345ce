import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { aPng } from '../support/a-file.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { body, everythingSent, go, itemStatus, openFromDrafts } from '../support/desk-page.ts'
import type { FaultyNetwork } from '../support/faulty-network.ts'

let stage: BrowserStage

test.beforeAll(async () => {
  stage = await browserStage()
})

test.afterAll(() => stage.end())

function toolbar(page: Page): Locator {
  return page.getByRole('toolbar', { name: 'Formatting' })
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Types into the cells of a table, one after the other. */
async function fillCells(page: Page, words: readonly string[]): Promise<void> {
  for (const [index, word] of words.entries()) {
    if (index > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(word)
  }
}

async function lookAs(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: from }).click()
  await page.getByRole('option', { name: to }).click()
}

test.describe
  .serial('everything that stands in a text', () => {
    let page: Page
    let network: FaultyNetwork
    const outside: string[] = []

    test('is written without a network', async () => {
      const desk = await stage.desk('editor')
      page = desk.page
      network = desk.network
      const { origin } = new URL(page.url())
      page.on('request', request => {
        const { protocol, origin: asked, pathname } = new URL(request.url())
        // A kept picture is shown from the library: its address leads nowhere.
        const isOutside = asked !== origin || pathname.startsWith('/files/')
        if (protocol.startsWith('http') && isOutside) outside.push(request.url())
      })
      network.set({ kind: 'broken' })
      await press(page, 'Control+N')
      await page.getByRole('textbox', { name: 'Headline' }).fill('Two cities share one register')
      await body(page).click()
      await page.keyboard.type('## What it costs\nSee www.osor.eu for more.')

      await test.step('a table, by its key', async () => {
        await press(page, 'Control+Alt+g')
        await fillCells(page, ['City', 'Year', 'Euro', 'Lyon', '2024', '1', 'Graz', '2025', '2', 'Riga'])
        await expect(body(page).getByRole('row')).toHaveCount(4)
        await page.getByRole('button', { name: 'Table: rows, columns, caption' }).click()
        await page.getByRole('menuitem', { name: 'Caption' }).click()
        await page.keyboard.type('Costs by city')
        await expect(body(page).getByRole('table', { name: 'Costs by city' })).toBeVisible()
      })

      await test.step('a picture, whose alternative text is asked for', async () => {
        await body(page).getByRole('cell', { name: 'Riga' }).click()
        // Where nothing can stand behind the table yet, the caret goes behind it.
        await press(page, 'Control+End', 'ArrowDown', 'Control+Shift+g')
        const dialog = page.getByRole('dialog', { name: 'Insert picture' })
        await dialog.locator('input[type=file]').setInputFiles({
          name: 'map.png',
          mimeType: 'image/png',
          buffer: aPng(320, 120),
        })
        await expect(dialog.getByRole('button', { name: 'Replace' })).toBeVisible()
        await dialog.getByRole('textbox', { name: 'Caption' }).fill('The two cities')
        await dialog.getByRole('button', { name: 'Insert', exact: true }).click()
        await expect(body(page).getByText('No alternative text')).toBeVisible()
        await expect(body(page)).toBeFocused()
        await press(page, 'Enter')
        const edit = page.getByRole('dialog', { name: 'Picture' })
        await edit.getByRole('textbox', { name: 'Alternative text' }).fill('A map of two cities')
        await press(page, 'Enter')
        await expect(body(page).getByRole('img', { name: 'A map of two cities' })).toBeVisible()
        await expect(body(page).getByText('No alternative text')).toBeHidden()
      })

      await test.step('a video, from the address of its page', async () => {
        await expect(body(page)).toBeFocused()
        await press(page, 'Control+Alt+v')
        const dialog = page.getByRole('dialog', { name: 'Insert video' })
        await dialog.getByRole('textbox', { name: 'Address' }).fill('https://videos.example.org/1')
        await press(page, 'Enter')
        await expect(dialog.getByText('Videos of videos.example.org cannot be embedded')).toBeVisible()
        await dialog.getByRole('textbox', { name: 'Address' }).fill('https://youtu.be/dQw4w9WgXcQ')
        await dialog.getByRole('textbox', { name: 'Title' }).fill('How it began')
        await press(page, 'Enter')
        await expect(
          body(page).getByRole('button', { name: 'Open “How it began” in the browser' }),
        ).toBeVisible()
      })

      await test.step('a definition list, by Enter alone', async () => {
        await expect(body(page)).toBeFocused()
        await page.keyboard.type('OSPO')
        await press(page, 'Control+Shift+6', 'Enter')
        await page.keyboard.type('Open source programme office')
        await expect(body(page).getByRole('definition')).toHaveText('Open source programme office')
      })
      await expect(itemStatus(page)).toContainText(/On this computer|Waiting to be sent/)
    })

    test('is there after a restart of the page, and nothing of it was asked of the web', async () => {
      await page.reload()
      await expect(page.getByRole('navigation')).toBeVisible()
      await openFromDrafts(page, 'Two cities')
      await expect(body(page).getByRole('table', { name: 'Costs by city' })).toBeVisible()
      await expect(body(page).getByRole('img', { name: 'A map of two cities' })).toBeVisible()
      await expect(body(page).getByText('The two cities')).toBeVisible()
      await expect(body(page).getByText('How it began')).toBeVisible()
      await expect(body(page).getByRole('definition')).toBeVisible()
      await expect(body(page).getByRole('link', { name: 'www.osor.eu' })).toBeVisible()
      expect(outside).toEqual([])
    })

    test('is stored as the portal accepts it', async () => {
      await lookAs(page, 'Rich text', 'HTML')
      const source = await page.getByRole('textbox', { name: /Body/ }).inputValue()
      expect(source).toContain(
        '<table><caption>Costs by city</caption><thead><tr><th>City</th><th>Year</th><th>Euro</th></tr></thead>',
      )
      expect(source).toMatch(
        /<img src="\/files\/[0-9a-f]{64}" alt="A map of two cities" width="320" height="120" data-caption="The two cities">/,
      )
      expect(source).toContain(
        '<iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" title="How it began"></iframe>',
      )
      expect(source).toContain('<dl><dt>OSPO</dt><dd>Open source programme office</dd></dl>')
    })

    test('leaves what nobody touched letter for letter as it was', async () => {
      const kept = '<h2 >Old</H2>\n\n<p>It&#39;s <q>a <q>b</q></q></p> \n<UL><li>one<li>two</UL>\n\n'
      await page.getByRole('textbox', { name: /Body/ }).fill(`${kept}<p>Change me</p>`)
      await lookAs(page, 'HTML', 'Rich text')
      await expect(body(page).getByRole('region', { name: /^Kept as it is: a paragraph/ })).toBeVisible()
      await body(page).getByText('Change me').click()
      await press(page, 'End')
      await page.keyboard.type(' now')
      await lookAs(page, 'Rich text', 'HTML')
      await expect(page.getByRole('textbox', { name: /Body/ })).toHaveValue(`${kept}<p>Change me now</p>`)
      await lookAs(page, 'HTML', 'Rich text')
    })

    test('has a toolbar for the arrow keys, all of whose tools are reached in a small window', async () => {
      await page.setViewportSize({ width: 960, height: 640 })
      await body(page).click()
      await press(page, 'Alt+F10')
      await expect(toolbar(page).getByRole('button', { name: 'Heading 2' })).toBeFocused()
      await press(page, 'ArrowRight')
      await expect(toolbar(page).getByRole('button', { name: 'Heading 3' })).toBeFocused()
      await press(page, 'Escape')
      await expect(body(page)).toBeFocused()
      const bar = await toolbar(page).boundingBox()
      expect(bar?.height).toBeLessThan(48)
      await toolbar(page).getByRole('button', { name: 'More formatting' }).click()
      await expect(page.getByRole('menuitem', { name: 'Definition list' })).toBeVisible()
      await press(page, 'Escape')
    })

    test('is usable with a screen reader', async () => {
      const { violations } = await new AxeBuilder({ page }).include('.item-layout').analyze()
      expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map(node => node.target) }))).toEqual([])
    })

    test('arrives at the service when the network is back', async () => {
      network.set({ kind: 'works' })
      await everythingSent(page)
      await go(page, 'Home')
    })
  })
