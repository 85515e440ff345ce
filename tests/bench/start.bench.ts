import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { atMost, type BenchBars, median } from '../../build/bench/bars.ts'
import { prepareDesk } from '../../build/run/prepare.ts'
import { startService } from '../../build/run/service-process.ts'
import { openElectronDesk } from '../support/electron-desk.ts'

const ROUNDS = 3
/** From the start of the service to a desk that a person can use. */
const LIMIT_SECONDS = 10
const PATIENCE_MS = 60_000

/**
 * How long it takes from starting the service on an empty folder, which it first fills with the sample content, to a
 * desk that can be used: signed out, the demo accounts to choose from; signed in, Home.
 */
export async function run(): Promise<BenchBars> {
  const { end } = await prepareDesk({ browser: false })
  const welcome: number[] = []
  const home: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      welcome.push(await secondsUntil([], demoAccounts))
      home.push(await secondsUntil(['--sign-in-as=editor'], homeView))
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

/** The demo accounts come from the service, so it answers, and can be chosen. */
async function demoAccounts(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Elena Marín/ }).click({ trial: true, timeout: PATIENCE_MS })
}

/** Signed in and in step with the service: Home lists what waits for this editor. */
async function homeView(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor({ timeout: PATIENCE_MS })
  await page.getByRole('main').getByRole('listitem').first().waitFor({ timeout: PATIENCE_MS })
}

/** Starts a service and a desk on fresh folders and measures until `usable` resolves. In seconds. */
async function secondsUntil(
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
    const desk = await openElectronDesk({ serviceUrl: service.url, folder: join(folder, 'desk'), switches })
    try {
      await usable(desk.page)
      return (performance.now() - begun) / 1000
    } finally {
      await desk.close()
    }
  } finally {
    await service.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
