import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { type ItemId, Revision } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { CommentId, ThreadId } from '#shared/margin/margin.ts'
import type { TransitionName } from '#shared/workflow/rules.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { countPointers, pressByKeys, tabTo } from '../support/by-keys.ts'
import { comeBackAfter } from '../support/come-back.ts'
import { everythingSent } from '../support/desk-page.ts'
import { aContactMessage, postContact, readEnquiries } from '../support/enquiry-client.ts'
import {
  createOf,
  marginOf,
  newItemId,
  readyNews,
  type ServiceClient,
  signedInClient,
  transitionOf,
} from '../support/service-client.ts'

let stage: BrowserStage
let elena: ServiceClient
let marta: ServiceClient

test.beforeEach(async () => {
  stage = await browserStage()
  elena = await signedInClient(stage.service.url, 'editor')
  marta = await signedInClient(stage.service.url, 'moderator')
})

test.afterEach(() => stage.end())

const soon = { timeout: 40_000 }

/** Somebody proposes news, and Marta decides on it. */
async function decided(
  headline: string,
  decision: TransitionName,
  more: { readonly fields?: ItemFields; readonly reason?: string } = {},
): Promise<ItemId> {
  const item = newItemId()
  await elena.make(createOf(item, readyNews({ headline, ...more.fields })))
  await elena.make(transitionOf(item, 1, 'propose'))
  await marta.make(transitionOf(item, 2, decision, more.reason === undefined ? {} : { reason: more.reason }))
  return item
}

async function comment(item: ItemId, text: string): Promise<void> {
  await marta.make({
    ...marginOf(item, { kind: 'release' }),
    kind: 'comment',
    thread: ThreadId.parse(randomUUID()),
    comment: CommentId.parse(randomUUID()),
    place: null,
    revision: Revision.parse(2),
    text,
    mentions: [],
  })
}

function digest(page: Page) {
  return page.getByRole('region', { name: 'While you were away' })
}

function followed(page: Page) {
  return page.getByRole('region', { name: 'In what you follow' })
}

test('somebody who comes back is told what happened, by keys, offline too, until they put it away', async () => {
  test.setTimeout(240_000)
  const { page, network } = await stage.desk('editor')
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
  await expect(digest(page)).toBeHidden()

  await comeBackAfter(page, 70)
  await expect(digest(page)).toContainText('Nothing happened.', soon)
  await pressByKeys(page, digest(page).getByRole('button', { name: 'Seen' }))
  await expect(digest(page)).toBeHidden()
  await expect(page.locator('.home')).toBeFocused()

  const approved = await decided('A harbour town shares its ferries', 'approve')
  await comment(approved, 'Well done.')
  await decided('A mountain town shares its cable cars', 'return_to_author', { reason: 'Which town?' })
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('3 unread', soon)
  await comeBackAfter(page, 10 * 60)
  const decisions = digest(page).getByRole('region', { name: 'Decided on your items' })
  await expect(decisions).toContainText(
    '“A harbour town shares its ferries” was approved and published',
    soon,
  )
  await expect(decisions).toContainText('“A mountain town shares its cable cars” was returned to you')
  await expect(digest(page)).toContainText('1 comment on “A harbour town shares its ferries”')
  await expect(digest(page).getByRole('region', { name: 'Published' })).toContainText('1 news item')
  await expectAccessible(page)

  const pointers = await countPointers(page)
  // Each line leads to its place, and what is told stays.
  await pressByKeys(page, decisions.getByRole('button', { name: /harbour town/ }))
  await expect(page.getByRole('heading', { name: 'A harbour town shares its ferries' })).toBeVisible()
  await page.keyboard.press('Control+1')
  await pressByKeys(page, digest(page).getByRole('button', { name: '1 news item' }))
  await expect(page.getByRole('row', { name: /A harbour town/ })).toBeVisible()
  await expect(page.getByText('1 of ')).toBeVisible()

  expect(await pointers()).toBe(0)

  network.set({ kind: 'broken' })
  await page.reload()
  // A person presses no key before the window is there.
  await expect(page.getByRole('heading', { name: 'Published', level: 1 })).toBeVisible(soon)
  await page.keyboard.press('Control+1')
  await expect(decisions).toContainText('was approved and published', soon)
  await pressByKeys(page, digest(page).getByRole('button', { name: 'Seen' }))
  await expect(digest(page)).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible(soon)
  await expect(digest(page)).toBeHidden()
})

