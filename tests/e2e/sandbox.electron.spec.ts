import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { findElectronRuntime } from '../../build/electron-runtime/find.ts'
import { PROJECT } from '../../build/project.ts'
import { DESK_ENVIRONMENT } from '../../build/run/desk-process.ts'
import { answerOf } from '../support/main-process.ts'

// Everywhere else in the tests root may start Electron, which then has no sandbox. Here it runs as it does on a person's
// computer: by an ordinary user, with nothing switched off.

/** The user and group `nobody` of every Linux. */
const nobody = 65_534

let folder = ''
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-of-nobody-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** A copy of runtime and program that an ordinary user may read, and a home of that user's own. */
async function prepare(): Promise<{ executable: string; program: string; home: string }> {
  const runtime = await findElectronRuntime()
  const program = join(folder, 'program')
  const home = join(folder, 'home')
  await mkdir(home)
  await mkdir(program)
  await Promise.all([
    cp(runtime.folder, join(folder, 'runtime'), { recursive: true }),
    cp(join(PROJECT, 'dist'), join(program, 'dist'), { recursive: true }),
    cp(join(PROJECT, 'package.json'), join(program, 'package.json')),
  ])
  const executable = join(folder, 'runtime', 'electron')
  if (!isRoot()) return { executable, program, home }

  await chmod(folder, 0o755)
  await chown(home, nobody, nobody)
  const asNobody = join(folder, 'as-nobody')
  await writeFile(
    asNobody,
    `#!/bin/sh\nexec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups -- '${executable}' "$@"\n`,
    { mode: 0o755 },
  )
  return { executable: asNobody, program, home }
}

/** One line of /proc/PID/status. */
async function statusOf(pid: number, name: string): Promise<string | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]
}

/** Which namespaces the process has for itself, by /proc/PID/ns. */
async function namespacesOf(pid: number): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(`/proc/${pid}/ns`)
  return Object.fromEntries(
    await Promise.all(names.map(async name => [name, await readlink(`/proc/${pid}/ns/${name}`)] as const)),
  )
}

/** The kernel's own word on the renderer, beside the main process. */
async function expectSandboxOnLinux(main: number, renderer: number): Promise<void> {
  // A filter on system calls (2), no way to more rights, no capabilities.
  expect(await statusOf(renderer, 'Seccomp')).toBe('2')
  expect(await statusOf(renderer, 'NoNewPrivs')).toBe('1')
  expect(await statusOf(renderer, 'CapEff')).toMatch(/^0+$/)
  // Processes and network of its own: it sees no other process, and no interface.
  const [ours, theirs] = [await namespacesOf(main), await namespacesOf(renderer)]
  for (const name of ['user', 'pid', 'net']) {
    expect(theirs[name]).toBeDefined()
    expect(theirs[name]).not.toBe(ours[name])
  }
}

test('started by an ordinary user, the page runs in the sandbox', async () => {
  const { executable, program, home } = await prepare()
  const application = await _electron.launch({
    executablePath: executable,
    args: [program, `--user-data-dir=${join(home, 'desk')}`, '--service=http://127.0.0.1:9'],
    chromiumSandbox: true,
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...DESK_ENVIRONMENT, HOME: home, XDG_RUNTIME_DIR: home }).flatMap(
        ([name, value]) => (value === undefined ? [] : [[name, value]]),
      ),
    ),
  })
  try {
    const page = await application.firstWindow()
    await page.waitForLoadState()

    const main = await answerOf(() =>
      application.evaluate(({ app, BrowserWindow }) => ({
        switches: process.argv.filter(argument => /^--.*sandbox/.test(argument)),
        isSwitchedOff: app.commandLine.hasSwitch('no-sandbox'),
        user: process.getuid?.(),
        pid: process.pid,
        renderer: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
        // What Chromium itself says; it does so on Windows and macOS.
        isSandboxed: app.getAppMetrics().find(process => process.type === 'Tab')?.sandboxed,
      })),
    )
    expect(main).toMatchObject({ switches: [], isSwitchedOff: false })
    expect(main.user).not.toBe(0)

    if (process.platform === 'linux') await expectSandboxOnLinux(main.pid, main.renderer)
    else expect(main.isSandboxed).toBe(true)

    expect(
      await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer'].filter(name => name in globalThis),
      ),
    ).toEqual([])
    expect(await page.evaluate(() => Object.keys(window.osorDesk ?? {}).sort())).toEqual(['call', 'on'])
  } finally {
    await application.close()
  }
})
