import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { body, everythingSent, go, itemStatus, syncStatus } from '../support/desk-page.ts'
import { signedInClient } from '../support/service-client.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const existing = 'OS2: municipalities as owners of their software'

/** What the service has of an item, by its title. */
async function storedFields(title: string): Promise<{ readonly revision: number; readonly body: string }> {
  const client = await signedInClient(stage.service.url, title === existing ? 'contributor' : 'editor')
  const item = (await client.pull()).items.find(each => each.fields['title'] === title)
  return { revision: item?.revision ?? 0, body: String(item?.fields['body']) }
}

async function openCaseStudy(page: Page, words: string): Promise<void> {
  await go(page, 'Case studies')
  await page.getByRole('searchbox', { name: 'Search case studies' }).fill(words)
  await page
    .getByRole('row', { name: new RegExp(words) })
    .getByRole('button')
    .click()
  await expect(body(page)).toBeVisible()
}

function sections(page: Page) {
  return page.getByRole('grid', { name: 'Sections of this case study' })
}

function headingBox(page: Page) {
  return page.getByRole('textbox', { name: 'Heading of the section' })
}

/** Takes a section into hand. */
async function choose(page: Page, heading: string): Promise<void> {
  await sections(page)
    .getByRole('row', { name: new RegExp(`^${heading}`) })
    .click()
  await expect(headingBox(page)).toHaveValue(heading)
}

async function writeAtTheEnd(page: Page, words: string): Promise<void> {
  await body(page).click()
  await page.keyboard.press('Control+End')
  // The editor learns of a moved caret in a task of its own, before a person could press the next key.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
  await page.keyboard.type(words)
}

async function headings(page: Page): Promise<readonly string[]> {
  return sections(page).locator('.outline-heading').allTextContents()
}

/** Replaces the value of a box in the inspector, as a person who leaves it afterwards. */
async function state(page: Page, fact: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: fact, exact: true }).fill(words)
  await page.keyboard.press('Tab')
}

async function isAccessible(page: Page): Promise<void> {
  // What is still being loaded hides the view for a moment.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
}

