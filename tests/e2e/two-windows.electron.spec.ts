import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { startContentService } from '../support/content-service.ts'
import { body, everythingSent, openFromDrafts, writeNews, writeOn } from '../support/desk-page.ts'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'
import { answerOf } from '../support/main-process.ts'

const headline = 'One item in two windows of the program'

function windowsOf(desk: ElectronDesk) {
  return answerOf(() =>
    desk.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .map(window => window.getBounds())
        .sort((one, other) => one.x - other.x),
    ),
  )
}

/** Closes the window farthest to the left as the system does, by its frame. */
function closeLeftWindow(desk: ElectronDesk) {
  return answerOf(() =>
    desk.application.evaluate(({ BrowserWindow }) => {
      const [left] = BrowserWindow.getAllWindows().sort(
        (one, other) => one.getBounds().x - other.getBounds().x,
      )
      left?.close()
    }),
  )
}

/** Opens another window by its key. */
async function newWindow(desk: ElectronDesk, from: Page): Promise<Page> {
  const opened = desk.application.waitForEvent('window')
  await from.keyboard.press('Control+Alt+n')
  return opened
}

test('two windows of the program work on one library, each in its place, and go on without each other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-windows-'))
  const service = await startContentService({ seed: 'demo' })
  const options = { serviceUrl: service.url, folder: join(folder, 'desk'), switches: ['--sign-in-as=editor'] }
  let desk = await openElectronDesk(options)
  try {
    const first = desk.page
    await everythingSent(first)
    await writeNews(first, headline, 'Written in the first window.')
    const second = await newWindow(desk, first)
    await everythingSent(second)
    const [left, right] = await windowsOf(desk)
    expect(left && right && right.x - left.x).toBe(32)
    await openFromDrafts(second, headline)
    await writeOn(second, 'Written in the second window.')
    await expect(body(first)).toContainText('Written in the second window.')
    await writeOn(first, 'And again in the first.')
    await expect(body(second)).toContainText('And again in the first.')

    // The one that is closed stores its last words; the other one sends them.
    await writeOn(first, 'The last words of the first window')
    await closeLeftWindow(desk)
    await expect.poll(() => windowsOf(desk)).toHaveLength(1)
    await expect(body(second)).toContainText('The last words of the first window')
    await everythingSent(second)
    await answerOf(() =>
      desk.application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.setBounds({ x: 90, y: 70, width: 1000, height: 700 }),
      ),
    )
    await desk.close()

    desk = await openElectronDesk(options)
    await everythingSent(desk.page)
    await expect(desk.page.getByText('OSOR Desk did not end properly last time')).toHaveCount(0)
    const again = await newWindow(desk, desk.page)
    await everythingSent(again)
    await expect(again.getByText('OSOR Desk did not end properly last time')).toHaveCount(0)
    expect(await windowsOf(desk)).toContainEqual({ x: 90, y: 70, width: 1000, height: 700 })
  } finally {
    await desk.close()
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
