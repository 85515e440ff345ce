import { mkdir, readFile, rm } from 'node:fs/promises'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { violationsOn } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { countPointers, tabTo } from '../support/by-keys.ts'
import {
  everythingSent,
  go,
  openFromReview,
  proposeAndSend,
  writeNews,
  writeOnAndSend,
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

/** A browser that runs no script, as the public pages need none; and what it complains of. */
async function plainBrowser(browser: Browser): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => complaints.push(message.text()))
  page.on('request', request => {
    if (!request.url().startsWith(stage.service.url)) complaints.push(`asked for ${request.url()}`)
  })
  return { page, complaints }
}

test('in a browser without script what is published is found, narrowed, read and followed', async ({
  browser,
}) => {
  const { page, complaints } = await plainBrowser(browser)
  await page.goto(stage.service.url)
  await expect(page).toHaveURL(`${stage.service.url}/published`)
  await expect(page.getByRole('heading', { level: 1, name: 'Published' })).toBeVisible()
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page.getByText('Page 2 of')).toBeVisible()

  await page.getByRole('searchbox', { name: 'Words in title or text' }).fill('webinar case study')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Event')
  await page.getByRole('searchbox', { name: 'Words in title or text' }).press('Enter')
  await expect(page.getByRole('status')).toHaveText(/items? match/)
  await expect(page.getByRole('combobox', { name: 'Type' })).toHaveValue('event')
  await page.getByRole('link', { name: /^OSOR webinar: writing a case study/ }).click()

  await expect(page.getByRole('heading', { level: 1, name: /^OSOR webinar/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'When and where' })).toBeVisible()
  const calendar = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Add to calendar (.ics)' }).click()
  const saved = await (await calendar).path()
  expect(await readFile(saved, 'utf8')).toContain('BEGIN:VEVENT')

  await page.getByRole('heading', { name: 'Related' }).locator('..').getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^OSOR webinar: writing/)
  await page
    .getByRole('navigation', { name: 'The observatory' })
    .getByRole('link', { name: 'Contact' })
    .click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Contact the Open Source Observatory' }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Open Source Observatory (OSOR)' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Published' })).toBeVisible()
  await page.goto(`${stage.service.url}/published?topic=gardening`)
  await expect(page.getByText('There is no such topic: choose one of the list.')).toBeVisible()
  expect(complaints.filter(each => !/status of 400/.test(each))).toEqual([])
})

test('no public page has an accessibility violation, light or dark, wide or narrow', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${stage.service.url}/published`)
  const paths = new Set<string>()
  for (const type of ['news', 'event', 'solution', 'document']) {
    await page.goto(`${stage.service.url}/published?type=${type}`)
    paths.add((await page.locator('.items a').first().getAttribute('href')) ?? '')
  }
  await page.goto(`${stage.service.url}/published?q=FOSDEM+2025`)
  paths.add((await page.locator('.items a').first().getAttribute('href')) ?? '')
  const others = [
    ...['/published', '/published?q=nothingatall', '/published?type=x', '/items/no-item'],
    ...['/contact', '/contact?language=fr', '/contact?language=de', `/enquiries/${crypto.randomUUID()}`],
  ]
  for (const path of [...others, ...paths]) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(stage.service.url + path)
      expect({ path, width, found: await violationsOn(page) }).toEqual({ path, width, found: [] })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect({ path, width, overflow }).toEqual({ path, width, overflow: 0 })
    }
  }
})

test('a contact form with mistakes says what is wrong, first of all and beside each field, in each language, to everybody', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage()
  for (const [language, send, title] of [
    ['en', 'Send', /^Error: /],
    ['fr', 'Envoyer', /^Erreur : /],
    ['de', 'Senden', /^Fehler: /],
  ] as const) {
    await page.goto(`${stage.service.url}/contact?language=${language}`)
    await page.locator('form').evaluate(form => form.setAttribute('novalidate', ''))
    await page.getByRole('button', { name: send }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('[aria-invalid=true]')).toHaveCount(6)
    await expect(page).toHaveTitle(title)
    const mistakes = page.getByRole('alert')
    await expect(mistakes.getByRole('link')).toHaveCount(6)
    await expect(mistakes).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('#lastName')).toBeFocused()
    expect({ language, found: await violationsOn(page) }).toEqual({ language, found: [] })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect({ language, overflow }).toEqual({ language, overflow: 0 })
  }
})

test('feeds are well formed to the parser of a browser', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${stage.service.url}/published`)
  for (const format of ['rss', 'atom']) {
    const xml = await (await fetch(`${stage.service.url}/published.${format}`)).text()
    const told = await page.evaluate(text => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml')
      const error = parsed.querySelector('parsererror')?.textContent ?? null
      return { error, entries: parsed.querySelectorAll('item, entry').length }
    }, xml)
    expect(told).toEqual({ error: null, entries: 30 })
  }
})

