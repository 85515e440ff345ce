import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  andSent,
  body,
  everythingSent,
  itemStatus,
  openFromReview,
  proposeAndSend,
  syncStatus,
  writeNews,
  writeOn,
  writeOnAndSend,
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

function headline(page: Page) {
  return page.getByRole('textbox', { name: 'Headline' })
}

/** Changes a title, and waits until it is at the service. */
async function retitle(page: Page, words: string): Promise<void> {
  await andSent(page, () => headline(page).fill(words))
}

/** An item that the editor has proposed and goes on with offline, while the moderator has it open to edit. */
async function openedByBoth(title: string, text: string) {
  const editor = await stage.desk('editor')
  const moderator = await stage.desk('moderator')
  await writeNews(editor.page, title, text)
  await proposeAndSend(editor.page)
  editor.network.set({ kind: 'broken' })
  await openFromReview(moderator.page, title)
  await moderator.page.getByRole('button', { name: 'Open in the editor' }).click()
  await expect(body(moderator.page)).toBeVisible()
  const goOnline = async () => {
    editor.network.set({ kind: 'works' })
    await editor.page.keyboard.press('Control+Shift+S')
  }
  return { editor: editor.page, moderator: moderator.page, goOnline }
}

test('changes of two people at different places become one text, which is told of and taken back in one step', async () => {
  const { editor, moderator, goOnline } = await openedByBoth('Two people, two places', 'As it was first.')
  await writeOn(editor, 'Words of the editor.')
  await expect(itemStatus(editor)).toContainText('Waiting to be sent', { timeout: 40_000 })
  await retitle(moderator, 'Two people at two places')

  await goOnline()
  await expect(editor.getByText('Merged with changes by Marta Kowalska')).toBeVisible({ timeout: 40_000 })
  await expect(editor.getByRole('list', { name: 'Merged with changes' })).toContainText('Headline')
  await expect(headline(editor)).toHaveValue('Two people at two places')
  await expect(body(editor)).toContainText('Words of the editor.')
  await everythingSent(editor)
  await expect(body(moderator)).toContainText('Words of the editor.', { timeout: 40_000 })

  await editor.getByRole('button', { name: 'Undo the merge' }).click()
  await expect(headline(editor)).toHaveValue('Two people, two places')
  await expect(editor.getByText('The merge is taken back')).toBeVisible()
  await everythingSent(editor)
  await editor.getByRole('tab', { name: 'History' }).click()
  await expect(editor.getByRole('region', { name: 'Merges' })).toContainText('Taken back')
})

test('what both changed is decided passage by passage, by keyboard, and the rest merges by itself', async () => {
  const { editor, moderator, goOnline } = await openedByBoth('What both change', 'As it was first.')
  await headline(editor).fill('What both change, by the editor')
  await writeOn(editor, 'The council meets on Monday at ten.')
  await expect(itemStatus(editor)).toContainText('Waiting to be sent', { timeout: 40_000 })
  await moderator.getByRole('textbox', { name: 'Short title' }).fill('A shorter one')
  await writeOn(moderator, 'The council meets on Monday at eleven.')
  await retitle(moderator, 'What both change, by the moderator')

  await goOnline()
  await expect(syncStatus(editor)).toContainText('1 item needs your decision', { timeout: 40_000 })
  await expect(editor.getByText('2 passages were changed by both of you')).toBeVisible()
  await editor.getByRole('button', { name: 'Compare and decide' }).focus()
  await editor.keyboard.press('Enter')
  const view = editor.getByRole('dialog', { name: /^Two texts of/ })
  await expect(view.getByText('2 to decide')).toBeVisible()
  await expect(view.getByRole('list', { name: 'From Marta Kowalska' })).toContainText('Short title')

  await view.getByRole('button', { name: 'Go to the next' }).focus()
  await editor.keyboard.press('Enter')
  const first = view.getByRole('region', { name: 'Headline' })
  await expect(first.getByRole('radio', { name: 'Mine' })).toBeFocused()
  await expect(first.getByRole('group', { name: 'Theirs, by Marta Kowalska' }).locator('ins')).toContainText(
    'moderator',
  )
  await editor.keyboard.press('ArrowRight')
  await expect(first.getByRole('radio', { name: 'Marta Kowalska’s' })).toBeChecked()

  // Leaving loses nothing of it.
  await editor.keyboard.press('Escape')
  await expect(view).toBeHidden()
  await editor.getByRole('button', { name: 'Compare and decide' }).click()
  await expect(view.getByText('1 to decide')).toBeVisible()
  await expectAccessible(editor)

  const second = view.getByRole('region', { name: 'Body' })
  await second.getByText('Edit it', { exact: true }).click()
  const passage = second.getByRole('textbox', { name: 'Edited: Body' })
  await passage.click()
  await editor.keyboard.press('Control+A')
  await editor.keyboard.type('The council meets on Monday.')
  await expect(view.getByText('Everything is decided.')).toBeVisible()
  await view.getByRole('button', { name: 'Done' }).click()
  await expect(view).toBeHidden()

  await expect(headline(editor)).toHaveValue('What both change, by the moderator')
  await expect(editor.getByRole('textbox', { name: 'Short title' })).toHaveValue('A shorter one')
  await expect(body(editor)).toContainText('The council meets on Monday.')
  await expect(body(editor)).not.toContainText('at ten')
  await everythingSent(editor)
  await expect(body(moderator)).toContainText('The council meets on Monday.', { timeout: 40_000 })
  await editor.getByRole('tab', { name: 'History' }).click()
  const versions = editor.getByRole('listbox', { name: 'Versions' })
  // Mine is a version already where writing paused before.
  await expect(
    versions.getByText(/^(Your text in a conflict|Kept when writing paused)/).first(),
  ).toBeVisible()
  await expect(versions.getByText('The other text in a conflict')).toBeVisible()
})

test('a decision that meets another text is taken again on the merged one, or let go', async () => {
  const editor = await stage.desk('editor')
  const moderator = await stage.desk('moderator')
  await writeNews(editor.page, 'Approved too late', 'As it was proposed.')
  await proposeAndSend(editor.page)
  await openFromReview(moderator.page, 'Approved too late')
  moderator.network.set({ kind: 'broken' })
  await moderator.page.getByRole('button', { name: 'Approve and publish' }).click()
  await writeOnAndSend(editor.page, 'Nobody has read this yet.')

  moderator.network.set({ kind: 'works' })
  await moderator.page.keyboard.press('Control+Shift+S')
  await expect(syncStatus(moderator.page)).toContainText('1 item needs your decision', { timeout: 40_000 })
  await syncStatus(moderator.page).getByRole('button').click()
  await moderator.page
    .getByRole('dialog')
    .getByRole('button', { name: /Approved too late/ })
    .click()
  await moderator.page.getByRole('button', { name: 'Compare and decide' }).click()
  const view = moderator.page.getByRole('dialog', { name: /^Two texts of/ })
  await expect(view).toContainText('You had chosen “Approve and publish”')
  await expect(view.getByRole('list', { name: 'From Elena Marín' })).toContainText('Body: 1 passage added')
  await view.getByText('take it again on the merged text').click()
  await view.getByRole('button', { name: 'Done' }).click()
  await everythingSent(moderator.page)
  await expect(editor.page.getByText('Published').first()).toBeVisible({ timeout: 40_000 })
})
