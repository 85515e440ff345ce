import { expect, type Page } from '@playwright/test'
import {
  body,
  chooseTerm,
  everythingSent,
  go,
  itemStatus,
  openFromDrafts,
  openFromReview,
  syncStatus,
  writeOn,
  writeOnAndSend,
} from '../support/desk-page.ts'
import { deskOf, openDesk, type StoryStep } from './stage.ts'

const shortTitle = 'Riverton opens its school software'
const headline = 'The city of Riverton publishes its school management software as open source'
const lastWords = 'The city invites other administrations to take part.'
const offlineWords = 'This sentence was written without a network.'
const hastyWords = 'The last words were typed while the window was closing.'
const addedWords = 'The licence is the EUPL 1.2.'
const reason = 'Please name the licence of the software.'

async function writeFirstText(page: Page): Promise<void> {
  await body(page).click()
  const type = (text: string) => page.keyboard.type(text, { delay: 3 })
  const press = (key: string) => page.keyboard.press(key)
  await type('## What was decided')
  await press('Enter')
  await type('The council has decided to publish ')
  await press('Control+b')
  await type('all of it')
  await press('Control+b')
  await type(', and to work ')
  await press('Control+i')
  await type('in the open')
  await press('Control+i')
  await type('.')
  await press('Enter')
  await type('- Timetables')
  await press('Enter')
  await type('Enrolment')
  await press('Enter')
  await press('Enter')
  await type('> Public money, public code.')
  await press('Enter')
  await press('Enter')
}

async function linkWord(page: Page): Promise<void> {
  await page.keyboard.type('Read the announcement', { delay: 3 })
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Link' }).click()
  const dialog = page.getByRole('dialog', { name: 'Link' })
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://example.org/riverton')
  await dialog.getByRole('button', { name: 'Set link' }).click()
  await expect(body(page).getByRole('link', { name: 'announcement' })).toBeVisible()
}

