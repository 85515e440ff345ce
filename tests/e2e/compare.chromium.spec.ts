import { expect, type Page, test } from '@playwright/test'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import { violationsOn } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { everythingSent, go, itemStatus, openFromReview } from '../support/desk-page.ts'
import {
  createOf,
  editOf,
  newItemId,
  readyNews,
  type ServiceClient,
  signedInClient,
  transitionOf,
} from '../support/service-client.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'A lake district shares the software of its boats'
const moved = '<p>The last paragraph stands nearer to the beginning now.</p>'
const before = [
  '<h2>What the district did</h2>',
  '<p>The code has been public since 2021 and is kept by four people.</p>',
  '<p>This one stands as it was.</p>',
  '<p>Nothing of this is to be read any more.</p>',
  '<p><img src="https://example.eu/lake.png" alt="A lake" data-caption="Boats in 2021" data-align="left"></p>',
  '<table><tbody><tr><td>Boats</td><td>120</td></tr></tbody></table>',
  moved,
].join('')
const after = [
  '<h3>What the district did</h3>',
  moved,
  '<p>The code has been public since 2022 and is kept by <a href="https://example.eu/team">four people</a>.</p>',
  '<p>This one stands as it was.</p>',
  '<p><img src="https://example.eu/lake.png" alt="A lake with boats" data-caption="Boats in 2022" data-align="center"></p>',
  '<table><tbody><tr><td>Boats</td><td colspan="2">140</td></tr></tbody></table>',
  '<p>A whole new ending.</p>',
].join('')

/** What is published, and a proposal to change it: revisions 1 to 5. */
async function proposeChanges(fields: ItemFields = {}) {
  const { url } = stage.service
  const [editor, moderator] = [await signedInClient(url, 'editor'), await signedInClient(url, 'moderator')]
  const item = newItemId()
  await editor.make(createOf(item, readyNews({ headline, body: before, short_title: 'Boats' })))
  await editor.make(transitionOf(item, 1, 'propose'))
  await moderator.make(transitionOf(item, 2, 'approve'))
  await editor.make(editOf(item, 3, { body: after, short_title: 'Open boats', ...fields }))
  await editor.make(transitionOf(item, 4, 'propose'))
  return { item, editor, moderator }
}

async function revisionOf(client: ServiceClient, item: ItemId): Promise<number | undefined> {
  return (await client.pull()).items.find(({ id }) => id === item)?.revision
}

function changes(page: Page) {
  return page.getByRole('region', { name: 'Text with changes' })
}

function sideBySide(page: Page) {
  return page.getByRole('radio', { name: 'Side by side' })
}

/** The cells of the row that holds some words: before, now. */
function cellsOf(page: Page, words: string) {
  return changes(page)
    .getByRole('table', { name: 'Body' })
    .getByRole('row')
    .filter({ hasText: words })
    .locator(':scope > td')
}

interface SpokenNode {
  readonly role: string
  readonly name: string
}

/** What Chromium tells screen readers of the text with changes, in reading order. */
async function spoken(page: Page): Promise<readonly SpokenNode[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map(node => [node.nodeId, node]))
  const root = nodes.find(({ role, name }) => role?.value === 'region' && name?.value === 'Text with changes')
  const inOrder = (id: string): readonly SpokenNode[] => {
    const node = byId.get(id)
    if (node === undefined) return []
    const own = { role: String(node.role?.value), name: String(node.name?.value ?? '') }
    return [...(node.ignored ? [] : [own]), ...(node.childIds ?? []).flatMap(inOrder)]
  }
  return root === undefined ? [] : inOrder(root.nodeId)
}

function words(nodes: readonly SpokenNode[]): string {
  return nodes
    .filter(({ role }) => role === 'StaticText')
    .map(({ name }) => name)
    .join(' ')
    .replace(/\s+/g, ' ')
}

function howOften(text: string, part: string): number {
  return text.split(part).length - 1
}

