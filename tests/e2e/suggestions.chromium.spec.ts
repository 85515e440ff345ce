import { expect, type Page, test } from '@playwright/test'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  body,
  everythingSent,
  openFromDrafts,
  openFromReview,
  proposeAndSend,
  writeNews,
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'A town shares the code of its kitchens'
const text = 'The code are open since May. Everybody may cook with it.'

function dialog(page: Page) {
  return page.getByRole('dialog', { name: 'Suggest an edit' })
}

test('a moderator suggests an edit, offline and interrupted, and the author accepts it into what they wrote since', async () => {
  const { page: elena } = await stage.desk('editor')
  const { page: marta, network } = await stage.desk('moderator')
  await writeNews(elena, headline, text)
  await proposeAndSend(elena)
  await openFromReview(marta, headline)
  network.set({ kind: 'broken' })
  await marta.getByRole('heading', { name: headline }).click()
  await marta.keyboard.press('s')
  const suggested = dialog(marta).getByRole('textbox', { name: 'Body' })
  await suggested.click()
  await marta.keyboard.press('Control+a')
  await marta.keyboard.type('The code has been open since May. Everybody may cook with it.')
  await dialog(marta).getByRole('textbox', { name: 'Why (optional)' }).fill('Grammar.')
  // The window is loaded anew in the middle of it: what was begun is there.
  await expect(dialog(marta)).toBeVisible()
  await dialog(marta).getByRole('button', { name: 'Keep for later' }).click()
  await marta.reload()
  await openFromReview(marta, headline)
  await marta.getByRole('heading', { name: headline }).click()
  await marta.keyboard.press('s')
  await expect(dialog(marta).getByRole('textbox', { name: 'Body' })).toContainText('has been open')
  await dialog(marta).getByRole('button', { name: 'Suggest', exact: true }).click()
  await expect(marta.getByRole('article', { name: 'Marta Kowalska suggests' })).toContainText('Not sent yet')
  // The text itself is as it was.
  await expect(marta.getByRole('article', { name: 'Item in review' })).toContainText('The code are open')
  network.set({ kind: 'works' })
  await marta.keyboard.press('Control+Shift+S')
  await everythingSent(marta)

  await openFromDrafts(elena, headline)
  await body(elena).click()
  await elena.keyboard.press('Control+End')
  await elena.keyboard.press('Enter')
  await elena.keyboard.type('A second paragraph.')
  await elena.getByRole('tab', { name: /Comments/ }).click()
  const card = elena.getByRole('article', { name: 'Marta Kowalska suggests' })
  await expect(card).toContainText('Grammar.')
  await card.getByRole('button', { name: 'Look at it: the suggestion by Marta Kowalska' }).click()
  const look = elena.getByRole('dialog', { name: 'Marta Kowalska suggests' })
  await expect(look.getByRole('region', { name: 'Text with changes' })).toContainText('has been')
  await look.getByRole('button', { name: 'Accept' }).click()
  await expect(body(elena)).toContainText('The code has been open since May.')
  await expect(body(elena)).toContainText('A second paragraph.')
  await everythingSent(elena)
  await marta.getByText('1 answered suggestion').click()
  await expect(marta.getByText('Accepted by Elena Marín')).toBeVisible()

  // What was taken in is taken out again by one step.
  await elena.getByRole('button', { name: 'Undo' }).last().click()
  await expect(body(elena)).toContainText('The code are open since May.')
})

test('a suggestion is declined, or taken back by whoever made it', async () => {
  const { page: elena } = await stage.desk('editor')
  const { page: marta } = await stage.desk('moderator')
  await writeNews(elena, headline, text)
  await proposeAndSend(elena)
  await openFromReview(marta, headline)
  for (const words of ['One', 'Two']) {
    await marta.getByRole('heading', { name: headline }).click()
    await marta.keyboard.press('s')
    await dialog(marta).getByRole('button', { name: 'Suggest', exact: true }).click()
    await expect(dialog(marta).getByText('Change something first.')).toBeVisible()
    await dialog(marta).getByRole('textbox', { name: 'Short title' }).fill(words)
    await dialog(marta).getByRole('button', { name: 'Suggest', exact: true }).click()
    await expect(dialog(marta)).toBeHidden()
  }
  await everythingSent(marta)
  await marta.getByRole('button', { name: 'Look at it: the suggestion by Marta Kowalska' }).last().click()
  await marta.getByRole('button', { name: 'Take back' }).click()
  await expect(marta.getByText('1 answered suggestion')).toBeVisible()
  await everythingSent(marta)

  await openFromDrafts(elena, headline)
  await elena.getByRole('tab', { name: /Comments/ }).click()
  await expect(elena.getByText('1 answered suggestion')).toBeVisible()
  await elena.getByRole('button', { name: 'Look at it: the suggestion by Marta Kowalska' }).first().click()
  await elena.getByRole('button', { name: 'Decline' }).click()
  await expect(elena.getByText('2 answered suggestions')).toBeVisible()
  await everythingSent(elena)
  await expect(elena.getByRole('textbox', { name: 'Short title' })).toHaveValue(headline.slice(0, 60))
})
