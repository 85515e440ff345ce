import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { body, everythingSent, go, openFromDrafts, proposeAndSend, writeNews } from '../support/desk-page.ts'
import { holdLibrary } from '../support/held-disk.ts'

// On a slow disk a write ends long after the key that asked for it: whoever has gone on meanwhile stays where they are.

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const first = 'Slow disks spin in the town archive'
const second = 'Slow disks stop in the town archive'
const text = 'The archive keeps its code in the open.'

function item(page: Page, headline: string) {
  return page.getByRole('article', { name: 'Item in review' }).getByRole('heading', { name: headline })
}

function suggesting(page: Page) {
  return page.getByRole('dialog', { name: 'Suggest an edit' })
}

/** Opens an item of the queue, with the keys in no field. */
async function read(page: Page, headline: string): Promise<void> {
  await go(page, 'Review')
  await page.getByRole('searchbox').fill('Slow disks')
  await page.getByRole('row', { name: new RegExp(headline) }).click()
  await item(page, headline).click()
}

test('a moderator who goes on while a decision or a suggestion is being stored is not thrown back', async () => {
  test.setTimeout(240_000)
  const { page: elena } = await stage.desk('editor')
  for (const headline of [first, second]) {
    await writeNews(elena, headline, text)
    await proposeAndSend(elena)
  }
  const { page } = await stage.desk('moderator')

  await test.step('a suggestion goes once and as it was, and a new one may be opened before it has gone', async () => {
    await read(page, first)
    await page.keyboard.press('s')
    const title = suggesting(page).getByRole('textbox', { name: 'Short title' })
    await title.fill('Disks spin')
    let letGo = await holdLibrary(page)
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Control+Enter')
    await expect(title).toHaveAttribute('readonly')
    await suggesting(page).getByRole('textbox', { name: 'Body' }).click()
    await page.keyboard.type('Not in it.')
    await expect(suggesting(page).getByRole('textbox', { name: 'Body' })).toHaveText(text)
    await page.keyboard.press('Escape')
    await expect(suggesting(page)).toHaveCount(0)
    await item(page, first).click()
    await page.keyboard.press('s')
    await letGo()
    await expect(page.getByText('Suggested', { exact: true })).toBeVisible()
    await expect(suggesting(page)).toBeVisible()
    await suggesting(page).getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('article', { name: 'Marta Kowalska suggests' })).toHaveCount(1)

    await item(page, first).click()
    await page.keyboard.press('s')
    await title.fill('Thrown away')
    letGo = await holdLibrary(page)
    await suggesting(page).getByRole('button', { name: 'Discard' }).click()
    await expect(suggesting(page)).toHaveCount(0)
    await letGo()
    await item(page, first).click()
    await page.keyboard.press('s')
    await expect(title).toHaveValue(first.slice(0, 60))
    await page.keyboard.press('Escape')
    await everythingSent(page)
  })

  await test.step('a comment that was begun after the approval stays under its words', async () => {
    await read(page, second)
    const letGo = await holdLibrary(page)
    await page.keyboard.press('a')
    await page.keyboard.press('Control+Alt+m')
    await page.keyboard.type('Which ')
    await letGo()
    await expect(page.getByText(`Approved and published: ${second}`)).toBeVisible()
    await page.keyboard.type('archive?')
    await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveValue('Which archive?')
    await expect(item(page, second)).toBeVisible()
  })

  await test.step('a reason goes as it was given, and nothing takes the place of the drafts that were opened since', async () => {
    await read(page, first)
    // With the whole queue behind it: there is a next one to be taken to.
    await page.getByRole('searchbox').fill('')
    await item(page, first).click()
    await page.keyboard.press('r')
    await page.keyboard.type('Please name the town.')
    const letGo = await holdLibrary(page)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: 'Reason' })).toHaveAttribute('readonly')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+2')
    await expect(page.getByRole('searchbox', { name: 'Search drafts' })).toBeVisible()
    await letGo()
    await expect(page.getByText(`Returned to its author: ${first}`)).toBeVisible()
    await expect(page.getByRole('searchbox', { name: 'Search drafts' })).toBeVisible()
  })
})

test('an author who goes on writing while something is being stored loses no word to it', async () => {
  test.setTimeout(240_000)
  const { page: marta } = await stage.desk('moderator')
  const { page } = await stage.desk('editor')
  await writeNews(page, first, text)
  await proposeAndSend(page)
  await read(marta, first)
  await marta.keyboard.press('Control+Alt+m')
  await marta.keyboard.type('Which code?')
  await marta.keyboard.press('Control+Enter')
  await item(marta, first).click()
  await marta.keyboard.press('s')
  await suggesting(marta).getByRole('textbox', { name: 'Short title' }).fill('Disks spin')
  await marta.keyboard.press('Control+Enter')
  await everythingSent(marta)

  await openFromDrafts(page, first)
  await page.getByRole('tab', { name: /Comments/ }).click()
  const thread = page.getByRole('article', { name: /Which code/ })

  await test.step('an answer takes no keys from the text', async () => {
    await thread.getByRole('button', { name: 'Answer' }).click()
    await page.keyboard.type('That of the shelves.')
    const letGo = await holdLibrary(page)
    await page.keyboard.press('Control+Enter')
    await body(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' All')
    await letGo()
    await expect(thread.getByRole('listitem').filter({ hasText: 'That of the shelves.' })).toBeVisible()
    await expect(thread.getByRole('textbox')).toHaveCount(0)
    await page.keyboard.type(' of it.')
    await expect(body(page)).toHaveText(`${text} All of it.`)
    await everythingSent(page)
  })

  await test.step('a suggestion is accepted into the last words', async () => {
    await body(page).click()
    await page.keyboard.press('Control+End')
    const letGo = await holdLibrary(page)
    await page.keyboard.type(' Every line.')
    await page.getByRole('button', { name: 'Look at it: the suggestion by Marta Kowalska' }).click()
    const accept = page.getByRole('button', { name: 'Accept' })
    await accept.click()
    await accept.click()
    await letGo()
    await expect(page.getByRole('textbox', { name: 'Short title' })).toHaveValue('Disks spin')
    await expect(body(page)).toHaveText(`${text} All of it. Every line.`)
    await expect(page.getByText('The suggestion is in the text.')).toHaveCount(1)
    await everythingSent(page)
    await expect(body(page)).toHaveText(`${text} All of it. Every line.`)
  })

  await test.step('a new draft comes for nobody who went on to search, and comes once', async () => {
    const letGo = await holdLibrary(page)
    await page.keyboard.press('Control+n')
    await page.keyboard.press('Control+n')
    await page.keyboard.press('Control+Shift+f')
    const search = page.getByRole('main').getByRole('searchbox')
    await expect(search).toBeFocused()
    await page.keyboard.type('shel')
    await letGo()
    await expect(page.getByText('The new draft is in Drafts.')).toHaveCount(1)
    await page.keyboard.type('ves')
    await expect(search).toHaveValue('shelves')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue('')
  })
})
