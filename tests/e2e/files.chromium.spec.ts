import { randomInt } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { aPdf, aPng } from '../support/a-file.ts'
import { type BrowserStage, browserStage } from '../support/browser-stage.ts'
import {
  andSent,
  body,
  everythingSent,
  go,
  itemStatus,
  openFromReview,
  syncStatus,
  writeNews,
} from '../support/desk-page.ts'

let stage: BrowserStage

test.beforeEach(async () => {
  stage = await browserStage()
})

test.afterEach(() => stage.end())

type Given = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

function png(name: string, content = aPng(300, 200, randomInt(256), 1 + randomInt(500))): Given {
  return { name, mimeType: 'image/png', buffer: content }
}

async function choose(page: Page, button: Locator, given: Given | readonly Given[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
  const files = [given].flat()
  await chooser.setFiles(
    files.every(file => typeof file === 'string') ? files : files.filter(file => typeof file !== 'string'),
  )
}

function logoOf(page: Page) {
  const group = page.getByRole('group', { name: 'Logo' })
  return {
    group,
    choose: (given: Given) =>
      choose(page, group.getByRole('button', { name: /Choose a picture|Replace/ }), given),
    alt: group.getByRole('textbox', { name: 'Alternative text' }),
  }
}

/** Waits until a picture is drawn, not only named. */
async function drawn(picture: Locator): Promise<void> {
  await expect
    .poll(() =>
      picture.evaluate(
        element => element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0,
      ),
    )
    .toBe(true)
}

/** Makes every picture that is given wait, as a large one does on a slow computer. What is returned lets them be kept. */
async function holdPictures(page: Page): Promise<() => Promise<void>> {
  const hold = await page.evaluateHandle(() => {
    const { createImageBitmap: draw } = window
    let letGo = () => {}
    const isOver = new Promise<void>(resolve => {
      letGo = resolve
    })
    window.createImageBitmap = async (picture: ImageBitmapSource) => {
      await isOver
      return draw(picture)
    }
    return {
      end: () => {
        window.createImageBitmap = draw
        letGo()
      },
    }
  })
  return async () => {
    await hold.evaluate(({ end }) => end())
    await hold.dispose()
  }
}

/** Pastes a picture of the screen where the keys are. */
async function pastePicture(page: Page, content = aPng(30, 20, randomInt(256))): Promise<void> {
  await page.evaluate(
    given => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(given)], 'image.png', { type: 'image/png' }))
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(paste)
    },
    [...content],
  )
}

test('a picture and an attachment are kept without a network, sent later, and seen by somebody else', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'broken' })
  await writeNews(page, 'Arms of the city', 'The arms are shown beside the news.')
  const logo = logoOf(page)
  await logo.choose(png('arms.png'))
  await logo.alt.fill('A ship under three stars')
  const attachments = page.getByRole('group', { name: 'Attachments' })
  await choose(page, attachments.getByRole('button', { name: 'Add files' }), [
    { name: 'minutes.pdf', mimeType: 'application/pdf', buffer: aPdf() },
    png('plan.png'),
  ])
  const rows = attachments.getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await rows.nth(0).getByRole('textbox', { name: 'Description' }).fill('Minutes of the meeting')
  await rows.nth(1).getByRole('textbox', { name: 'Description' }).fill('The plan')

  // By keys alone: the plan first, and the focus goes along.
  await rows.nth(1).getByRole('button', { name: 'Move “plan.png” up' }).focus()
  await page.keyboard.press('Enter')
  await expect(rows.nth(0)).toContainText('plan.png')
  await expect(rows.nth(0).getByRole('button', { name: 'Move “plan.png” down' })).toBeFocused()

  await page.keyboard.press('Control+S')
  await expect(itemStatus(page)).toContainText(/On this computer|Waiting to be sent/)
  await page.reload()
  await go(page, 'Drafts')
  await page.getByRole('row', { name: /Arms of the city/ }).click()
  await page.keyboard.press('Enter')
  const shown = logo.group.getByRole('img', { name: 'A ship under three stars' })
  await drawn(shown)
  await expect(rows.nth(0)).toContainText('plan.png')

  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')
  await everythingSent(page)
  await expect(itemStatus(page)).toContainText('Sent, revision')
  await andSent(page, () => page.getByRole('button', { name: /^Propose/ }).click())

  const moderator = await stage.desk('moderator')
  await openFromReview(moderator.page, 'Arms of the city')
  const seen = moderator.page.getByRole('img', { name: /A ship under three stars/ })
  await drawn(seen)
  await expect(moderator.page.getByText('Minutes of the meeting')).toBeVisible()

  // What was fetched once stays on this computer.
  moderator.network.set({ kind: 'broken' })
  await moderator.page.reload()
  await openFromReview(moderator.page, 'Arms of the city')
  await drawn(seen)
})

