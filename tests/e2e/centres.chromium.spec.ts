import { expect, type Page, test } from '@playwright/test'
import type { CentreUrl } from '#shared/centres/resource-centre.ts'
import { centreFieldsOf } from '../support/a-centre.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { countPointers, pressByKeys, tabTo } from '../support/by-keys.ts'
import { centreAct, centresOf, centreTrail, listedBy } from '../support/centre-acts.ts'
import { holdAnswers } from '../support/held-answers.ts'
import { act, seenBy } from '../support/membership-acts.ts'
import { signedInClient } from '../support/service-client.ts'

/** A change reaches another desk by its next pull. */
const soon = { timeout: 60_000 }

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

async function openCentres(page: Page): Promise<void> {
  // A person presses no key before the window is there.
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.keyboard.press('Control+8')
  await expect(page.getByRole('heading', { name: 'Resource centres', level: 1 })).toBeVisible()
  await expect(page.getByRole('option').first()).toBeVisible()
}

function option(page: Page, name: string) {
  return page.getByRole('option', { name })
}

function detail(page: Page, name: string) {
  return page.getByRole('article', { name })
}

function form(page: Page, name: string | RegExp) {
  return page.getByRole('form', { name })
}

function field(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true })
}

/** Finds a centre by the search, and shows it beside the list: all by keys. */
async function show(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+F')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(name)
  await tabTo(page, option(page, name))
  await page.keyboard.press('Space')
  await expect(detail(page, name)).toBeVisible()
}

/** Types into a field of the form, in the place of what stands there. */
async function write(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, field(page, name))
  await page.keyboard.press('Control+A')
  await page.keyboard.type(words)
}

/** Types the beginning of a term, and takes it. */
async function choose(page: Page, name: string, term: string): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name }))
  await page.keyboard.type(term)
  await expect(page.getByRole('listbox').getByRole('option', { name: term })).toBeVisible()
  await page.keyboard.press('Enter')
}

async function fillIn(page: Page, name: string, address: string): Promise<void> {
  await write(page, 'Name', name)
  await tabTo(page, page.getByRole('radio', { name: 'Competence centre' }))
  await page.keyboard.press('Space')
  await choose(page, 'Country, or European Union', 'Estonia')
  await write(page, 'Web address', address)
  await write(page, 'Description', 'Helps towns to share what they have had written.')
}

async function moderators() {
  return signedInClient(stage.service.url, 'moderator')
}

/** Somebody else corrects a centre, at the service. */
async function correctElsewhere(url: CentreUrl, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const client = await moderators()
  const now = (await centresOf(client)).find(centre => centre.url === url)
  if (now === undefined) throw new Error('the centre is not in the list')
  const fields = centreFieldsOf({ ...now, ...changes })
  await listedBy(client, { kind: 'correct', url, seen: now.version, fields })
}

