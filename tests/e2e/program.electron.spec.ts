import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findElectronRuntime } from '../../build/electron-runtime/find.ts'
import { startChild } from '../../build/run/child-process.ts'
import { DESK_ENVIRONMENT, deskArguments } from '../../build/run/desk-process.ts'
import { type ElectronDesk, openElectronDesk } from '../support/electron-desk.ts'
import { answerOf } from '../support/main-process.ts'

/** Nobody listens there: none of these tests needs a service. */
const serviceUrl = 'http://127.0.0.1:9'

let folder = ''
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-program-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

/** Starts the program as from a terminal and waits for its end. */
async function runToEnd(userDataFolder: string, ...switches: string[]) {
  const runtime = await findElectronRuntime()
  const child = startChild(runtime.executable, deskArguments(userDataFolder, switches), {
    environment: DESK_ENVIRONMENT,
    output: 'collect',
  })
  const { code } = await child.ended
  return { code, output: child.output() }
}

function call(desk: ElectronDesk, name: string): Promise<unknown> {
  return desk.page.evaluate(asked => window.osorDesk?.call(asked, null), name)
}

test('an unknown switch is answered with the usage', async () => {
  const { code, output } = await runToEnd(folder, '--servcie=http://127.0.0.1:4780')
  expect(output).toContain('Unknown switch: --servcie=http://127.0.0.1:4780')
  expect(output).toContain('Usage: osor-desk')
  expect(code).toBe(2)
})

test('a folder that cannot be written is a clear error', async () => {
  await writeFile(join(folder, 'in-the-way'), '')
  const impossible = join(folder, 'in-the-way', 'desk')
  const { code, output } = await runToEnd(impossible)
  expect(output).toContain(`OSOR Desk cannot keep its data in the folder ${impossible}`)
  expect(code).toBe(1)
})

test('a second start brings the first window forward and ends', async () => {
  const desk = await openElectronDesk({ serviceUrl, folder })
  await desk.page.waitForLoadState()
  const isVisible = () =>
    answerOf(() =>
      desk.application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(each => each.isVisible()),
      ),
    )
  await expect.poll(isVisible).toEqual([true])
  await answerOf(() =>
    desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide()),
  )
  expect(await isVisible()).toEqual([false])
  const { code } = await runToEnd(folder)
  expect(code).toBe(0)
  await expect.poll(isVisible).toEqual([true])
  await desk.close()
})

test('the window comes back where it was', async () => {
  const bounds = { x: 60, y: 40, width: 1000, height: 700 }
  const first = await openElectronDesk({ serviceUrl, folder })
  await answerOf(() =>
    first.application.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    ),
  )
  const boundsOf = (desk: ElectronDesk) =>
    answerOf(() =>
      desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    )
  await expect.poll(() => boundsOf(first)).toEqual(bounds)
  await first.close()
  const second = await openElectronDesk({ serviceUrl, folder })
  await expect.poll(() => boundsOf(second)).toEqual(bounds)
  await second.close()
})

test('a page whose process dies is started again', async () => {
  const desk = await openElectronDesk({ serviceUrl, folder })
  await desk.page.waitForLoadState()
  const processOf = () =>
    answerOf(() =>
      desk.application.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        return contents && !contents.isLoading() && !contents.isCrashed() ? contents.getOSProcessId() : 0
      }),
    )
  await expect.poll(processOf).toBeGreaterThan(0)
  const before = await processOf()
  process.kill(before, 'SIGKILL')
  await expect
    .poll(async () => {
      const now = await processOf()
      return now !== 0 && now !== before
    })
    .toBe(true)
  // A document that is replaced while it is asked never answers, so each question has a limit of its own.
  const answer = () =>
    answerOf(() =>
      desk.application.evaluate(({ BrowserWindow }) =>
        Promise.race([
          BrowserWindow.getAllWindows()[0]
            ?.webContents.executeJavaScript("window.osorDesk.call('account.state', null)")
            .catch(() => null),
          new Promise(resolve => setTimeout(resolve, 1_000, null)),
        ]),
      ),
    )
  await expect.poll(answer).toEqual({ ok: true, output: { kind: 'signed_out' } })
  await desk.close()
})

test('the menu bar shows the commands and tells the page which one was chosen', async () => {
  const desk = await openElectronDesk({ serviceUrl, folder })
  await desk.page.waitForLoadState()
  const chosen = desk.page.evaluate(
    () => new Promise(resolve => window.osorDesk?.on('command.chosen', resolve)),
  )
  // The page has answered something after it began to listen.
  await call(desk, 'account.state')
  const shown = await desk.application.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('go.settings')
    item?.click()
    return { label: item?.label, accelerator: item?.accelerator, takesKey: item?.registerAccelerator }
  })
  expect(shown).toEqual({ label: 'Settings', accelerator: 'CmdOrCtrl+,', takesKey: false })
  expect(await chosen).toBe('go.settings')
  await desk.close()
})

test('a window that is closed asks the page to store the last words, and goes', async () => {
  const desk = await openElectronDesk({ serviceUrl, folder })
  await desk.page.waitForLoadState()
  let isAsked = false
  await desk.page.exposeFunction('noteClosing', () => {
    isAsked = true
  })
  await desk.page.evaluate(() => {
    const note = Reflect.get(window, 'noteClosing')
    window.osorDesk?.on('program.closing', () => note())
  })
  await desk.close()
  expect(isAsked).toBe(true)
})

test('another window opens a step beside the first, answers calls of its own, and goes without it', async () => {
  const desk = await openElectronDesk({ serviceUrl, folder })
  await desk.page.waitForLoadState()
  const places = () =>
    answerOf(() =>
      desk.application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .map(window => window.getBounds().x)
          .sort((one, other) => one - other),
      ),
    )
  await expect.poll(places).toHaveLength(1)
  const opened = desk.application.waitForEvent('window')
  await call(desk, 'program.openWindow')
  const second = await opened
  await second.waitForLoadState()
  await expect
    .poll(async () => {
      const [left = 0, right = 0] = await places()
      return right - left
    })
    .toBe(32)
  const answer = await second.evaluate(() => window.osorDesk?.call('account.state', null))
  expect(answer).toEqual({ ok: true, output: { kind: 'signed_out' } })
  await desk.page.evaluate(() => window.close())
  await expect.poll(places).toHaveLength(1)
  expect(await second.evaluate(() => window.osorDesk?.call('account.state', null))).toEqual(answer)
  await desk.close()
})
