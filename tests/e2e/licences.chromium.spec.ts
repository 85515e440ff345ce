import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { freePort } from '../../build/run/free-port.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { countPointers, pressByKeys, tabTo } from '../support/by-keys.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { everythingSent } from '../support/desk-page.ts'

let folder: string
let service: RunningContentService
let desk: BrowserDesk
let page: Page
/** Addresses that the desk has asked the system to open. */
let opened: string[]

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osor-desk-licences-'))
  service = await startContentService({ seed: 'demo' })
})

test.afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

test.beforeEach(async ({ browserName: _ }, { testId }) => {
  opened = []
  desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, testId),
    port: await freePort(),
    // Whoever is signed in, here somebody without any role in review.
    signInAs: 'contributor',
    openExternal: async url => {
      opened.push(url)
    },
  })
  page = desk.page
  await everythingSent(page)
  await page.keyboard.press('Control+7')
  await expect(page.getByRole('heading', { level: 1, name: 'Licences' })).toBeVisible()
})

test.afterEach(() => desk.close())

const list = () => page.getByRole('listbox', { name: 'Licences' })
const detail = () => page.getByRole('region', { name: 'Chosen licence' })

/** Goes from tab to tab by the arrow keys. */
async function openTab(name: string): Promise<void> {
  await tabTo(page, page.getByRole('tab', { selected: true }))
  await expect(async () => {
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name, selected: true })).toBeVisible({ timeout: 200 })
  }).toPass()
}

/** Looks for a licence and chooses the first that is found. */
async function choose(words: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words)
  const isInList = () => list().evaluate(element => element.contains(document.activeElement))
  await expect(async () => {
    await page.keyboard.press('Tab')
    expect(await isInList()).toBe(true)
  }).toPass({ intervals: [0] })
  await page.keyboard.press('Home')
}

/** Presses the chip of a term: Tab leads to its group, the arrow keys to the chip. */
async function pressChip(group: string, term: string): Promise<void> {
  const chips = page.getByRole('toolbar', { name: `Terms: ${group}` }).getByRole('button')
  const chip = chips.and(page.getByRole('button', { name: new RegExp(`^${term}`) }))
  await tabTo(page, chips.first())
  await expect(async () => {
    if (!(await chip.evaluate(element => element === document.activeElement)))
      await page.keyboard.press('ArrowRight')
    await expect(chip).toBeFocused({ timeout: 50 })
  }).toPass({ intervals: [0] })
  await page.keyboard.press('Space')
}

/** Types an expression into one of the two boxes, and leaves it. */
async function ask(side: RegExp, expression: string): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: side }))
  await page.keyboard.press('Control+a')
  await page.keyboard.type(expression)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
}

test('a licence is found by its name or by terms, and read, without a mouse', async () => {
  const pointers = await countPointers(page)
  await expect(list().getByRole('option').first()).toContainText('EUPL-1.2')
  await choose('gnu affero 3')
  await expect(detail().getByRole('heading', { level: 2 })).toHaveText('AGPL-3.0-only')
  await expect(detail()).toContainText('Offering the work over a network counts as distributing it.')
  await expect(detail()).toContainText('OSI approved')
  await pressByKeys(
    page,
    detail().getByRole('button', { name: 'Read the text of AGPL-3.0-only in the browser' }),
  )
  await expect.poll(() => opened).toEqual(['https://www.gnu.org/licenses/agpl-3.0.html'])

  await choose('Glide')
  await expect(detail()).toContainText('Nobody has described this licence yet')
  await expect(detail()).toContainText('Not approved')
  await pressByKeys(page, detail().getByRole('button', { name: 'Read Glide at SPDX in the browser' }))
  await expect.poll(() => opened.at(-1)).toBe('https://spdx.org/licenses/Glide.html')

  await page.keyboard.press('Control+f')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await pressByKeys(page, page.getByRole('button', { name: 'Filter by terms' }))
  await pressChip('Must', 'Network use counts')
  await pressChip('Law', 'EU or Member State law')
  await expect(page.getByText('2 terms chosen')).toBeVisible()
  await expect(list().getByRole('option')).toHaveCount(2)
  await expect(list()).toContainText('EUPL-1.1')

  await page.keyboard.press('Control+f')
  await page.keyboard.type('mit')
  await expect(page.getByText('No licence matches')).toBeVisible()
  await pressByKeys(page, page.getByRole('button', { name: 'Clear search and terms' }))
  await expect(list()).toBeVisible()
  expect(await pointers()).toBe(0)
})