test('a centre is found, read and opened in the browser, by keys alone', async () => {
  const { page, opened } = await stage.desk('editor')
  const pointers = await countPointers(page)
  await openCentres(page)
  await expect(page.getByText('11 centres')).toBeVisible()
  await show(page, 'Developers Italia')
  await expect(page.getByText('1 of 11 centres')).toBeVisible()
  await expect(detail(page, 'Developers Italia')).toContainText('In the list from the beginning.')
  await pressByKeys(page, page.getByRole('link', { name: 'https://developers.italia.it/' }))
  await expect.poll(() => opened).toEqual(['https://developers.italia.it/'])
  // Who does not keep the list is offered nothing to do about it.
  for (const name of ['Add a centre…', 'Correct…', 'Remove…']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  }

  await page.keyboard.press('Control+F')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('nothing of the kind')
  await expect(page.getByText('No resource centre matches')).toBeVisible()
  await pressByKeys(page, page.getByRole('button', { name: 'Show all' }))
  await expect(page.getByText('11 centres')).toBeVisible()

  // Arrow keys walk through the list, and what stands beside it follows.
  await tabTo(page, page.getByRole('option', { selected: true }))
  await page.keyboard.press('Home')
  await expect(detail(page, 'Adullact')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(detail(page, 'CENATIC')).toBeVisible()

  expect(await pointers()).toBe(0)
})

test('countries are tiles and a table, and narrow the list', async () => {
  const { page } = await stage.desk('editor')
  await openCentres(page)
  await tabTo(page, page.getByRole('radio', { name: 'List' }))
  await page.keyboard.press('ArrowRight')
  const spain = page.getByRole('radio', { name: 'Spain: 2 centres' })
  await tabTo(page, page.getByRole('radio', { name: 'European Union: 2 centres' }))
  while (!(await spain.evaluate(element => element === document.activeElement))) {
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Space')
  const list = page.getByRole('listbox', { name: 'Resource centres: Spain' })
  await expect(list.getByRole('option')).toHaveCount(2)
  // What stands beside the list is of the country that was chosen.
  await expect(detail(page, 'CENATIC')).toBeVisible()
  await pressByKeys(page, page.getByRole('button', { name: /^Table/ }))
  const row = page.getByRole('row', { name: /^Germany/ })
  await expect(row.getByRole('cell')).toHaveText(['1', '0', '1', '0', '2'])
  await pressByKeys(page, page.getByRole('button', { name: 'Germany', exact: true }))
  await expect(
    page.getByRole('listbox', { name: 'Resource centres: Germany' }).getByRole('option'),
  ).toHaveCount(2)
  await page.reload()
  await openCentres(page)
  await expect(page.getByRole('table', { name: 'Resource centres by country and kind' })).toBeVisible()
})

test('a centre is added, corrected and removed by keys, and another desk follows', async () => {
  test.setTimeout(180_000)
  const { page: reader } = await stage.desk('editor')
  await openCentres(reader)
  const { page } = await stage.desk('facilitator')
  const pointers = await countPointers(page)
  await openCentres(page)
  await page.keyboard.press('Control+Shift+U')
  await tabTo(page, page.getByRole('button', { name: 'Add to the list' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('5 fields need another look.')).toBeVisible()
  await expect(field(page, 'Name')).toBeFocused()
  await expect(form(page, 'Add a resource centre')).toContainText('Give its web address.')
  await fillIn(page, 'Tallinn Open Centre', 'not an address')
  await write(page, 'Created', 'last year')
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  await expect(page.getByText('2 fields need another look.')).toBeVisible()
  await expect(field(page, 'Web address')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('adullact.org')
  await write(page, 'Created', 'April 2012')
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  await expect(page.getByRole('alert')).toContainText('Another centre of the list has this web address.')
  await expect(field(page, 'Web address')).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('tallinn.example.org')
  await choose(page, 'Languages', 'Estonian')
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  await expect(detail(page, 'Tallinn Open Centre')).toContainText('https://tallinn.example.org/')
  await expect(detail(page, 'Tallinn Open Centre')).toContainText('April 2012')
  await expect(detail(page, 'Tallinn Open Centre')).toContainText('added Tallinn Open Centre')
  await expect(option(reader, 'Tallinn Open Centre')).toBeVisible(soon)

  await pressByKeys(page, page.getByRole('button', { name: 'Correct…' }))
  await write(page, 'Name', 'Tallinn and Tartu Open Centre')
  await page.keyboard.press('Enter')
  await expect(detail(page, 'Tallinn and Tartu Open Centre')).toContainText(
    'Name: Tallinn Open Centre → Tallinn and Tartu Open Centre',
  )
  await expect(option(reader, 'Tallinn and Tartu Open Centre')).toBeVisible(soon)

  await pressByKeys(page, page.getByRole('button', { name: 'Remove…' }))
  const dialog = page.getByRole('dialog', { name: 'Remove Tallinn and Tartu Open Centre' })
  await pressByKeys(page, dialog.getByRole('button', { name: 'Remove' }))
  await expect(dialog).toContainText('Say why it is removed.')
  await tabTo(page, dialog.getByRole('textbox', { name: 'Reason' }))
  await page.keyboard.type('It was made up.')
  await page.keyboard.press('Escape')
  await pressByKeys(page, page.getByRole('button', { name: 'Remove…' }))
  // What was typed is there again.
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('It was made up.')
  await pressByKeys(page, dialog.getByRole('button', { name: 'Remove' }))
  await expect(option(page, 'Tallinn and Tartu Open Centre')).toHaveCount(0)
  await expect(option(reader, 'Tallinn and Tartu Open Centre')).toHaveCount(0, soon)
  await pressByKeys(page, page.getByRole('button', { name: 'All changes' }))
  const changes = page.getByRole('dialog', { name: 'All changes' }).getByRole('listitem')
  await expect(changes.first()).toContainText('removed Tallinn and Tartu Open Centre')
  await expect(changes.first()).toContainText('It was made up.')
  expect(await pointers()).toBe(0)
})

test('offline the list is read on a desk that never opened it, and words of a form wait for the service', async () => {
  test.setTimeout(180_000)
  const { page, network } = await stage.desk('moderator')
  await expect(async () => {
    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      const name = databases.find(each => each.name?.startsWith('osor-desk/'))?.name
      if (name === undefined) return 0
      return new Promise<number>(resolve => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => {
          const count = opening.result.transaction('keptAnswers').objectStore('keptAnswers').count()
          count.onsuccess = () => {
            opening.result.close()
            resolve(count.result)
          }
        }
      })
    })
    expect(kept).toBe(1)
  }).toPass({ timeout: 20_000 })
  network.set({ kind: 'broken' })
  await page.reload()
  await openCentres(page)
  await expect(page.getByRole('status').filter({ hasText: 'as it was kept on this computer' })).toContainText(
    'The service cannot be reached now.',
  )
  await show(page, 'Adullact')
  await expect(detail(page, 'Adullact')).toContainText('The trail is kept by the service.')

  await page.keyboard.press('Control+Shift+U')
  await fillIn(page, 'Written on a train', 'train.example.org')
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  const said = page.getByRole('alert').filter({ hasText: 'Whether it was done is not known' })
  await expect(said).toContainText('your words are kept')
  // Closing the form, and loading the window anew, loses none of them.
  await pressByKeys(page, page.getByRole('button', { name: 'Close', exact: true }))
  await page.reload()
  await openCentres(page)
  await pressByKeys(page, page.getByRole('button', { name: 'Go on adding…' }))
  await expect(field(page, 'Name')).toHaveValue('Written on a train')

  // The answer is lost, and what was sent is done once all the same.
  network.set({ kind: 'answers_lost' })
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  await expect(said).toBeVisible({ timeout: 40_000 })
  network.set({ kind: 'works' })
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  await expect(detail(page, 'Written on a train')).toBeVisible(soon)
  const client = await moderators()
  const centre = (await centresOf(client)).find(({ name }) => name === 'Written on a train')
  expect(centre?.version).toBe(1)
  expect(centre && (await centreTrail(client, centre.url)).entries).toHaveLength(1)
  await expect(page.getByText('as it was kept on this computer')).toHaveCount(0, soon)
})

test('a role that ends while a form is open is told, and the words stay', async () => {
  test.setTimeout(150_000)
  const { page } = await stage.desk('facilitator')
  await openCentres(page)
  await page.keyboard.press('Control+Shift+U')
  await fillIn(page, 'Too late', 'late.example.org')
  const owner = await signedInClient(stage.service.url, 'owner')
  const facilitator = await signedInClient(stage.service.url, 'facilitator')
  const { account } = await facilitator.me()
  await act(owner, { kind: 'change_role', ...(await seenBy(owner, account.id)), role: 'member' })
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  await expect(page.getByRole('alert')).toContainText(
    'Only facilitators, the owner and site moderators can change the list',
  )
  await expect(field(page, 'Name')).toHaveValue('Too late')
  expect((await centresOf(owner)).map(({ name }) => name)).not.toContain('Too late')
  await expect(page.getByRole('button', { name: /a centre…$|Go on adding/ })).toHaveCount(0, soon)
})

test('what the service answers late closes no form that was opened since, and takes no word from it', async () => {
  test.setTimeout(150_000)
  const { page } = await stage.desk('facilitator')
  await openCentres(page)
  await show(page, 'Adullact')
  await pressByKeys(page, page.getByRole('button', { name: 'Correct…' }))
  await write(page, 'Name', 'Adullact of today')
  let letGo = await holdAnswers(page, 'service.centreAct')
  await page.keyboard.press('Enter')
  // What is typed while it goes would be in no correction.
  await expect(field(page, 'Name')).toHaveAttribute('readonly')
  await pressByKeys(page, page.getByRole('button', { name: 'Close', exact: true }))
  await show(page, 'CENATIC')
  await pressByKeys(page, page.getByRole('button', { name: 'Correct…' }))
  await write(page, 'Name', 'CENATIC of today')
  await letGo()
  await expect(page.getByText('Adullact of today is corrected')).toBeVisible()
  await expect(form(page, /CENATIC/)).toBeVisible()
  await expect(field(page, 'Name')).toHaveValue('CENATIC of today')

  await pressByKeys(page, page.getByRole('button', { name: 'Close', exact: true }))
  await show(page, 'Adullact of today')
  await pressByKeys(page, page.getByRole('button', { name: 'Remove…' }))
  await tabTo(page, page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }))
  await page.keyboard.type('It was closed.')
  letGo = await holdAnswers(page, 'service.centreAct')
  await pressByKeys(page, page.getByRole('dialog').getByRole('button', { name: 'Remove' }))
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Reason' })).toHaveAttribute('readonly')
  await page.keyboard.press('Escape')
  await show(page, 'CENATIC')
  await pressByKeys(page, page.getByRole('button', { name: 'Go on correcting…' }))
  await write(page, 'Description', 'As it is today.')
  await letGo()
  await expect(page.getByText('Adullact of today is removed')).toBeVisible()
  await expect(form(page, /CENATIC/)).toBeVisible()
  await expect(field(page, 'Description')).toHaveValue('As it is today.')
})

