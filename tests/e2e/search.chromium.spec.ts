import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { body, writeNews } from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'The harbour of Piräus shares its timetable'

function box(page: Page) {
  return page.getByRole('searchbox', { name: 'Search everything' })
}

function results(page: Page) {
  return page.getByRole('listbox', { name: 'Results' }).getByRole('option')
}

test('words that were written a moment ago are found by their beginnings, offline, and open by keyboard', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'broken' })
  await writeNews(page, headline, 'Ferries arrive earlier than the Fährplan says.')
  await page.keyboard.press('Control+Shift+F')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('fahrp harb')
  await expect(results(page)).toHaveCount(1)
  await expect(results(page)).toContainText(headline)
  await expect(results(page).locator('mark')).toHaveText(['harbour', 'Fährplan'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(body(page)).toContainText('Ferries arrive')
})

/** Waits until there are results and each of them says a word. */
async function allSay(page: Page, word: string): Promise<void> {
  await expect
    .poll(async () => {
      const texts = await results(page).allTextContents()
      return texts.length > 0 && texts.every(text => text.includes(word))
    })
    .toBe(true)
}

test('a phrase, filters and names of filters narrow what is found; what names nothing is said', async () => {
  const { page } = await stage.desk('editor')
  await page.keyboard.press('Control+Shift+F')
  await box(page).fill('"open source" type:event')
  await allSay(page, 'Event')
  await box(page).fill('open source')
  await expect(page.getByRole('main').getByText(/^\d+ items, the best 25 shown$/)).toBeVisible()
  const types = page.getByRole('toolbar', { name: 'Filter by type' })
  await types.getByRole('button', { name: /^Solution/ }).click()
  await allSay(page, 'Solution')
  await box(page).fill('country:Atlantis')
  await expect(page.getByText('There is no country called “Atlantis”.')).toBeVisible()
})

test('a filter is saved under a name, stays over a restart, and comes back after it was removed', async () => {
  const { page } = await stage.desk('editor')
  await page.keyboard.press('Control+Shift+F')
  await box(page).fill('state:published licence')
  await expect(results(page).first()).toBeVisible()
  await page.getByRole('button', { name: 'Save filter…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Published on licences')
  await page.keyboard.press('Enter')
  const saved = page
    .getByRole('grid', { name: 'Saved filters' })
    .getByRole('row', { name: 'Published on licences' })
  await expect(saved).toBeVisible()

  await page.reload()
  await saved.click()
  await expect(box(page)).toHaveValue('state:published licence')
  await expect(results(page).first()).toBeVisible()

  await saved.focus()
  await page.keyboard.press('Delete')
  await expect(saved).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(saved).toBeVisible()
})

test('the palette finds items by their text, and leads to all that is found', async () => {
  const { page } = await stage.desk('editor')
  await writeNews(page, headline, 'Ferries arrive earlier than the Fährplan says.')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('fährplan')
  await expect(page.getByRole('menuitem', { name: headline })).toContainText('Fährplan')
  await page.getByRole('menuitem', { name: 'Search all texts for “fährplan”' }).click()
  await expect(box(page)).toHaveValue('fährplan')
  await expect(results(page)).toHaveCount(1)
})

test('the box of Drafts finds texts too', async () => {
  const { page } = await stage.desk('editor')
  await writeNews(page, headline, 'Ferries arrive earlier than the Fährplan says.')
  await page.keyboard.press('Control+2')
  await page.getByRole('searchbox', { name: 'Search drafts' }).fill('fahrplan')
  await expect(page.getByRole('row', { name: new RegExp(headline) })).toBeVisible()
  await expect(page.getByText(/^1 of \d+ items$/)).toBeVisible()
})
