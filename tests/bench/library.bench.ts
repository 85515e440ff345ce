import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { atMost, type BenchBars, median } from '../../build/bench/bars.ts'
import { freePort } from '../../build/run/free-port.ts'
import { prepareDesk } from '../../build/run/prepare.ts'
import type { Network } from '../../electron/service/network.ts'
import { type BrowserDesk, openBrowserDesk } from '../support/browser-desk.ts'
import { startContentService } from '../support/content-service.ts'
import { printedSeed } from '../support/seed.ts'
import type { SearchTimes } from './library/in-page.ts'
import { noteLists } from './library/note-lists.ts'
import { searchWorkerMemory } from './library/worker-memory.ts'
import { pageCode } from './page-code.ts'

const ROUNDS = 5
const SMALL = 100
const LARGE = 10_000
/** Measured once and told, without a bar. */
const HUGE = 50_000
const SEARCHES = 100
const KEYS = 40
const PATIENCE_MS = 120_000
/** A pause long enough for what was typed to be stored. */
const BETWEEN_KEYS_MS = 700

/** A library of so many items in a browser profile of its own. */
interface MeasuredLibrary {
  readonly serviceUrl: string
  readonly count: number
  readonly folder: string
  readonly port: number
  readonly isOffline?: boolean
}

/** How a desk opened in a new process of the browser, in milliseconds. */
interface Opened {
  /** From the start of the page to the first rows of Drafts on screen. */
  readonly list: number
  /** From the key to the first rows of Published on screen, which nobody has opened before. */
  readonly published: number
  /** From the first rows on screen to the search index being ready; below 0 where it was earlier. */
  readonly index: number
}

/** How long lists take to open, searches to answer and words to be stored, in the real page with a filled library. */
export async function run(): Promise<BenchBars> {
  const { end } = await prepareDesk({ browser: true })
  const folder = await mkdtemp(join(tmpdir(), 'osor-library-bench-'))
  const seed = printedSeed('library bench')
  const service = await startContentService()
  const made = async (count: number): Promise<MeasuredLibrary> => {
    const library: MeasuredLibrary = {
      serviceUrl: service.url,
      count,
      folder: join(folder, String(count)),
      port: await freePort(),
    }
    await fill(library, seed)
    return library
  }
  try {
    const [small, large] = [await made(SMALL), await made(LARGE)]
    const opened: { readonly small: Opened[]; readonly large: Opened[] } = { small: [], large: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      opened.small.push(await openOnce(small))
      opened.large.push(await openOnce(large))
    }
    const searched = await withDesk(large, desk => searchIn(desk.page, LARGE, seed))
    const typed = await withDesk({ ...large, isOffline: true }, desk => typeIn(desk.page))
    tell(LARGE, opened.large, searched)
    console.info(
      `key to stored words: median ${median(typed).toFixed(0)} ms, most of it the pause of the desk`,
    )
    const huge = await made(HUGE)
    tell(HUGE, [await openOnce(huge)], await withDesk(huge, desk => searchIn(desk.page, HUGE, seed)))
    const ratio = (time: 'list' | 'published') => medianOf(opened.large, time) / medianOf(opened.small, time)
    const { word, prefix, twoWords, phrase } = searched.times
    return {
      rounds: ROUNDS,
      bars: [
        atMost(1.3, '×', 'page opens with its list, 10,000 items against 100', ratio('list')),
        atMost(1.3, '×', 'list opens in an open page, 10,000 items against 100', ratio('published')),
        atMost(1_000, 'ms', 'search index ready after the window, median', medianOf(opened.large, 'index')),
        atMost(10, 'ms', 'search, p95', p95([...word, ...prefix, ...twoWords, ...phrase])),
        atMost(10, 'ms', 'search for beginnings of 2 to 4 letters, p95', p95(prefix)),
        atMost(60, 'MB', 'memory of the search worker', searched.memory / 1e6),
        atMost(50, 'ms', 'longest task of the page while searching', searched.longestTask),
        atMost(350, 'ms', 'key to stored words, p95', p95(typed)),
      ],
    }
  } finally {
    await service.stop()
    await rm(folder, { recursive: true, force: true })
    await end()
  }
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}

function medianOf(opened: readonly Opened[], time: keyof Opened): number {
  return median(opened.map(one => one[time]))
}

/** Measurements as people read them; not all of them have a bar. */
function tell(count: number, opened: readonly Opened[], { times, memory, longestTask }: Searched): void {
  const lines = [
    `page with its list ${medianOf(opened, 'list').toFixed(0)} ms`,
    `list in an open page ${medianOf(opened, 'published').toFixed(0)} ms`,
    `index ready ${medianOf(opened, 'index').toFixed(0)} ms after the window`,
    ...Object.entries(times).map(
      ([kind, values]) => `${kind} ${median(values).toFixed(2)} ms, p95 ${p95(values).toFixed(2)} ms`,
    ),
    `search worker ${(memory / 1e6).toFixed(1)} MB`,
    `longest task ${longestTask.toFixed(0)} ms`,
  ]
  console.info(`${count} items: ${lines.join('; ')}`)
}

const offline: Network = () => Promise.reject(new TypeError('There is no network in this measurement'))

