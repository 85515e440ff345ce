import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import type { ItemId } from '#shared/content/identity.ts'
import { median } from '../../../build/bench/bars.ts'
import { freePort } from '../../../build/run/free-port.ts'
import { openBrowserDesk } from '../../support/browser-desk.ts'
import { pageCode } from '../page-code.ts'
import { noteIdle, noteSync } from './note-sync.ts'
import { rest } from './rest.ts'
import { watchedNetwork } from './watched-network.ts'

const PATIENCE_MS = 120_000

/** A desk with an empty library, before its first pull. */
export interface MeasuredDesk {
  readonly context: BrowserContext
  /** From the first request of the first pull to rows in the list on screen, in milliseconds. */
  firstRows(): Promise<number>
  /** From the first request of the first pull to everything being stored, in milliseconds. */
  firstPull(): Promise<number>
  /** How many of these items can be read on this computer. */
  readable(ids: readonly ItemId[]): Promise<number>
  /** Syncs with nothing to sync: the median time, and the most requests that one took. */
  nothingChanged(rounds: number): Promise<{ readonly time: number; readonly requests: number }>
  /**
   * Stores an edit of each item, which is not measured, and sends them: until every answer is stored (`sent`), and until
   * everything is the same here and at the service (`settled`); in milliseconds.
   */
  push(ids: readonly ItemId[], round: number): Promise<{ readonly sent: number; readonly settled: number }>
  close(): Promise<void>
}

/**
 * Opens a desk in a browser of its own and waits until it shows an empty list; its first pull is held back. `before` is
 * done in that browser before the desk's page is loaded: a pull that is held back for long would have failed meanwhile.
 */
export async function openMeasuredDesk(
  serviceUrl: string,
  folder: string,
  before: (context: BrowserContext) => Promise<void> = async () => undefined,
): Promise<MeasuredDesk> {
  const watched = watchedNetwork()
  watched.hold()
  const desk = await openBrowserDesk({
    serviceUrl,
    folder: join(folder, 'desk'),
    port: await freePort(),
    signInAs: 'editor',
    network: watched.network,
    beforePage: async page => {
      await before(page.context())
      await page.addInitScript(noteSync)
    },
  })
  const { page } = desk
  const patience = { timeout: PATIENCE_MS }
  const until = async (is: () => boolean | Promise<boolean>, pause = 20) => {
    const begun = performance.now()
    while (!(await is())) {
      if (performance.now() - begun > PATIENCE_MS) throw new Error('What was waited for did not come')
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
  await page.getByRole('navigation').waitFor(patience)
  await page.keyboard.press('Control+4')
  await page.getByRole('heading', { name: 'Published', level: 1 }).waitFor(patience)
  await until(() => watched.isHeld('/v1/changes'))
  await page.evaluate(noteIdle)
  await page.evaluate(await pageCode('sync/in-page.ts'))
  // What the page does at its start is not the pull's.
  await page.waitForTimeout(1_500)

  const idleAfter = async (moment: number) => {
    const found = await page.waitForFunction(
      moment => window.notedSync?.idle.find(idle => idle > moment) ?? null,
      moment,
      { ...patience, polling: 100 },
    )
    return Number(await found.jsonValue())
  }

  /** What is done beside the interface after much was written is neither the push's nor that of a sync of nothing. */
  const atRest = () => until(() => page.evaluate(() => window.syncBench?.isAtRest() ?? false), 500)

  return {
    context: page.context(),
    firstRows: async () => {
      const begun = watched.release()
      const rows = await page.waitForFunction(() => window.notedSync?.rows ?? null, null, {
        ...patience,
        polling: 100,
      })
      return Number(await rows.jsonValue()) - begun
    },
    firstPull: async () => {
      const begun = watched.release()
      return (await idleAfter(begun)) - begun
    },
    readable: ids => page.evaluate(ids => window.syncBench?.readable(ids) ?? 0, ids),
    nothingChanged: async rounds => {
      await atRest()
      const times: number[] = []
      let requests = 0
      for (let round = 0; round < rounds; round += 1) {
        watched.forget()
        const begun = await page.evaluate(async () => {
          const begun = performance.timeOrigin + performance.now()
          await window.osorDesk?.call('sync.now', null)
          return begun
        })
        times.push((await idleAfter(begun)) - begun)
        // What follows a sync is counted, too.
        await page.waitForTimeout(100)
        requests = Math.max(requests, watched.requests.length)
      }
      return { time: median(times), requests }
    },
    push: async (ids, round) => {
      watched.hold()
      await page.evaluate(([ids, round]) => window.syncBench?.edit(ids, round), [ids, round] as const)
      await atRest()
      await rest()
      await page.evaluate(() => void window.osorDesk?.call('sync.now', null))
      await until(() => watched.isHeld('/v1/operations'))
      const begun = watched.release()
      const settled = (await idleAfter(begun)) - begun
      const left = await page.evaluate(() => window.syncBench?.waiting())
      if (left !== 0) throw new Error(`${left} operations were not sent`)
      // The pull comes when the last acknowledgement is stored.
      const sent = watched.requests.findLast(({ path }) => path === '/v1/operations')?.at ?? Number.NaN
      const pull = watched.requests.find(({ path, at }) => path === '/v1/changes' && at > sent)
      return { sent: (pull?.at ?? Number.NaN) - begun, settled }
    },
    close: () => desk.close(),
  }
}
