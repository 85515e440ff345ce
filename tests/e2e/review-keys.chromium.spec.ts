import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../support/accessibility.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import { countPointers, pressByKeys, tabTo } from '../support/by-keys.ts'
import { everythingSent, proposeAndSend, writeNews } from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

const headline = 'A harbour town runs its ferries with open software'

function review(page: Page) {
  return page.getByRole('article', { name: 'Item in review' })
}

function queue(page: Page) {
  return page.getByRole('grid', { name: 'Review queue' })
}

/** Walks the queue by J until the item is read. */
async function walkTo(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+3')
  await expect(queue(page).getByRole('row').first()).toBeVisible()
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('j')
    await expect(review(page)).toBeVisible()
    if (await review(page).getByRole('heading', { name: title }).isVisible()) return
  }
  throw new Error(`J does not lead to ${title}`)
}

test('a moderator clears a morning’s queue without a mouse, and nothing on the way is out of reach of a screen reader', async () => {
  test.setTimeout(400_000)
  const { page: elena } = await stage.desk('editor')
  await writeNews(elena, headline, 'The ferries run. With Portsail, since March.')
  await proposeAndSend(elena)
  const { page } = await stage.desk('moderator')
  const pointers = await countPointers(page)

  await test.step('the queue is filtered', async () => {
    await page.keyboard.press('Control+3')
    await pressByKeys(page, page.getByRole('button', { name: 'Filter', exact: true }))
    await expect(page.getByRole('dialog', { name: 'Filter the queue' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('an item is claimed, compared and commented on', async () => {
    await walkTo(page, headline)
    await page.keyboard.press('c')
    await expect(review(page).getByRole('button', { name: 'Release' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Control+Alt+m')
    await page.keyboard.type('Which ferries?')
    await page.keyboard.press('Control+Enter')
    const thread = page.getByRole('article', { name: /Which ferries/ })
    await expect(thread).toBeVisible()
    await expectAccessible(page)
    await pressByKeys(page, thread.getByRole('button', { name: 'Resolve' }))
    await expect(page.getByText('1 resolved comment')).toBeVisible()
  })

  await test.step('an edit is suggested', async () => {
    await page.keyboard.press('Escape')
    await tabTo(page, page.getByRole('tab', { name: 'Changes' }), 'Shift+Tab')
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog')
    await tabTo(page, dialog.getByRole('textbox', { name: 'Body' }))
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Says the town.')
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
    await everythingSent(page)
  })

  await test.step('its text and its trail are read', async () => {
    await tabTo(page, page.getByRole('tab', { name: 'Changes' }), 'Shift+Tab')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Text' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Trail' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByText('proposed it').first()).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
  })

  await test.step('it is returned with a reason, taken back from the keys, and approved', async () => {
    await page.keyboard.press('r')
    await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Give a reason')).toBeVisible()
    await page.keyboard.type('Please name the town.')
    await page.keyboard.press('Control+Enter')
    const takeBack = page.getByRole('button', { name: 'Take back' })
    await expect(takeBack).toBeVisible()
    await page.keyboard.press('F6')
    await expect(takeBack).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(review(page).getByRole('heading', { name: headline })).toBeVisible()
    await page.keyboard.press('a')
    await everythingSent(page)
  })

  await test.step('three are marked and decided on together', async () => {
    await page.keyboard.press('Control+3')
    for (let marked = 0; marked < 3; marked += 1) {
      await page.keyboard.press('j')
      await expect(review(page)).toBeVisible()
      await page.keyboard.press('x')
    }
    await expect(page.getByText('3 marked')).toBeVisible()
    await page.keyboard.press('d')
    const dialog = page.getByRole('dialog', { name: /^Decide on 3 items/ })
    await expect(dialog).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a deletion is granted', async () => {
    const asked = queue(page).getByRole('row').filter({ hasText: 'Deletion requested' }).first()
    const title = (await asked.locator('.queue-row-title').textContent()) ?? ''
    await walkTo(page, title)
    await page.keyboard.press('g')
    await expect(page.getByText(`Deleted: ${title}`)).toBeVisible()
    await everythingSent(page)
  })

  await test.step('what is published is reported', async () => {
    await page.keyboard.press('Control+4')
    await tabTo(page, page.locator('.row-table-open:not([tabindex="-1"])'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Decisions' })).toBeVisible()
    await page.keyboard.press('Control+Alt+d')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.type('Report')
    await page.keyboard.press('Enter')
    await page.keyboard.type('The link is dead.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Take back' })).toBeVisible()
    await expectAccessible(page)
    await everythingSent(page)
  })

  await test.step('what happened is read, and how one is told is chosen', async () => {
    await page.keyboard.press('Control+1')
    await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Control+,')
    await tabTo(
      page,
      page.getByRole('radiogroup', { name: 'Quiet hours' }).getByRole('radio', { checked: true }),
    )
    await page.keyboard.press('ArrowRight')
    await expect(page.getByLabel('From')).toBeVisible()
    await expectAccessible(page)
  })

  expect(await pointers()).toBe(0)
})

test('an author answers, fixes and proposes again without a mouse', async () => {
  test.setTimeout(300_000)
  const { page: marta } = await stage.desk('moderator')
  const { page } = await stage.desk('editor')
  await writeNews(page, headline, 'The ferries run.')
  await proposeAndSend(page)
  await walkTo(marta, headline)
  await marta.keyboard.press('Control+Alt+m')
  await marta.keyboard.type('Which ferries?')
  await marta.keyboard.press('Control+Enter')
  await marta.keyboard.press('Escape')
  await tabTo(marta, marta.getByRole('tab', { name: 'Changes' }), 'Shift+Tab')
  await marta.keyboard.press('r')
  await marta.keyboard.type('Please name the town.')
  await marta.keyboard.press('Control+Enter')
  await everythingSent(marta)

  const pointers = await countPointers(page)
  await page.keyboard.press('Control+1')
  const news = page.getByRole('region', { name: 'What happened' })
  await expect(news).toContainText('returned', { timeout: 40_000 })
  await expectAccessible(page)
  await pressByKeys(page, news.getByRole('button', { name: /returned/ }))
  await expect(page.getByText('Please name the town.').first()).toBeVisible()
  const thread = page.getByRole('article', { name: /Which ferries/ })
  await tabTo(page, page.getByRole('tab', { name: /Comments|Details/, selected: true }))
  await page.keyboard.press('End')
  await expect(thread).toBeVisible()
  await pressByKeys(page, thread.getByRole('button', { name: 'Answer' }))
  await page.keyboard.type('Those of Ekdalen.')
  await page.keyboard.press('Control+Enter')
  await expect(thread).toContainText('Those of Ekdalen.')
  await tabTo(page, page.getByRole('textbox', { name: 'Body' }), 'Shift+Tab')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' They are those of Ekdalen.')
  await page.keyboard.press('Control+Enter')
  await everythingSent(page)
  await expect(page.getByText('It waits for review.')).toBeVisible()
  await expectAccessible(page)
  expect(await pointers()).toBe(0)
})