/** The main job: an editor writes offline, a moderator decides, the editor sees it published. */
export const mainJob: readonly StoryStep[] = [
  {
    title: 'The welcome screen offers one demo account per role',
    play: async story => {
      await story.stage.startService()
      const page = await openDesk(story, 'editor')
      for (const name of ['Elena Marín', 'Jonas Lindqvist', 'Marta Kowalska', 'Hanna Vogel']) {
        await expect(page.getByRole('button', { name: new RegExp(name) })).toBeVisible({ timeout: 40_000 })
      }
      return page
    },
  },
  {
    title: 'Choosing the editor signs in, and the demo content arrives',
    play: async story => {
      const page = deskOf(story, 'editor')
      await page.getByRole('button', { name: /Elena Marín/ }).click()
      await expect(page.getByRole('navigation').getByRole('button', { name: 'Drafts' })).toBeVisible()
      await everythingSent(page)
      return page
    },
  },
  {
    title: 'New… → News opens an empty item, and Checks says what is missing',
    play: async story => {
      const page = deskOf(story, 'editor')
      await go(page, 'Drafts')
      await page.getByRole('button', { name: 'New…' }).click()
      await page.getByRole('menuitem', { name: 'News' }).click()
      await expect(body(page)).toBeVisible()
      await page.getByRole('tab', { name: 'Checks' }).click()
      await expect(page.getByRole('button', { name: 'Headline is missing.' })).toBeVisible()
      return page
    },
  },
  {
    title: 'Short title, headline and a body with heading, bold, italic, list, quote and link are written',
    play: async story => {
      const page = deskOf(story, 'editor')
      await page.getByRole('textbox', { name: 'Short title' }).fill(shortTitle)
      await page.getByRole('textbox', { name: 'Headline' }).fill(headline)
      await writeFirstText(page)
      await linkWord(page)
      await expect(body(page).getByRole('heading', { name: 'What was decided' })).toBeVisible()
      await expect(body(page).locator('strong')).toHaveText('all of it')
      await expect(body(page).locator('em')).toHaveText('in the open')
      await expect(body(page).getByRole('listitem')).toHaveCount(2)
      await expect(body(page).locator('blockquote')).toHaveText('Public money, public code.')
      return page
    },
  },
  {
    title: 'Topic, countries and keywords are chosen; nothing is missing any more',
    play: async story => {
      const page = deskOf(story, 'editor')
      await page.getByRole('tab', { name: 'Details' }).click()
      await chooseTerm(page, 'Topics', 'Open Source Software')
      await chooseTerm(page, 'Countries', 'Estonia')
      await page.getByRole('textbox', { name: 'Keywords' }).fill('schools')
      await page.keyboard.press('Enter')
      await page.getByRole('tab', { name: 'Checks' }).click()
      await expect(page.getByText('Nothing is missing', { exact: true })).toBeVisible()
      return page
    },
  },
  {
    title: 'The status goes from "On this computer" to "Sent, revision …"',
    play: async story => {
      const page = deskOf(story, 'editor')
      await expect(itemStatus(page)).toContainText(/Sent, revision \d+/, { timeout: 40_000 })
      await writeOnAndSend(page, lastWords)
      return page
    },
  },
  {
    title: 'The service dies; writing goes on, and the status says that 1 item waits on this computer',
    play: async story => {
      const page = deskOf(story, 'editor')
      await story.stage.killService()
      await writeOn(page, offlineWords)
      await expect(syncStatus(page)).toContainText('Offline – 1 item waits on this computer', {
        timeout: 30_000,
      })
      return page
    },
  },
  {
    title: 'The program is closed while words are typed, and opened again: every word is there',
    play: async story => {
      await writeOn(deskOf(story, 'editor'), hastyWords)
      await story.stage.closeDesk('editor')
      const page = await openDesk(story, 'editor')
      await expect(syncStatus(page)).toContainText('Offline – 1 item waits on this computer', {
        timeout: 30_000,
      })
      if (!(await body(page).isVisible())) await openFromDrafts(page, headline)
      for (const words of [lastWords, offlineWords, hastyWords]) await expect(body(page)).toContainText(words)
      await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue(headline)
      return page
    },
  },
  {
    title: 'The service is back: the words go out by themselves',
    play: async story => {
      const page = deskOf(story, 'editor')
      await story.stage.startService()
      await everythingSent(page)
      await expect(itemStatus(page)).toContainText(/Sent, revision \d+/)
      return page
    },
  },
  {
    title: 'The editor proposes it',
    play: async story => {
      const page = deskOf(story, 'editor')
      await page.getByRole('button', { name: 'Propose', exact: true }).click()
      await expect(page.getByRole('main').getByText('Proposed', { exact: true }).first()).toBeVisible()
      await expect(itemStatus(page)).toContainText(/Sent, revision \d+/, { timeout: 40_000 })
      await expect(page.getByText('It waits for review.')).toBeVisible()
      return page
    },
  },
  {
    title: 'The moderator signs in, finds it in Review and reads the changes',
    play: async story => {
      const page = await openDesk(story, 'moderator')
      await page.getByRole('button', { name: /Marta Kowalska/ }).click()
      await everythingSent(page)
      await openFromReview(page, headline)
      await expect(page.getByRole('tab', { name: 'Changes' })).toHaveAttribute('aria-selected', 'true')
      await expect(page.getByRole('main')).toContainText(offlineWords)
      return page
    },
  },
  {
    title: 'Returning it to its author needs a reason',
    play: async story => {
      const page = deskOf(story, 'moderator')
      await page.getByRole('button', { name: 'Return to author' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Return to author' }).click()
      await expect(dialog.getByText('Give a reason first.')).toBeVisible()
      await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
      await dialog.getByRole('button', { name: 'Return to author' }).click()
      await everythingSent(page)
      await expect(page.getByRole('row', { name: new RegExp(headline) })).toHaveCount(0)
      return page
    },
  },
  {
    title: 'The editor reads who returned it and why, mends it and proposes again',
    play: async story => {
      const page = deskOf(story, 'editor')
      await expect(page.getByText(reason)).toBeVisible({ timeout: 30_000 })
      await expect(page.getByText('Marta Kowalska returned it to you')).toBeVisible()
      await writeOn(page, addedWords)
      await page.getByRole('button', { name: 'Propose', exact: true }).click()
      await everythingSent(page)
      return page
    },
  },
  {
    title: 'The moderator approves and publishes what was read',
    play: async story => {
      const page = deskOf(story, 'moderator')
      await expect(page.getByRole('row', { name: new RegExp(headline) })).toBeVisible({ timeout: 30_000 })
      await openFromReview(page, headline)
      await expect(page.getByRole('main')).toContainText(addedWords)
      await page.getByRole('button', { name: 'Approve and publish' }).click()
      await expect(page.getByRole('row', { name: new RegExp(headline) })).toHaveCount(0)
      await everythingSent(page)
      return page
    },
  },
  {
    title: 'The editor sees it published',
    play: async story => {
      const page = deskOf(story, 'editor')
      await expect(page.getByRole('main').getByText('Published', { exact: true }).first()).toBeVisible({
        timeout: 30_000,
      })
      await go(page, 'Published')
      await page
        .getByRole('row', { name: new RegExp(headline) })
        .first()
        .click()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: headline })).toBeVisible()
      await expect(page.getByRole('main')).toContainText(addedWords)
      return page
    },
  },
]