test('a correction that meets another shows both, and takes what only the others changed', async () => {
  test.setTimeout(150_000)
  const { page } = await stage.desk('facilitator')
  const client = await moderators()
  const centre = await listedBy(client, {
    kind: 'add',
    fields: centreFieldsOf({ name: 'Centre of two', url: 'https://two.example.org/' }),
  })
  await openCentres(page)
  await show(page, 'Centre of two')
  await pressByKeys(page, page.getByRole('button', { name: 'Correct…' }))
  await write(page, 'Name', 'Mine')
  await write(page, 'Description', 'My description.')
  await write(page, 'Source code', 'git.example.org')
  await correctElsewhere(centre.url, {
    name: 'Theirs',
    description: 'Their description.',
    languages: ['et', 'en'],
  })
  await pressByKeys(page, page.getByRole('button', { name: 'Send the correction' }))
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this centre' })
  await expect(conflict).toContainText('What only they have changed stands in the form now: Languages.')
  const table = conflict.getByRole('table', { name: 'Fields that both have changed' })
  await expect(table.getByRole('row', { name: /^Name/ })).toContainText('Theirs')
  await expect(table.getByRole('row', { name: /^Name/ })).toContainText('Mine')
  await expect(table.getByRole('row', { name: /^Description/ })).toContainText('My description.')
  await pressByKeys(page, page.getByRole('button', { name: 'Take theirs: Description' }))
  await expect(field(page, 'Description')).toHaveValue('Their description.')
  // What was brought together is kept like every other word.
  await page.reload()
  await openCentres(page)
  await show(page, 'Theirs')
  await pressByKeys(page, page.getByRole('button', { name: 'Go on correcting…' }))
  await pressByKeys(page, page.getByRole('button', { name: 'Send the correction' }))
  await expect(detail(page, 'Mine')).toContainText('Their description.')
  expect((await centresOf(client)).find(({ url }) => url === centre.url)).toMatchObject({
    name: 'Mine',
    description: 'Their description.',
    languages: ['et', 'en'],
    code: 'https://git.example.org/',
    version: 3,
  })
})

