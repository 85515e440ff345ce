import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { z } from 'zod'
import { atMost, type BenchBars, median } from '../../build/bench/bars.ts'
import { freePort } from '../../build/run/free-port.ts'
import { needSystemPackages } from '../../build/system/packages.ts'
import { chromiumFlags } from '../support/browser-desk.ts'
import { printedSeed } from '../support/seed.ts'
import { pageCode } from './page-code.ts'
import { type Layout, layouts } from './sync/layouts.ts'

const Switches = z.object({
  rounds: z.coerce.number().int().positive().default(5),
  items: z.coerce.number().int().positive().default(10_000),
})

/** What storing a whole collection costs in one layout of the library and another, in one browser and in turn. */
export async function run(given: readonly string[]): Promise<BenchBars> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...given], options: { rounds: text, items: text } })
  const { rounds, items } = Switches.parse(values)
  await needSystemPackages(['browser'])
  const seed = printedSeed('layouts bench')
  return inEmptyPage(async page => {
    await page.evaluate(await pageCode('sync/layouts-in-page.ts'))
    await page.evaluate(([count, from]) => window.layoutBench?.prepare(count, from), [items, seed] as const)
    const times = new Map<Layout, number[]>(layouts.map(layout => [layout, []]))
    for (let round = 0; round < rounds; round += 1) {
      for (const [layout, measured] of times) {
        const time = await page.evaluate(layout => window.layoutBench?.store(layout), layout)
        measured.push(time ?? Number.NaN)
      }
    }
    const of = (layout: Layout) => median(times.get(layout) ?? [])
    for (const layout of layouts) console.info(`${layout}: ${of(layout).toFixed(0)} ms`)
    const ratio = of('packs and rows, 49 at a time') / of('single copies, rows and marks')
    return { rounds, bars: [atMost(0.6, '×', 'a first pull in packs, against single copies', ratio)] }
  })
}

/** An empty page of an origin of its own, in a new profile. */
async function inEmptyPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'osor-layouts-bench-'))
  const port = await freePort()
  const server = createServer((_request, response) => response.end('<!doctype html><title>Layouts</title>'))
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const browser = await chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    args: [...chromiumFlags],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    return await use(page)
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}