test('licences are compared side by side, and the comparison is pasted elsewhere', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const pointers = await countPointers(page)
  await choose('EUPL-1.2')
  await page.keyboard.press('Control+Alt+k')
  await expect(detail().getByRole('button', { name: /^Take out of comparison/ })).toBeVisible()
  await openTab('Compare')
  const table = page.getByRole('table', { name: 'Licences compared' })
  await expect(table.getByRole('columnheader')).toHaveCount(2)

  await tabTo(page, page.getByRole('combobox', { name: 'Add a licence' }))
  await page.keyboard.type('bsd-3-clause')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(table.getByRole('columnheader', { name: /^BSD-3-Clause/ })).toBeVisible()
  const row = (name: string) => table.getByRole('row', { name: new RegExp(`^${name} `) })
  await expect(row('Distribute').getByRole('cell')).toHaveText(['Can', 'Can'])
  await expect(row('Copyleft, share alike').getByRole('cell')).toHaveText(['Must', 'Not said'])

  await tabTo(page, page.getByRole('checkbox', { name: 'Show differences only' }))
  await page.keyboard.press('Space')
  await expect(row('Distribute')).toHaveCount(0)
  await expect(row('Copyleft, share alike')).toBeVisible()

  await page.keyboard.press('Control+Alt+c')
  await expect(page.getByText('The comparison is copied.')).toBeVisible()
  const pasted = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const read = async (type: string) => (await item?.getType(type))?.text()
    return { html: await read('text/html'), text: await read('text/plain') }
  })
  expect(pasted.html).toContain('Copyleft, share alike</th>')
  expect(pasted.text).toContain('- Copyleft, share alike – EUPL-1.2: Must; BSD-3-Clause: Not said')
  expect(pasted.text).toContain('no legal advice')

  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('The system refuses'))
  })
  await page.keyboard.press('Control+Alt+c')
  await expect(page.getByText('The comparison could not be copied.')).toBeVisible()

  // The place survives another view.
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  await page.keyboard.press('Control+7')
  await expect(row('Copyleft, share alike')).toBeVisible()

  await pressByKeys(page, page.getByRole('button', { name: 'Take BSD-3-Clause out' }))
  await expect(page.getByText('These licences do not differ in any term.')).toBeVisible()
  await pressByKeys(page, page.getByRole('button', { name: 'Take all out' }))
  await expect(page.getByText('Nothing to compare yet')).toBeVisible()
  expect(await pointers()).toBe(0)
})

test('a sixth licence is not taken, and it says why', async () => {
  for (const id of ['EUPL-1.2', 'MIT', 'ISC', 'Zlib', 'MPL-2.0']) {
    await choose(id)
    await expect(detail().getByRole('heading', { level: 2 })).toHaveText(id)
    await page.keyboard.press('Control+Alt+k')
  }
  await choose('Apache-2.0')
  await expect(detail()).toContainText('Five licences are being compared: take one out first.')
  await expect(detail().getByRole('button', { name: /^Compare/ })).toBeDisabled()
})

test('whether two licences go together is answered by a rule, with its explanation', async () => {
  const pointers = await countPointers(page)
  const answer = page.getByRole('region', { name: 'Answer' })
  await openTab('Compatibility')
  await expect(page.getByText('Two licences, one answer')).toBeVisible()
  await ask(/inbound/, 'mit')
  await ask(/outbound/, 'EUPL-1.2')
  await expect(answer).toContainText('MIT goes into EUPL-1.2')
  await expect(answer).toContainText('Rule T12')
  await expect(answer).toContainText('no legal advice')

  await pressByKeys(page, page.getByRole('button', { name: 'Exchange the two' }))
  await expect(answer).toContainText('EUPL-1.2 goes into MIT under conditions')
  await expect(answer).toContainText('Rule T14')

  await ask(/inbound/, 'GPL-3.0-only')
  await ask(/outbound/, 'EUPL-1.2')
  await expect(answer).toContainText('Careful with GPL-3.0-only in EUPL-1.2')
  await expect(answer).toContainText('Rule T04')

  await ask(/inbound/, 'BUSL-1.1')
  await expect(answer).toContainText('BUSL-1.1 is incompatible with EUPL-1.2')
  await ask(/inbound/, 'Glide')
  await expect(answer).toContainText('Glide is not described by the terms')

  await ask(/inbound/, 'GPL-2.0-only WITH Classpath-exception-2.0 OR Apache-2.0')
  await expect(answer).toContainText('Apache-2.0 goes into EUPL-1.2')
  await expect(answer).toContainText('One may be chosen, so that the best counts: Apache-2.0 in EUPL-1.2.')
  await expect(answer).toContainText('GPL-2.0-only comes with Classpath-exception-2.0')
  const parts = answer.getByRole('table', { name: 'How it was judged' })
  await expect(parts.getByRole('row', { name: /^Apache-2\.0 EUPL-1\.2/ })).toContainText('Decides')

  await ask(/inbound/, 'GPL-2.0-or-later')
  await ask(/outbound/, 'GPL-3.0-only')
  await expect(answer).toContainText('GPL-2.0-or-later goes into GPL-3.0-only')
  await expect(answer).toContainText('By the words of the code: “or any later version”')
  await ask(/outbound/, 'gpl-3.0-only with gcc-exception-3.1')
  await expect(answer).toContainText('GPL-2.0-or-later goes into GPL-3.0-only WITH GCC-exception-3.1 under')
  await expect(answer).toContainText('Only those who hold the rights in the code can grant it')

  await ask(/inbound/, 'MIT Apache-2.0')
  await expect(
    page.getByText('At character 5: AND, OR or WITH is missing before “Apache-2.0”.'),
  ).toBeVisible()
  await expect(answer).toContainText('Two licences, one answer')

  // The choices of the box are reached by keys too, for the word that is being typed.
  await tabTo(page, page.getByRole('combobox', { name: /inbound/ }))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('MIT AND mpl-2')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /inbound/ })).toHaveValue('MIT AND MPL-2.0')
  await expect(answer).toContainText('Each has to be met')

  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+7')
  await expect(page.getByRole('combobox', { name: /inbound/ })).toHaveValue('MIT AND MPL-2.0')
  expect(await pointers()).toBe(0)
})
