import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { PROJECT } from '../../build/project.ts'
import { freePort } from '../../build/run/free-port.ts'
import { readFile as readText } from '../../renderer/exchange/read-file.ts'
import { aCaseStudyDocx, aRoom } from '../support/a-docx.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { body, everythingSent, go, writeNews } from '../support/desk-page.ts'

let folder = ''
let service: RunningContentService
let desk: BrowserDesk

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osor-desk-exchange-'))
  service = await startContentService({ seed: 'empty' })
  desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder: join(folder, 'desk'),
    port: await freePort(),
    signInAs: 'editor',
  })
  await everythingSent(desk.page)
})

test.afterEach(async () => {
  await desk.close()
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

async function fileWith(name: string, content: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function chooseToImport(page: Page, path: string): Promise<void> {
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(path)
}

async function startImport(page: Page, path: string): Promise<void> {
  await page.keyboard.press('Control+Alt+I')
  await expect(page.getByRole('dialog', { name: 'Import a text' })).toBeVisible()
  await chooseToImport(page, path)
}

async function exportAs(page: Page, format: RegExp): Promise<void> {
  await page.keyboard.press('Control+Shift+E')
  const window = page.getByRole('dialog', { name: 'Export' })
  // The circle itself is hidden behind its words.
  await window.getByText(format).click()
  await window.getByRole('button', { name: 'Save…' }).click()
  await expect(window).toBeHidden()
}

async function savedFile(ending: string): Promise<Uint8Array<ArrayBuffer>> {
  const saved = join(folder, 'desk', 'saved')
  const [name] = (await readdir(saved)).filter(each => each.endsWith(ending))
  if (name === undefined) throw new Error(`Nothing was saved as ${ending}`)
  return new Uint8Array(await readFile(join(saved, name)))
}

async function pasteHtml(page: Page, html: string): Promise<void> {
  await body(page).evaluate((element, copied) => {
    const data = new DataTransfer()
    data.setData('text/html', copied)
    data.setData('text/plain', 'plain')
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, html)
}

test('a case study comes in from Word: a report first, then its sections with table and picture', async () => {
  const { page } = desk
  await startImport(page, await fileWith('final v3.docx', await aCaseStudyDocx()))
  const report = page.getByRole('dialog', { name: 'What was found in “final v3.docx”' })
  await expect(report).toContainText('“Costs and funding” is read as Costs and funding')
  await expect(report).toContainText('“What the mayor says” becomes a section of its own')
  await expect(report).toContainText('3 facts recognised')
  await expect(report).toContainText('1 comment left out.')
  await expect(report).toContainText('“Pull words”')
  await expect(report.getByRole('textbox', { name: 'Title' })).toHaveValue(
    'Riverton moves its schools to open source',
  )
  await report.getByRole('button', { name: 'Create the draft' }).click()
  await expect(report).toBeHidden()
  const main = page.getByRole('main')
  for (const section of ['Summary', 'Costs and funding', 'Lessons learnt', 'What the mayor says']) {
    await expect(main).toContainText(section)
  }
  await everythingSent(page)

  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Import report' }).click()
  await expect(page.getByRole('dialog', { name: 'Import report' })).toContainText('final v3.docx')
  await page.keyboard.press('Escape')

  await exportAs(page, /^Word document/)
  const again = await readText(await savedFile('.docx'), 'again.docx')
  if (again.kind !== 'text') throw new Error(JSON.stringify(again))
  expect(again.text.pictures.map(picture => picture.base64)).toEqual([Buffer.from(aRoom).toString('base64')])
  expect(again.text.html).toContain('<tr><td>2024</td><td>120,000</td></tr>')
})

test('files that cannot be taken get a sentence each, and nothing else is touched', async () => {
  const { page } = desk
  await go(page, 'Drafts')
  const whole = await aCaseStudyDocx()
  await startImport(page, await fileWith('cut off.docx', whole.slice(0, 3_000)))
  const problem = page.getByRole('dialog').getByRole('alert')
  await expect(problem).toContainText('“cut off.docx” is damaged')

  const bomb = zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': new Uint8Array(64 * 1024 * 1024),
  })
  await chooseToImport(page, await fileWith('bomb.odt', bomb))
  await expect(problem).toContainText('“bomb.odt” unpacks to far more')

  await chooseToImport(page, await fileWith('empty.docx', new Uint8Array()))
  await expect(problem).toContainText('“empty.docx” is empty')

  await chooseToImport(page, await fileWith('large.docx', new Uint8Array(51 * 1024 * 1024)))
  await expect(problem).toContainText('“large.docx” is too large')

  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText('Nothing of yours yet')).toBeVisible()
})

test('a page with scripts comes in without them, and says so', async () => {
  const { page } = desk
  const html = '<h1>A page</h1><p onclick="alert(1)">Words.</p><script>document.title = "taken"</script>'
  await startImport(page, await fileWith('page.html', new Uint8Array(strToU8(html))))
  const report = page.getByRole('dialog', { name: /What was found/ })
  await expect(report).toContainText('1 script left out.')
  await report.getByRole('button', { name: 'Create the draft' }).click()
  await expect(body(page)).toContainText('Words.')
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue('A page')
  expect(await page.title()).not.toBe('taken')
})

test('an item goes out as a bundle and comes in again, the same', async () => {
  const { page } = desk
  await writeNews(page, 'A bundle goes round', 'Every word of it.')
  await everythingSent(page)
  await exportAs(page, /^Bundle/)
  const bundle = await savedFile('.osor.zip')
  await go(page, 'Drafts')
  await expect(page.getByRole('row', { name: /A bundle goes round/ })).toHaveCount(1)
  await startImport(page, await fileWith('sent by mail.osor.zip', bundle))
  const found = page.getByRole('dialog', { name: 'What is in “sent by mail.osor.zip”' })
  await expect(found).toContainText('A bundle goes round')
  await found.getByRole('button', { name: 'Create the draft' }).click()
  await expect(body(page)).toContainText('Every word of it.')
  await everythingSent(page)
  await exportAs(page, /^Markdown/)
  expect(new TextDecoder().decode(await savedFile('.md'))).toContain('Every word of it.')
  // A page says which language it is written in, for screen readers and translators.
  await page.getByRole('button', { name: /Language of the text/ }).click()
  await page.getByRole('option', { name: 'German' }).click()
  await expect(page.locator('.writing-page')).toHaveAttribute('lang', 'de')
  await exportAs(page, /^HTML/)
  expect(new TextDecoder().decode(await savedFile('.html'))).toContain('<html lang="de">')
  await go(page, 'Drafts')
  await expect(page.getByRole('row', { name: /A bundle goes round/ })).toHaveCount(2)

  const changed = bundle.slice()
  const at = Math.floor(changed.length / 2)
  changed[at] = (changed[at] ?? 0) ^ 255
  await startImport(page, await fileWith('changed.osor.zip', changed))
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('“changed.osor.zip” is')
})

test('what was copied in Word is pasted with its structure; a picture in it is kept', async () => {
  const { page } = desk
  await writeNews(page, 'Pasted from Word', 'Before. ')
  await body(page).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const word = await readFile(join(PROJECT, 'tests/fixtures/clipboard/word.txt'), 'utf8')
  await pasteHtml(page, word)
  await expect(body(page).getByRole('heading', { name: 'Implementation' })).toBeVisible()
  await expect(body(page).getByRole('listitem').filter({ hasText: '42 of them' }).last()).toBeVisible()
  await expect(body(page).getByRole('columnheader', { name: 'Year' })).toBeVisible()
  await expect(page.getByText('1 picture was not handed over')).toBeVisible()

  await page.keyboard.press('Control+End')
  const picture = `data:image/png;base64,${Buffer.from(aRoom).toString('base64')}`
  await pasteHtml(page, `<p>After.</p><img src="${picture}" alt="A grey field">`)
  await expect(body(page)).toContainText('After.')
  await everythingSent(page)
  await exportAs(page, /^HTML page/)
  const html = new TextDecoder().decode(await savedFile('.html'))
  expect(html).toContain(`<img src="${picture}" alt="A grey field">`)
  expect(html).toContain('<caption>Table 1: Costs by year</caption>')
})

test('a paste of more than a text could need is refused with a sentence, and the text stays', async () => {
  const { page } = desk
  await writeNews(page, 'Too much at once', 'The text.')
  await pasteHtml(page, `<p>${'many words '.repeat(70)}</p>`.repeat(7_000))
  await expect(page.getByText(/^Not pasted: /)).toBeVisible({ timeout: 30_000 })
  await expect(body(page)).toHaveText('The text.')
})

test('a text goes into the open item: at the caret, or instead of its text, which stays in History', async () => {
  const { page } = desk
  await writeNews(page, 'Two texts in one', 'First words.')
  await everythingSent(page)
  const path = await fileWith('more.md', new Uint8Array(strToU8('Second words.\n\n## Third')))
  await body(page).click()
  await page.keyboard.press('Control+End')
  const open = page.getByRole('dialog', { name: /What was found/ })
  const place = async (choice: RegExp) => {
    await startImport(page, path)
    await open.getByRole('button', { name: /Where the text goes/ }).click()
    await page.getByRole('option', { name: choice }).click()
  }
  await place(/at the caret/)
  await open.getByRole('button', { name: 'Insert at the caret' }).click()
  await expect(body(page)).toContainText('First words.')
  await expect(body(page)).toContainText('Second words.')
  await expect(body(page).getByRole('heading', { name: 'Third' })).toBeVisible()
  await everythingSent(page)

  await place(/instead of its text/)
  await open.getByRole('button', { name: 'Replace the text' }).click()
  await expect(body(page)).not.toContainText('First words.')
  await expect(body(page)).toContainText('Second words.')
  await page.getByRole('tab', { name: 'History' }).click()
  await expect(page.getByRole('tabpanel', { name: 'History' })).toContainText(/import/i)
})

test('a large file is read beside the interface, which goes on, and reading can be stopped', async () => {
  const { page } = desk
  const words = Array.from(
    { length: 300_000 },
    (_, index) => `<text:p>Words ${(index * 7919) % 999_983}</text:p>`,
  )
  const content = `<a xmlns:office="o"><office:body><office:text>${words.join('')}</office:text></office:body></a>`
  const large = zipSync(
    {
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8(content),
    },
    { level: 1 },
  )
  await startImport(page, await fileWith('large.odt', large))
  const reading = page.getByRole('status').filter({ hasText: 'Reading “large.odt”' })
  await expect(reading).toBeVisible()
  // Reading it takes seconds; on the interface's thread it would be over before so many frames were drawn.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame += 1) await new Promise(resolve => requestAnimationFrame(resolve))
  })
  expect(await reading.isVisible()).toBe(true)
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Choose a file…' })).toBeVisible()
})