test('what a desk publishes is public, and what is written behind it is not', async ({ browser }) => {
  const { page: reader } = await plainBrowser(browser)
  const { page: author } = await stage.desk('editor')
  const { page: moderator } = await stage.desk('moderator')
  const headline = 'A town opens its council’s minutes'
  const search = `${stage.service.url}/published?q=minutes+council+town`
  await writeNews(author, headline, 'Everybody may read them.')
  await proposeAndSend(author)
  await reader.goto(search)
  await expect(reader.getByRole('link', { name: headline })).toHaveCount(0)

  await openFromReview(moderator, headline)
  await moderator.getByRole('button', { name: 'Approve and publish' }).click()
  await everythingSent(moderator)
  await expect(async () => {
    await reader.goto(search)
    await expect(reader.getByRole('link', { name: headline })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 40_000 })
  await reader.getByRole('link', { name: headline }).click()
  await expect(reader.getByText('Everybody may read them.')).toBeVisible()

  await go(author, 'Published')
  await author.getByRole('searchbox', { name: 'Search published' }).fill(headline)
  await author.getByRole('row', { name: headline }).click()
  await author.getByRole('button', { name: 'Edit', exact: true }).click()
  await writeOnAndSend(author, 'Not decided yet.')
  await reader.reload()
  await expect(reader.getByText('Everybody may read them.')).toBeVisible()
  await expect(reader.getByText('Not decided yet.')).toHaveCount(0)
})

test('in the desk, by keys and without a connection: narrowed, as an agenda, in figures, shared, into a calendar', async () => {
  test.setTimeout(240_000)
  const { page, network } = await stage.desk('contributor')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  network.set({ kind: 'broken' })
  const pointers = await countPointers(page)
  await page.keyboard.press('Control+4')
  const count = page.locator('.view-note')
  await expect(count).toHaveText(/^\d+ published items$/)

  await test.step('narrowed by topic, country and days', async () => {
    const all = Number((await count.textContent())?.split(' ')[0])
    await tabTo(page, page.getByRole('button', { name: /Topic/ }))
    await page.keyboard.press('Enter')
    await page.keyboard.type('Legal')
    await page.keyboard.press('Enter')
    await expect(count).toHaveText(new RegExp(`^\\d+ of ${all} published items$`))
    await tabTo(page, page.getByLabel('Published from'))
    await page.keyboard.type('01012030')
    await expect(page.getByText('No published item matches')).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Show all' }))
    await page.keyboard.press('Enter')
    await expect(count).toHaveText(`${all} published items`)
  })

  await test.step('as an agenda, from which an event goes into a calendar', async () => {
    await tabTo(page, page.getByRole('radio', { name: 'List' }))
    await page.keyboard.press('ArrowRight')
    const upcoming = page.getByRole('listbox', { name: 'Upcoming events' })
    await expect(upcoming).toBeVisible()
    // The count beside the title is of what the two tabs hold, also where days leave events out.
    const entries = () => page.locator('.agenda-times').innerText()
    const listed = async () =>
      [...(await entries()).matchAll(/\((\d+)\)/g)].reduce((sum, [, count]) => sum + Number(count), 0)
    const all = await listed()
    await expect(count).toHaveText(`${all} published events`)
    await tabTo(page, page.getByLabel('Events from'))
    await page.keyboard.type('01012030')
    await expect.poll(listed).toBeLessThan(all)
    await expect(count).toHaveText(new RegExp(`^${await listed()} published events?$`))
    await tabTo(page, page.getByRole('button', { name: 'Clear the filters' }))
    await page.keyboard.press('Enter')
    await expect(count).toHaveText(`${all} published events`)
    await tabTo(page, page.getByRole('radio', { name: /^Upcoming/ }))
    await page.keyboard.press('ArrowRight')
    const past = page.getByRole('listbox', { name: 'Past events' })
    await tabTo(page, past.getByRole('option').first())
    await page.keyboard.press('ArrowDown')
    const title = (await past.getByRole('option').nth(1).locator('.agenda-title').textContent()) ?? ''
    await expect(past.getByRole('option').nth(1)).toBeFocused()
    await page.keyboard.press('Enter')
    const card = page.getByRole('region', { name: 'When and where' })
    await expect(card).toContainText('It is over.')
    // What the card says is not told again below the text.
    await expect(page.getByRole('term').filter({ hasText: /^(Starts|Ends)$/ })).toHaveCount(0)
    await expect(page.getByRole('term').filter({ hasText: 'Topics' })).toBeVisible()
    await expect(page.getByRole('heading', { name: title })).toBeVisible()

    await page.keyboard.press('Control+Alt+j')
    const saved = page.getByText(/^Saved as/).last()
    await expect(saved).toContainText('.ics')
    const path = /^Saved as (.*\.ics)\./.exec(await saved.innerText())?.[1] ?? ''
    const file = await readFile(path, 'utf8')
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title.replaceAll(',', '\\,')}`)
    const [, id = ''] = /UID:(\S+)/.exec(file) ?? []
    expect(file).toBe(await (await fetch(`${stage.service.url}/items/${id}.ics`)).text())

    await rm(path)
    await mkdir(path)
    await page.keyboard.press('Control+Alt+j')
    await expect(page.locator('.reading').getByRole('alert')).toHaveText(
      'The calendar file was not written. Try again, or choose another folder.',
    )
    await rm(path, { recursive: true })

    await page.keyboard.press('Control+Alt+l')
    await expect(page.getByText(`Copied: ${stage.service.url}/items/${id}`)).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${stage.service.url}/items/${id}`)
  })

  await test.step('related items lead on', async () => {
    const related = page.getByRole('region', { name: 'Related' }).getByRole('button').first()
    const title = (await related.locator('.item-title').textContent()) ?? ''
    await tabTo(page, related)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await page.keyboard.press('Control+4')
  })

  await test.step('in figures, each with its table; a country leads to its items', async () => {
    await page.keyboard.press('y')
    await expect(page.getByRole('application')).toHaveCount(2)
    const map = page.getByRole('listbox', { name: 'Countries of Europe' })
    const belgium = map.getByRole('option', { name: /^Belgium: \d+ items?$/ })
    await tabTo(page, map.getByRole('option').and(page.locator(':not([aria-disabled=true])')).first())
    for (let presses = 0; presses < 40; presses += 1) {
      if (await belgium.evaluate(tile => tile === document.activeElement)) break
      await page.keyboard.press('ArrowDown')
      if (await belgium.evaluate(tile => tile === document.activeElement)) break
      await page.keyboard.press('ArrowRight')
    }
    const items = Number(/\d+/.exec((await belgium.textContent()) ?? '')?.[0])
    await tabTo(page, page.getByRole('button', { name: 'Table: Countries covered' }))
    await page.keyboard.press('Space')
    const table = page.getByRole('table', { name: 'Countries covered' })
    await expect(table.getByRole('row', { name: `Belgium ${items}` })).toBeVisible()
    await page.keyboard.press('Space')
    await belgium.focus()
    await page.keyboard.press('Enter')
    await expect(count).toHaveText(new RegExp(`^${items} of \\d+ published items$`))
    await expect(page.getByRole('radio', { name: 'List' })).toBeChecked()
  })

  await test.step('a solution says its licence and where its code is', async () => {
    await page.keyboard.press('Control+f')
    await page.getByRole('button', { name: 'Clear the filters' }).press('Enter')
    await page.getByRole('searchbox', { name: 'Search published' }).fill('X-Road')
    await page
      .locator('[data-row]')
      .filter({ hasText: /^X-Road$/ })
      .press('Enter')
    const card = page.getByRole('region', { name: 'Software' })
    await expect(card).toContainText('OSI approved')
    await expect(card.getByRole('link')).toHaveAttribute('href', /^https:/)
  })
  expect(await pointers()).toBe(0)
})