test('a correction of a centre that has moved to another address meanwhile goes on there', async () => {
  test.setTimeout(150_000)
  const { page } = await stage.desk('facilitator')
  const client = await moderators()
  const { url } = await listedBy(client, {
    kind: 'add',
    fields: centreFieldsOf({ name: 'Centre on the move', url: 'https://before.example.org/' }),
  })
  await openCentres(page)
  await show(page, 'Centre on the move')
  await pressByKeys(page, page.getByRole('button', { name: 'Correct…' }))
  await write(page, 'Description', 'My description.')
  await correctElsewhere(url, { url: 'https://after.example.org/' })
  await pressByKeys(page, page.getByRole('button', { name: 'Send the correction' }))
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else has changed this centre' })
  await expect(conflict).toContainText('What only they have changed stands in the form now: Web address.')
  await expect(page.locator('.centre-conflict-place')).toBeFocused()
  await expect(field(page, 'Web address')).toHaveValue('https://after.example.org/')
  // The words are where the list has the centre now.
  await page.reload()
  await openCentres(page)
  await show(page, 'Centre on the move')
  await pressByKeys(page, page.getByRole('button', { name: 'Go on correcting…' }))
  await pressByKeys(page, page.getByRole('button', { name: 'Send the correction' }))
  await expect(detail(page, 'Centre on the move')).toContainText('My description.')
  expect((await centresOf(client)).filter(({ name }) => name === 'Centre on the move')).toMatchObject([
    { url: 'https://after.example.org/', description: 'My description.', version: 3 },
  ])
  // Words that were begun before it moves once more are reached from the list.
  await pressByKeys(page, page.getByRole('button', { name: 'Correct…' }))
  await write(page, 'Description', 'My second description.')
  await pressByKeys(page, page.getByRole('button', { name: 'Close', exact: true }))
  const [{ url: second } = { url }] = (await centresOf(client)).filter(
    ({ name }) => name === 'Centre on the move',
  )
  await correctElsewhere(second, { url: 'https://later.example.org/' })
  await page.reload()
  await openCentres(page)
  const left = page.getByRole('status').filter({ hasText: 'You have begun to correct Centre on the move' })
  await pressByKeys(page, left.getByRole('button', { name: 'Go on correcting…' }))
  await expect(left).toHaveCount(0)
  await pressByKeys(page, page.getByRole('button', { name: 'Send the correction' }))
  await expect(field(page, 'Web address')).toHaveValue('https://later.example.org/')
  await pressByKeys(page, page.getByRole('button', { name: 'Send the correction' }))
  await expect(detail(page, 'Centre on the move')).toContainText('My second description.')
  // So it is when it is to be removed: the dialog stays, and says where it has gone.
  await pressByKeys(page, page.getByRole('button', { name: 'Remove…' }))
  const dialog = page.getByRole('dialog', { name: 'Remove Centre on the move' })
  await tabTo(page, dialog.getByRole('textbox', { name: 'Reason' }))
  await page.keyboard.type('It was closed.')
  const moved = (await centresOf(client)).find(({ name }) => name === 'Centre on the move')
  if (moved === undefined) throw new Error('the centre is in the list')
  await correctElsewhere(moved.url, { url: 'https://for-good.example.org/' })
  await pressByKeys(page, dialog.getByRole('button', { name: 'Remove' }))
  await expect(dialog.getByRole('alert')).toContainText('https://for-good.example.org/')
  await pressByKeys(page, dialog.getByRole('button', { name: 'Remove' }))
  await expect(option(page, 'Centre on the move')).toHaveCount(0)
})