test('changes are read side by side, by keys alone, and the way is remembered', async () => {
  await proposeChanges()
  const { page } = await stage.desk('moderator')
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('row', { name: new RegExp(headline) })).toBeVisible()
  await page.keyboard.press('Control+F')
  await page.keyboard.type(headline)
  await expect(page.getByRole('grid', { name: 'Review queue' }).getByRole('row')).toHaveCount(1)
  // A letter that is typed is a letter.
  await page.keyboard.press('v')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: new RegExp(headline) }).focus()
  await page.keyboard.press('Enter')
  await expect(changes(page).locator('ins').getByText('A whole new ending.')).toBeVisible()
  await expect(sideBySide(page)).not.toBeChecked()
  await page.keyboard.press('v')
  await expect(sideBySide(page)).toBeChecked()

  // Each block stands opposite what it was.
  const body = changes(page).getByRole('table', { name: 'Body' })
  await expect(body.getByRole('columnheader')).toHaveText(['Before', 'Now'])
  await expect(cellsOf(page, 'This one stands')).toHaveText([/This one stands/, /This one stands/])
  await expect(cellsOf(page, 'Nothing of this')).toHaveText([
    /Nothing of this is to be read/,
    'Not there now',
  ])
  await expect(cellsOf(page, 'A whole new')).toHaveText(['Not there before', /A whole new ending/])
  const [old, now] = [cellsOf(page, 'The code has').first(), cellsOf(page, 'The code has').last()]
  await expect(old.locator('del')).toHaveText(['2021', 'four people'])
  await expect(old.locator('ins')).toHaveCount(0)
  await expect(now.locator('ins')).toHaveText(['2022', /four people.*https:\/\/example\.eu\/team/])
  await expect(now.locator('del')).toHaveCount(0)
  const title = changes(page).getByRole('table', { name: 'Short title' })
  await expect(title.getByRole('cell')).toHaveText([/Boats/, /Open.*boats/])
  await expect(cellsOf(page, 'What the district').first().getByRole('heading', { level: 2 })).toBeVisible()
  await expect(cellsOf(page, 'What the district').last().getByRole('heading', { level: 3 })).toBeVisible()
  await expect(cellsOf(page, 'Caption')).toHaveText([
    /Alternative text:.*A lake.*Caption:.*Boats in 2021.*Position:.*Left/,
    /Alternative text:.*A lake with boats.*Caption:.*Boats in 2022.*Position:.*Centre/,
  ])

  // From change to change, and from where a block was to where it is.
  await page.keyboard.press('n')
  await expect(changes(page).getByRole('row').filter({ hasText: 'Open' })).toBeFocused()
  await expect(page.getByText('Change 1 of 8')).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  const there = body.getByRole('row').filter({ hasText: 'Moved here' })
  await expect(there).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(there.getByRole('link', { name: 'Go to where it was' })).toBeFocused()
  await page.keyboard.press('Enter')
  const away = body.getByRole('row').filter({ hasText: 'Moved from here' })
  await expect(away).toBeFocused()
  await expect(away).toBeInViewport()
  await page.keyboard.press('p')
  await expect(page.getByText('Change 1 of 8')).toBeHidden()
  await page.keyboard.press('n')

  // What one was at stays in sight in the other way, and the way stays for the next time.
  await page.keyboard.press('v')
  await expect(changes(page).getByRole('table', { name: 'Body' })).toHaveCount(0)
  await expect(changes(page).getByRole('table')).toHaveCount(1)
  await page.keyboard.press('v')
  await page.reload()
  await openFromReview(page, headline)
  await expect(sideBySide(page)).toBeChecked()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').locator('input').fill('side by side')
  await expect(page.getByRole('menuitem', { name: /Changes inline or side by side/ })).toBeVisible()
})