async function withDesk<Result>(
  library: MeasuredLibrary,
  use: (desk: BrowserDesk) => Promise<Result>,
): Promise<Result> {
  const desk = await openBrowserDesk({
    serviceUrl: library.serviceUrl,
    folder: library.folder,
    port: library.port,
    signInAs: 'editor',
    ...(library.isOffline && { network: offline }),
    beforePage: async page => {
      await page.addInitScript(noteLists)
    },
  })
  try {
    return await use(desk)
  } finally {
    await desk.close()
  }
}

/** Fills a library in its own page, and leaves its desk at Drafts with the search index stored. */
async function fill(library: MeasuredLibrary, seed: number): Promise<void> {
  await withDesk(library, async ({ page }) => {
    await page.getByText('Everything is sent').waitFor({ timeout: PATIENCE_MS })
    await page.keyboard.press('Control+2')
    await page.evaluate(await pageCode('library/in-page.ts'))
    const begun = performance.now()
    await page.evaluate(([count, from]) => window.libraryBench?.fill(count, from), [
      library.count,
      seed,
    ] as const)
    const filled = performance.now()
    // Polled from here: the page may be busy.
    while (!(await page.evaluate(() => window.libraryBench?.isIndexStored()))) {
      if (performance.now() - filled > PATIENCE_MS) throw new Error('The index is not stored')
      await new Promise(resolve => setTimeout(resolve, 250))
    }
    const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(1)
    console.info(
      `${library.count} items stored in ${seconds(begun, filled)} s, indexed ${seconds(filled, performance.now())} s later`,
    )
  })
}

async function openOnce(library: MeasuredLibrary): Promise<Opened> {
  return withDesk(library, async ({ page }) => {
    const patience = { timeout: PATIENCE_MS }
    await page.waitForFunction(
      () => window.notedLists?.drawn !== null && performance.getEntriesByName('search-ready').length > 0,
      null,
      patience,
    )
    // The rest of what the page opened with is read by now.
    await page.waitForFunction(() => document.querySelector('.filter-chip-count') !== null, null, patience)
    await page.keyboard.press('Control+4')
    await page.waitForFunction(() => window.notedLists?.published !== null, null, patience)
    // The next start of the desk comes back to where this one ended.
    await page.keyboard.press('Control+2')
    await page.locator('.drafts-table .row-table-item').first().waitFor(patience)
    const noted = await page.evaluate(() => ({
      ...window.notedLists,
      ready: performance.getEntriesByName('search-ready')[0]?.startTime,
    }))
    const { drawn = null, published = null, ready } = noted
    if (drawn === null || published === null || ready === undefined)
      throw new Error('Something was not measured')
    return { list: drawn, published, index: ready - drawn }
  })
}

interface Searched {
  readonly times: SearchTimes
  /** In bytes. */
  readonly memory: number
  /** In milliseconds; 0 where none took more than 50. */
  readonly longestTask: number
}

async function searchIn(page: Page, count: number, seed: number): Promise<Searched> {
  await page.waitForFunction(() => performance.getEntriesByName('search-ready').length > 0, null, {
    timeout: PATIENCE_MS,
  })
  await page.keyboard.press('Control+Shift+F')
  const box = page.getByRole('searchbox', { name: 'Search everything' })
  await box.waitFor()
  // The view that opens is not yet the search: its tasks are told of when the page has nothing more to do.
  await page.evaluate(
    () => new Promise<void>(resolve => requestIdleCallback(() => resolve(), { timeout: 2_000 })),
  )
  await page.evaluate(() => window.notedLists?.longTasks.splice(0))
  for (const text of ['ka', 'roment', '"ka ka"', 'type:news po', 'micu']) {
    await box.fill('')
    await page.keyboard.type(text, { delay: 80 })
    await page.waitForTimeout(300)
  }
  const longTasks = await page.evaluate(() => window.notedLists?.longTasks ?? [])
  const memory = await searchWorkerMemory(page)
  await page.evaluate(await pageCode('library/in-page.ts'))
  const times = await page.evaluate(
    ([items, from, rounds]) => window.libraryBench?.search(items, from, rounds),
    [count, seed, SEARCHES] as const,
  )
  if (!times) throw new Error('Nothing was searched')
  return { times, memory, longestTask: Math.max(0, ...longTasks) }
}

/** From each key to its words being stored, in milliseconds. */
async function typeIn(page: Page): Promise<readonly number[]> {
  await page.waitForFunction(() => performance.getEntriesByName('search-ready').length > 0, null, {
    timeout: PATIENCE_MS,
  })
  await page.evaluate(await pageCode('library/in-page.ts'))
  await page.keyboard.press('Control+N')
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.click()
  await page.evaluate(() => window.libraryBench?.noteStored())
  const times: number[] = []
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
    const time = await page.waitForFunction(
      () => {
        const pressed = window.notedLists?.key ?? 0
        const stored = window.libraryBench?.stored.find(at => at > pressed)
        return stored === undefined ? null : stored - pressed
      },
      null,
      { timeout: PATIENCE_MS, polling: 50 },
    )
    times.push(Number(await time.jsonValue()))
    await page.waitForTimeout(BETWEEN_KEYS_MS)
  }
  return times
}