test('what cannot be kept is refused in a sentence each, and nothing else is touched', async () => {
  const { page } = await stage.desk('editor')
  await writeNews(page, 'Pictures that are none', 'Words that stay.')
  const logo = logoOf(page)
  await logo.choose(png('arms.png'))
  await logo.alt.fill('A ship')
  const huge = join(tmpdir(), `film-${randomInt(2 ** 31)}.png`)
  const file = await open(huge, 'w')
  await file.truncate(200 * 1024 * 1024)
  await file.close()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const given: readonly (readonly [Given, RegExp])[] = [
    [
      { name: 'arms.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) },
      /“arms.svg” is an SVG drawing.*PNG/,
    ],
    [png('words.png', Buffer.from('Only words')), /“words.png” is no picture/],
    [png('half.png', aPng(300, 200).subarray(0, 40)), /“half.png” is no picture that can be shown/],
    [png('empty.png', Buffer.alloc(0)), /“empty.png” is empty/],
    [huge, /“film-\d+.png” is too large: it has 200 MB, and at most 10 MB can be kept/],
  ]
  for (const [refused, sentence] of given) {
    await logo.choose(refused)
    await expect(logo.group.getByRole('alert')).toContainText(sentence)
    await expect(logo.alt).toHaveValue('A ship')
    await expect(logo.group.getByText('arms.png')).toBeVisible()
  }
  await rm(huge)

  await logo.choose({ name: 'new.gif', mimeType: 'image/gif', buffer: aPng(30, 20) })
  await expect(logo.group.getByRole('status')).toContainText('“new.gif” is really a PNG picture')
  await expect(logo.group.getByRole('alert')).toBeEmpty()
  await expect(logo.group.getByText('new.png', { exact: true })).toBeVisible()
  await everythingSent(page)
})

test('files can be dropped and pasted where they belong', async () => {
  const { page } = await stage.desk('editor')
  await writeNews(page, 'Dropped', 'Words.')
  const attachments = page.getByRole('group', { name: 'Attachments' })
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-dropped-'))
  const path = join(folder, 'cities.csv')
  await writeFile(path, 'name;country\n')
  const place = attachments.getByText('or drop or paste them here')
  await place.scrollIntoViewIfNeeded()
  const box = await place.boundingBox()
  if (!box) throw new Error('There is no place to drop it')
  // Through the browser's own input, as a file manager does it.
  const browser = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, x: box.x + 5, y: box.y + 5, data })
  }
  await expect(attachments.getByRole('listitem')).toContainText('cities.csv')
  await expect(attachments.getByRole('listitem')).toContainText('text file, 13 bytes')
  await rm(folder, { recursive: true })

  // A picture of the screen has no file behind it, and often no name.
  const logo = logoOf(page)
  await logo.group.getByRole('button', { name: 'Choose a picture' }).focus()
  await pastePicture(page)
  await expect(logo.group.getByText('image.png')).toBeVisible()
  await expect(logo.alt).toBeVisible()
})