test('each change is said once, and both ways are free of accessibility violations', async () => {
  await proposeChanges()
  const { page } = await stage.desk('moderator')
  await openFromReview(page, headline)
  await page.getByRole('heading', { name: headline }).click()
  for (const way of ['Inline', 'Side by side']) {
    await test.step(way, async () => {
      await page.getByRole('radiogroup', { name: 'Show changes' }).getByText(way).click()
      await expect(page.getByRole('radio', { name: way })).toBeChecked()
      const nodes = await spoken(page)
      const said = words(nodes)
      // The words say it: the roles, which half of all screen readers say as well, are not there.
      expect(nodes.filter(({ role }) => /insertion|deletion|^ins$|^del$/i.test(role))).toEqual([])
      expect(said).toContain('Added: A whole new ending. End of change.')
      expect(said).toContain('Removed: Nothing of this is to be read any more. End of change.')
      expect(said).toMatch(/since (?:Removed: 2021 End of change\. )?.*Added: 2022 End of change\./)
      expect(said).toContain('Added: four people → https://example.eu/team End of change.')
      for (const part of ['A whole new ending.', 'Nothing of this is to be read any more.', 'Added: 2022']) {
        expect(howOften(said, part)).toBe(1)
      }
      expect(said).not.toMatch(/Added: (?:Added|Removed):|End of change\. End of change\./)
      // What an element says besides its words.
      expect(said).toMatch(/Kind: Removed: heading 2 End of change\..*Added: heading 3 End of change\./)
      expect(said).toMatch(/Alternative text: Removed: A lake End of change\./)
      expect(said).toMatch(/Columns wide: Removed: 1 End of change\./)
      expect(said).toMatch(/Moved here Go to where it was/)
      expect(await violationsOn(page)).toEqual([])
    })
  }
  // A table of two columns to screen readers too, although its rows are laid out one by one.
  const heads = (await spoken(page)).filter(({ role }) => role === 'columnheader').map(({ name }) => name)
  expect(heads).toEqual(['Before', 'Now', 'Before', 'Now'])
  // In a narrow window one stands above the other, and says which it is.
  await page.setViewportSize({ width: 960, height: 640 })
  const [old, now] = [cellsOf(page, 'The code has').first(), cellsOf(page, 'The code has').last()]
  await expect(old.getByText('Before', { exact: true })).toBeVisible()
  const [above, below] = [await old.boundingBox(), await now.boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  // What is the same is read once there.
  await expect(cellsOf(page, 'This one stands').first()).toBeHidden()
  await expect(cellsOf(page, 'This one stands').last()).toBeVisible()
})

test('a moderator compares any two revisions from Review and puts one back as a new revision', async () => {
  const { item, moderator } = await proposeChanges()
  const { page } = await stage.desk('moderator')
  await openFromReview(page, headline)
  await page.getByRole('heading', { name: headline }).click()
  await page.keyboard.press('Control+Shift+H')
  const versions = page.getByRole('dialog', { name: /^Versions of/ })
  // At first what was published stands against the text as it is.
  await expect(versions).toContainText('8 changes')
  const list = versions.getByRole('listbox', { name: 'Versions' })
  await list.getByRole('option', { name: /proposed it.*Revision 5/ }).click()
  await list
    .getByRole('option', { name: /wrote the first draft.*Revision 1/ })
    .click({ modifiers: ['Control'] })
  await expect(versions).toContainText('8 changes')
  await list.getByRole('option', { name: /Revision 2/ }).click()
  await list.getByRole('option', { name: /Revision 1/ }).click({ modifiers: ['Control'] })
  await expect(versions).toContainText('Nothing differs between the two texts.')
  await list.getByRole('option', { name: /Revision 3/ }).click()
  await expect(versions).toContainText('as a new revision')
  await versions.getByRole('button', { name: 'Restore this version' }).click()
  await expect(versions).toBeHidden()
  await everythingSent(page)
  // It is their own text that came back: nobody has changed it under their eyes.
  await expect(page.getByText('This changed while you were reading')).toBeHidden()
  await expect(page.getByRole('tab', { name: 'Text', exact: true })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('article', { name: 'Item in review' })).toContainText(
    'Nothing of this is to be read',
  )
  await expect.poll(() => revisionOf(moderator, item)).toBe(6)
  await page.getByRole('button', { name: 'Approve and publish' }).click()
  await everythingSent(page)
})

test('nothing is put back where words are not saved by themselves, or without the right to it', async () => {
  const { item, moderator, editor } = await proposeChanges()
  await moderator.make(transitionOf(item, 5, 'approve'))
  // Published: what is put back is a new draft.
  const { page } = await stage.desk('moderator')
  await go(page, 'Published')
  await page.getByRole('searchbox').fill(headline)
  await page.getByRole('row', { name: new RegExp(headline) }).click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Compare versions…' }).click()
  const versions = page.getByRole('dialog', { name: /^Versions of/ })
  await expect(versions).toContainText('It becomes a new draft; readers go on seeing the published text')
  await page.keyboard.press('Escape')
  // Reported: words travel with the decision of whoever writes.
  await moderator.make(transitionOf(item, 6, 'report', { reason: 'The numbers are old.' }))
  await everythingSent(page)
  await openFromReview(page, headline)
  await page.getByRole('button', { name: 'Compare versions…' }).click()
  await expect(versions).toContainText('In this state words are not saved by themselves')
  await expect(versions.getByRole('button', { name: 'Restore this version' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Open in the editor' }).click()
  await expect(itemStatus(page)).toBeVisible()
  await page.keyboard.press('Control+Shift+H')
  await expect(versions).toContainText('sent with your next decision')
  await page.keyboard.press('Escape')
  expect(await revisionOf(editor, item)).toBe(7)
})