test('a case study is written without a network: facts, sections, their order', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'broken' })
  const title = 'How a town came to share its software'

  await go(page, 'Case studies')
  await page.getByRole('button', { name: 'New case study' }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill(title)
  await expect(sections(page).getByRole('row')).toHaveCount(12)
  await isAccessible(page)

  // Facts, each in its own box.
  await state(page, 'Organisation', 'Town of Ekdalen')
  await state(page, 'Country', 'Sweden, Finland')
  await state(page, 'Start', '4/2019')
  await page.getByRole('combobox', { name: 'Level', exact: true }).click()
  await page.keyboard.type('Loc')
  await page.getByRole('option', { name: 'Local' }).click()
  const used = page.getByRole('group', { name: 'Software used' })
  await used.getByRole('button', { name: 'Add a program' }).click()
  await used.getByLabel('Name').fill('Signalen')
  await used.getByRole('combobox', { name: 'Licence (SPDX)' }).fill('EUPL-1.2')
  await page.keyboard.press('Escape')
  await used.getByLabel('Source code address').fill('https://github.com/Amsterdam/signals')

  // The first section, then the next by key.
  await body(page).click()
  await page.keyboard.type('Ekdalen shares what it has paid for.')
  await page.keyboard.press('Alt+PageDown')
  await expect(headingBox(page)).toHaveValue('Organisation and context')
  await expect(body(page)).toBeFocused()
  await page.keyboard.type('A town of 30,000 people.')

  // A figure in the results.
  await sections(page)
    .getByRole('row', { name: /^Results/ })
    .click()
  await expect(page.getByText('At least one figure', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Insert' }).click()
  await page.getByRole('menuitem', { name: 'Figure' }).click()
  await page.getByRole('textbox', { name: 'Number' }).fill('4,200')
  await page.getByRole('textbox', { name: 'What it counts' }).fill('reports a year')
  await page.getByRole('dialog').getByRole('button', { name: 'Insert' }).click()
  await expect(body(page)).toContainText('4,200')

  // The order, by keys; and what does not fit is left out.
  await sections(page)
    .getByRole('row', { name: /^Results/ })
    .focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect
    .poll(() => headings(page))
    .toEqual([
      'Summary',
      'Organisation and context',
      'The need',
      'The solution and its technology',
      'Choosing and procuring',
      'Implementation and governance',
      'Results',
      'Costs and funding',
      'Licence, sharing and reuse',
      'Lessons learnt',
      'Next steps',
      'Sources',
    ])
  await sections(page)
    .getByRole('row', { name: /^Choosing and procuring/ })
    .click()
  await page.getByRole('button', { name: 'Leave section out' }).click()
  await expect(sections(page).getByRole('row')).toHaveCount(11)
  await expect(page.getByRole('button', { name: /^Add Choosing and procuring/ })).toBeVisible()

  // How it will look.
  await page.getByRole('radio', { name: 'Preview' }).click()
  const preview = page.getByRole('region', { name: 'How it will look' })
  await expect(preview.getByRole('table', { name: 'At a glance' })).toContainText('Town of Ekdalen')
  await expect(preview).toContainText('Ekdalen shares what it has paid for.')
  await isAccessible(page)

  // A check leads out of it, to where the words are written.
  await page.getByRole('tab', { name: 'Checks' }).click()
  await page.getByRole('button', { name: /^Lessons learnt:/ }).click()
  await expect(headingBox(page)).toHaveValue('Lessons learnt')
  await expect(body(page)).toBeFocused()
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(itemStatus(page)).toContainText(/On this computer|Waiting to be sent/)

  // It is there when it is opened again, on this computer alone.
  await go(page, 'Home')
  await openCaseStudy(page, title)
  await expect(page.getByRole('textbox', { name: 'Organisation', exact: true })).toHaveValue(
    'Town of Ekdalen',
  )
  await expect(page.getByRole('textbox', { name: 'Start', exact: true })).toHaveValue('April 2019')
  await expect(body(page)).toHaveText('Ekdalen shares what it has paid for.')
  await expect(syncStatus(page)).toContainText('Offline')

  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')
  await everythingSent(page)
  const stored = await storedFields(title)
  expect(stored.body).toBe(
    '<h2>Summary</h2><p>Ekdalen shares what it has paid for.</p>' +
      '<table><caption>At a glance</caption><tbody>' +
      '<tr><th scope="row">Organisation</th><td>Town of Ekdalen</td></tr>' +
      '<tr><th scope="row">Country</th><td>Sweden, Finland</td></tr>' +
      '<tr><th scope="row">Level</th><td>Local</td></tr>' +
      '<tr><th scope="row">Software used</th><td><ul><li><a href="https://github.com/Amsterdam/signals">Signalen</a>' +
      ' (licence: EUPL-1.2)</li></ul></td></tr>' +
      '<tr><th scope="row">Start</th><td>April 2019</td></tr></tbody></table>' +
      '<h2>Organisation and context</h2><p>A town of 30,000 people.</p><h2>The need</h2>' +
      '<h2>The solution and its technology</h2><h2>Implementation and governance</h2>' +
      '<h2>Results</h2><dl><dt>4,200</dt><dd>reports a year</dd></dl><h2>Costs and funding</h2>' +
      '<h2>Licence, sharing and reuse</h2><h2>Lessons learnt</h2><h2>Next steps</h2><h2>Sources</h2>',
  )
})

test('looking through a case study changes nothing; a word in one section changes that section only', async () => {
  const { page } = await stage.desk('contributor')
  const before = await storedFields(existing)
  await openCaseStudy(page, 'OS2')
  await expect(itemStatus(page)).toContainText(`Sent, revision ${before.revision}`)
  const count = await sections(page).getByRole('row').count()
  for (let step = 1; step < count; step += 1) await page.keyboard.press('Alt+PageDown')
  await expect(headingBox(page)).toHaveValue('What others can learn')
  await page.getByRole('radio', { name: 'As one text' }).click()
  await expect(body(page)).toContainText('Community at a glance')
  await page.getByRole('radio', { name: 'Sections' }).click()
  await expect(headingBox(page)).toHaveValue('Introduction')
  await expect(itemStatus(page)).toContainText(`Sent, revision ${before.revision}`)

  await choose(page, 'Money')
  await writeAtTheEnd(page, ' One word more.')
  await expect(itemStatus(page)).toContainText(`Sent, revision ${before.revision + 1}`, { timeout: 40_000 })
  const after = await storedFields(existing)
  expect(after.body).toBe(
    before.body.replace(
      '</p><h2>Products that travel</h2>',
      ' One word more.</p><h2>Products that travel</h2>',
    ),
  )
})

test('what was left out comes back with its text, and a heading in a text becomes a section', async () => {
  const { page } = await stage.desk('contributor')
  await openCaseStudy(page, 'OS2')
  await choose(page, 'Money')
  const words = await body(page).innerText()
  await page.getByRole('button', { name: 'Leave section out' }).click()
  await expect(sections(page).getByRole('row', { name: /^Money/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(headingBox(page)).toHaveValue('Money')
  expect(await body(page).innerText()).toBe(words)

  await writeAtTheEnd(page, '\n## Next steps')
  await choose(page, 'Introduction')
  await expect
    .poll(() => headings(page))
    .toEqual([
      'Introduction',
      'The idea',
      'The life of a product',
      'Money',
      'Next steps',
      'Products that travel',
      'What others can learn',
    ])
})