test('whoever goes on while a picture is being kept loses no word, and stays there', async () => {
  const { page } = await stage.desk('editor')
  await writeNews(page, 'Meanwhile', 'Words')
  const logo = logoOf(page)

  await test.step('of the picture of a field, its words and its removal', async () => {
    await logo.choose(png('first.png'))
    await logo.alt.fill('A ship')
    let letGo = await holdPictures(page)
    await logo.choose(png('second.png'))
    await logo.alt.fill('A tower')
    await letGo()
    await expect(logo.group.getByText('second.png')).toBeVisible()
    await expect(logo.alt).toHaveValue('A tower')

    letGo = await holdPictures(page)
    await logo.choose(png('third.png'))
    await logo.group.getByRole('button', { name: 'Remove' }).click()
    const again = logo.group.getByRole('button', { name: 'Choose a picture' })
    await expect(again).toBeDisabled()
    await letGo()
    await expect(again).toBeEnabled()
    await expect(logo.alt).toHaveCount(0)
  })

  await test.step('of a picture that is pasted into the text, the sentence and the title', async () => {
    await body(page).click()
    await page.keyboard.press('Control+End')
    let letGo = await holdPictures(page)
    await pastePicture(page)
    await page.keyboard.type(' that go')
    await letGo()
    await expect(body(page).locator('img')).toHaveCount(1)
    await page.keyboard.type(' on.')
    await expect(body(page).locator('p').filter({ hasText: 'Words that go on.' })).toBeVisible()

    letGo = await holdPictures(page)
    await pastePicture(page)
    const headline = page.getByRole('textbox', { name: 'Headline' })
    await headline.press('End')
    await page.keyboard.type(' and')
    await letGo()
    await expect(body(page).locator('img')).toHaveCount(2)
    await page.keyboard.type(' after')
    await expect(headline).toHaveValue('Meanwhile and after')
  })

  await test.step('of the window for a picture, its caption', async () => {
    await body(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+Shift+g')
    const dialog = page.getByRole('dialog', { name: 'Insert picture' })
    const letGo = await holdPictures(page)
    await choose(page, dialog.getByRole('button', { name: 'Choose a picture' }), png('fourth.png'))
    const caption = dialog.getByRole('textbox', { name: 'Caption' })
    await caption.click()
    await page.keyboard.type('Seen')
    await letGo()
    await expect(dialog.locator('img')).toBeVisible()
    await page.keyboard.type(' from afar')
    await expect(caption).toHaveValue('Seen from afar')
  })
})

test('an upload that is cut holds up nobody’s text, and is made good later', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'uploads_cut' })
  await writeNews(page, 'With a heavy picture', 'The picture is large.')
  const logo = logoOf(page)
  await logo.choose(png('heavy.png', aPng(300, 200, 9, 3_000_000)))
  await logo.alt.fill('A heavy one')
  await writeNews(page, 'Words alone', 'Sent although the picture is not.')
  await page.keyboard.press('Control+S')
  await expect(itemStatus(page)).toContainText('Sent, revision', { timeout: 40_000 })
  await expect(syncStatus(page)).toContainText('1 item waits on this computer', { timeout: 40_000 })

  network.set({ kind: 'works' })
  await page.keyboard.press('Control+Shift+S')
  await everythingSent(page)
})

test('a large picture goes on where its line broke, and the sync panel says how far it is', async () => {
  const { page, network } = await stage.desk('editor')
  network.set({ kind: 'uploads_break', after: 1_200_000 })
  const content = aPng(300, 200, 9, 4 * 1024 * 1024 - 5_000)
  await writeNews(page, 'With a large picture', 'The picture is large.')
  await logoOf(page).choose(png('large.png', content))
  await logoOf(page).alt.fill('A large one')
  await page.keyboard.press('Control+S')
  await expect.poll(() => network.breaks(), { timeout: 40_000 }).toBeGreaterThan(0)
  network.set({ kind: 'uploads_cut' })

  await syncStatus(page).getByRole('button').click()
  const panel = page.getByRole('dialog', { name: 'Sync' })
  const files = panel.getByRole('list', { name: 'Files on their way' })
  await expect(files.getByRole('listitem')).toContainText('large.png')
  await expect(files.getByRole('listitem')).toContainText(
    /[1-3](\.\d)? of 4 MB sent. It goes on from there/,
    {
      timeout: 40_000,
    },
  )
  const bar = files.getByRole('progressbar', { name: 'Sending “large.png”' })
  await expect(bar).toHaveAttribute('aria-valuetext', /of 4 MB/)
  expect(Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(20)

  network.set({ kind: 'works' })
  await panel.getByRole('button', { name: 'Try now' }).click()
  await everythingSent(page)
  await expect(files).toBeHidden()
  expect(network.fileBytes()).toBeLessThan(1.3 * content.length)
})
