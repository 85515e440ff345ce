import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { atMost, type BenchBars, median } from '../../build/bench/bars.ts'
import type { ElectronRuntime } from '../../build/electron-runtime/find.ts'
import { DESK_ENVIRONMENT, deskArguments } from '../../build/run/desk-process.ts'
import { prepareDesk } from '../../build/run/prepare.ts'
import { startService } from '../../build/run/service-process.ts'

const ROUNDS = 3
/** From the start of the service to a desk that a person can use. */
const LIMIT_SECONDS = 10
const PATIENCE_MS = 60_000

/**
 * How long it takes from starting the service on an empty folder, which it first fills with the sample content, to a
 * desk that can be used: signed out, the demo accounts to choose from; signed in, Home.
 */
export async function run(): Promise<BenchBars> {
  const { runtime, end } = await prepareDesk({ browser: false })
  const welcome: number[] = []
  const home: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      welcome.push(await secondsUntil(runtime, [], demoAccounts))
      home.push(await secondsUntil(runtime, ['--sign-in-as=editor'], homeView))
    }
  } finally {
    await end()
  }
  return {
    rounds: ROUNDS,
    bars: [
      atMost(LIMIT_SECONDS, 's', 'service start to the demo accounts, median', median(welcome)),
      atMost(LIMIT_SECONDS, 's', 'service start to the demo accounts, slowest', Math.max(...welcome)),
      atMost(LIMIT_SECONDS, 's', 'service start to Home as editor, median', median(home)),
      atMost(LIMIT_SECONDS, 's', 'service start to Home as editor, slowest', Math.max(...home)),
    ],
  }
}

async function demoAccounts(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Sign in as .+, Editor$/ }).waitFor({ timeout: PATIENCE_MS })
}

async function homeView(page: Page): Promise<void> {
  await page.getByRole('navigation').getByText('Drafts').waitFor({ timeout: PATIENCE_MS })
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: PATIENCE_MS })
}

/** Starts a service and a desk on fresh folders and measures until `usable` resolves. In seconds. */
async function secondsUntil(
  runtime: ElectronRuntime,
  switches: readonly string[],
  usable: (page: Page) => Promise<void>,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-bench-'))
  const begun = performance.now()
  const service = await startService({
    port: 0,
    dataFolder: join(folder, 'service'),
    seed: 'demo',
    demo: true,
  })
  try {
    const desk = await _electron.launch({
      executablePath: runtime.executable,
      args: [...deskArguments(join(folder, 'desk'), [`--service=${service.url}`, ...switches])],
      env: environmentOfDesk(),
    })
    try {
      await usable(await desk.firstWindow({ timeout: PATIENCE_MS }))
      return (performance.now() - begun) / 1000
    } finally {
      await desk.close()
    }
  } finally {
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Playwright wants every variable to have a value. */
function environmentOfDesk(): Record<string, string> {
  const all = { ...process.env, ...DESK_ENVIRONMENT }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