test('what is followed is chosen by keys, offline too, is the same on another computer, and is told of', async () => {
  test.setTimeout(300_000)
  const { page, network, desk } = await stage.desk('contributor')
  const jonas = await signedInClient(stage.service.url, 'contributor')
  const pointers = await countPointers(page)
  const dialog = page.getByRole('dialog', { name: 'What you follow' })

  network.set({ kind: 'broken' })
  await page.keyboard.press('Control+Alt+w')
  await expect(dialog).toContainText('You follow nothing yet.')
  await expect(dialog.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('malta')
  await tabTo(page, dialog.getByRole('option', { name: 'Malta' }))
  await page.keyboard.press('Space')
  await expect(dialog).toContainText('You follow 1 country. 1 change waits on this computer')
  await expectAccessible(page)
  await tabTo(page, dialog.getByRole('searchbox'), 'Shift+Tab')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('legal')
  await tabTo(page, dialog.getByRole('option', { name: 'Legal' }))
  await page.keyboard.press('Space')
  await expect(dialog).toContainText('You follow 1 topic and 1 country. 2 changes wait on this computer')
  // Escape in the list lets nothing go.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+Alt+w')
  await expect(dialog).toContainText('You follow 1 topic and 1 country.')
  await page.keyboard.press('Escape')

  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')
  await expect
    .poll(async () => (await jonas.me()).follows, soon)
    .toEqual({ topics: ['legal'], countries: ['MLT'] })
  const { page: elsewhere } = await stage.desk('contributor', 'another computer')
  await elsewhere.keyboard.press('Control+,')
  await expect(elsewhere.getByRole('button', { name: 'Follow Malta' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )

  const headline = 'Malta opens the code of its ferries'
  await decided('A town that nobody follows shares its code', 'approve')
  await decided(headline, 'approve', { fields: { countries: ['MLT'] } })
  await expect
    .poll(() => desk.notifications.map(({ title }) => title), soon)
    .toEqual([`Marta Kowalska published “${headline}”, on a topic or country you follow`])
  await page.keyboard.press('Control+1')
  await expect(followed(page)).toContainText('1 new', soon)
  await expect(page.getByRole('button', { name: 'Home' })).toHaveAccessibleDescription('1 unread')
  await expect(page.getByRole('region', { name: 'What happened' })).toBeHidden()
  await expectAccessible(page)
  await pressByKeys(page, followed(page).getByRole('button', { name: `New: ${headline}` }))
  await expect(page.getByRole('heading', { name: headline })).toBeVisible()

  // Followed no more, where it is read.
  const toggle = page.getByRole('button', { name: 'Follow Malta' })
  await tabTo(page, toggle)
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Space')
  await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  await expect
    .poll(async () => (await jonas.me()).follows, soon)
    .toEqual({ topics: ['legal'], countries: [] })
  await page.keyboard.press('Control+1')
  await expect(followed(page)).not.toContainText('1 new')
  await expect(followed(page)).not.toContainText(headline)

  await page.keyboard.press('Control+4')
  const filter = page.getByRole('button', { name: 'Followed', exact: true })
  await tabTo(page, filter)
  await page.keyboard.press('Space')
  await expect(filter).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('row', { name: /A town that nobody follows/ })).toBeHidden()
  await expect(page.getByText(/^\d+ of \d+ published items$/)).toBeVisible()
  await page.keyboard.press('Control+,')
  await pressByKeys(page, page.getByRole('button', { name: 'Follow Legal' }))
  await page.keyboard.press('Control+4')
  await expect(page.getByText('You follow nothing yet')).toBeVisible()
  await pressByKeys(page, page.getByRole('button', { name: 'Choose what to follow…' }))
  await expect(dialog).toContainText('You follow nothing yet.')
  expect(await pointers()).toBe(0)
})

test('a legal expert finds enquiries near their due time on Home, and they are put down nowhere', async () => {
  test.setTimeout(240_000)
  const { url } = stage.service
  await postContact(url, aContactMessage({ subject: 'May a zebra publish under the EUPL?' }))
  const { enquiries } = await readEnquiries(await signedInClient(url, 'legal'))
  const due = Date.parse(enquiries[0]?.firstAnswerDue ?? '')
  const { page } = await stage.desk('legal')
  await page.keyboard.press('Control+1')
  const section = page.getByRole('region', { name: 'Enquiries near their due time' })
  await expect(page.getByText('Nothing needs you right now; 1 enquiry waits to be answered.')).toBeVisible()
  await expect(section).toBeHidden()

  // Not a whole hour before it is due, whatever step of half a minute that falls into; and then an hour after.
  await page.clock.setFixedTime(new Date(due - 59.5 * 60_000))
  await page.keyboard.press('Control+7')
  await page.keyboard.press('Control+1')
  await expect(page.getByText('1 enquiry needs you.')).toBeVisible()
  await expect(section).toContainText('due soon: in 59 minutes')
  await expectAccessible(page)
  await page.clock.setFixedTime(new Date(due + 3_600_000))
  await page.keyboard.press('Control+7')
  await page.keyboard.press('Control+1')
  await expect(section).toContainText('late: was due 1 hour ago')
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    'zebra',
  )
  await pressByKeys(page, section.getByRole('button', { name: /May a zebra/ }))
  await expect(page.getByRole('article', { name: 'Ada Example wrote' })).toBeVisible()
  expect(await page.title()).not.toContain('zebra')

  // What others have is theirs.
  await page.keyboard.press('m')
  await everythingSent(page)
  const { page: marta } = await stage.desk('moderator')
  await marta.keyboard.press('Control+1')
  await expect(marta.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
  await expect(marta.getByText('May a zebra')).toBeHidden()
})
