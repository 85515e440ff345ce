import { mkdir, readFile, rm } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Trail } from '#shared/sync/trail.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { openFromReview, proposeAndSend, writeNews } from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

test('a trail goes out to a spreadsheet and to another program, by keys, and a disk that says no is told of', async () => {
  const headline = '=Hyperlinks, and "who" counts them'
  const { page: author } = await stage.desk('editor')
  await writeNews(author, headline, 'Nobody runs this.')
  await proposeAndSend(author)

  const { page } = await stage.desk('moderator')
  await openFromReview(page, 'Hyperlinks, and')
  await page.getByRole('tab', { name: 'Trail' }).click()
  const trail = page.getByRole('tabpanel', { name: 'Trail' })
  const button = trail.getByRole('button', { name: 'Export trail…' })
  await expect(button).toBeVisible()
  const saved = (ending: string) =>
    page.getByText(new RegExp(`^The trail is saved as .*\\.${ending}$`)).first()

  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(button).toBeFocused({ timeout: 50 })
  }).toPass({ timeout: 10_000 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Spreadsheet (CSV)' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(saved('csv')).toBeVisible()
  const csvPath = (await saved('csv').innerText()).replace('The trail is saved as ', '')
  const csv = await readFile(csvPath, 'utf8')
  expect(csv).toMatch(/^\uFEFFWhen \(UTC\),Who,Organisation,Step,From,To,Reason,Revision\r\n/)
  expect(csv).toMatch(
    /,Elena Marín,"Open Source Observatory, editorial team",proposed it,Draft,Proposed,,\d+\r\n$/,
  )

  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Spreadsheet (CSV)' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Data (JSON)' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(saved('json')).toBeVisible()
  const jsonPath = (await saved('json').innerText()).replace('The trail is saved as ', '')
  const read: unknown = JSON.parse(await readFile(jsonPath, 'utf8'))
  expect(read).toMatchObject({ item: { type: 'news', title: headline } })
  expect(Trail.parse(read).entries.map(({ transition }) => transition)).toEqual(['create', 'propose'])

  await rm(csvPath)
  await mkdir(csvPath)
  await button.click()
  await page.getByRole('menuitem', { name: 'Spreadsheet (CSV)' }).click()
  await expect(trail.getByRole('alert')).toContainText(
    'The trail was not written. Try again, or choose another folder.',
  )
  await rm(csvPath, { recursive: true })
  await button.click()
  await page.getByRole('menuitem', { name: 'Spreadsheet (CSV)' }).click()
  await expect(trail.getByRole('alert')).toHaveCount(0)
})