test('a centre that is removed while it is corrected is added again with the words, or not', async () => {
  test.setTimeout(150_000)
  const { page } = await stage.desk('facilitator')
  const client = await moderators()
  const { url, version } = await listedBy(client, {
    kind: 'add',
    fields: centreFieldsOf({ name: 'Short-lived', url: 'https://short.example.org/' }),
  })
  await openCentres(page)
  await show(page, 'Short-lived')
  await pressByKeys(page, page.getByRole('button', { name: 'Correct…' }))
  await write(page, 'Name', 'Long-lived')
  await centreAct(client, { kind: 'remove', url, seen: version, reason: 'By mistake.' })
  await pressByKeys(page, page.getByRole('button', { name: 'Send the correction' }))
  await expect(page.getByRole('alert')).toContainText('Your words are kept')
  await pressByKeys(page, page.getByRole('button', { name: 'Add it again' }))
  await pressByKeys(page, page.getByRole('button', { name: 'Add to the list' }))
  await expect(detail(page, 'Long-lived')).toBeVisible()
  // A removal stands on what was read too.
  await correctElsewhere(url, { description: 'It lives.' })
  await pressByKeys(page, page.getByRole('button', { name: 'Remove…' }))
  const dialog = page.getByRole('dialog', { name: 'Remove Long-lived' })
  await tabTo(page, dialog.getByRole('textbox', { name: 'Reason' }))
  await page.keyboard.type('It does not live.')
  await correctElsewhere(url, { description: 'It lives, and well.' })
  await pressByKeys(page, dialog.getByRole('button', { name: 'Remove' }))
  await expect(dialog.getByRole('alert')).toContainText('It lives, and well.')
  await page.keyboard.press('Escape')
  expect((await centresOf(client)).map(({ name }) => name)).toContain('Long-lived')
})

test('About OSOR is reached by its key, and leads to the members, the centres and outside', async () => {
  const { page, opened } = await stage.desk('editor')
  await page.keyboard.press('Shift+F1')
  await expect(page.getByRole('heading', { name: 'About OSOR', level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Milestones' }).getByRole('listitem')).toHaveCount(6)
  await pressByKeys(page, page.getByRole('button', { name: 'Open the contact form in the browser' }))
  await expect.poll(() => opened).toHaveLength(1)
  const form = await page.context().newPage()
  await form.goto(opened[0] ?? '')
  await expect(form.getByRole('combobox', { name: 'What is it about?' })).toHaveValue('legal')
  await form.close()
  await pressByKeys(page, page.getByRole('button', { name: 'Open OSOR in the browser' }))
  await expect
    .poll(() => opened[1])
    .toBe('https://joinup.ec.europa.eu/collection/open-source-observatory-osor')
  await pressByKeys(page, page.getByRole('button', { name: 'Go to Members' }))
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await pressByKeys(page, page.getByRole('button', { name: 'See the resource centres' }))
  await expect(page.getByRole('heading', { name: 'Resource centres', level: 1 })).toBeVisible()
})
