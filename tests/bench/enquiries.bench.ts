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
import { testKeyStore } from '../support/test-key-store.ts'
import type { EnquirySearchTimes } from './enquiries/in-page.ts'
import { noteInbox } from './enquiries/note-inbox.ts'
import { pageCode } from './page-code.ts'

const ROUNDS = 5
const SMALL = 100
const LARGE = 5_000
const SEARCHES = 100
const KEYS = 40
const PATIENCE_MS = 120_000
/** A pause long enough for what was typed to be stored. */
const BETWEEN_KEYS_MS = 700
/** The number of the enquiry with the long thread. */
const LONG = 'OSOR-2025-00001'

/** An inbox of so many enquiries in a browser profile of its own, sealed. */
interface MeasuredInbox {
  readonly serviceUrl: string
  readonly count: number
  readonly folder: string
  readonly port: number
  readonly keyStore: ReturnType<typeof testKeyStore>
  readonly isOffline?: boolean
}

/** How a desk opened in a new process of the browser, in milliseconds. */
interface Opened {
  /** From the start of the page to the first rows of the inbox on screen. */
  readonly list: number
  /** From the first rows on screen to all of what was written being searched. */
  readonly index: number
}

/** What was measured of searching and reading, in milliseconds. */
interface Read {
  readonly times: EnquirySearchTimes
  /** 0 where none took more than 50. */
  readonly longestWhileSearching: number
  /** From the key to the newest entry of the long thread. */
  readonly thread: number
  /** While the long thread opened and was read up to its beginning; 0 where none took more than 50. */
  readonly longestWhileReading: number
}

/** How long the inbox takes to open, searches to answer and letters to be stored, in the real page with a sealed store. */
export async function run(): Promise<BenchBars> {
  const { end } = await prepareDesk({ browser: true })
  const folder = await mkdtemp(join(tmpdir(), 'osor-enquiries-bench-'))
  const seed = printedSeed('enquiries bench')
  const service = await startContentService()
  const made = async (count: number): Promise<MeasuredInbox> => {
    const inbox: MeasuredInbox = {
      serviceUrl: service.url,
      count,
      folder: join(folder, String(count)),
      port: await freePort(),
      keyStore: testKeyStore(),
    }
    await fill(inbox, seed)
    return inbox
  }
  try {
    const [small, large] = [await made(SMALL), await made(LARGE)]
    const opened: { readonly small: Opened[]; readonly large: Opened[] } = { small: [], large: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      opened.small.push(await openOnce(small))
      opened.large.push(await openOnce(large))
    }
    const read = await withDesk(large, desk => readIn(desk.page, LARGE, seed))
    const typed = await withDesk({ ...large, isOffline: true }, desk => typeIn(desk.page))
    tell(SMALL, opened.small)
    tell(LARGE, opened.large, read)
    console.info(
      `key to stored letter: median ${median(typed).toFixed(0)} ms, most of it the pause of the desk`,
    )
    const { word, prefix, twoWords, similar } = read.times
    return {
      rounds: ROUNDS,
      bars: [
        atMost(
          1.3,
          '×',
          'page opens with its inbox, 5,000 enquiries against 100',
          medianOf(opened.large, 'list') / medianOf(opened.small, 'list'),
        ),
        atMost(10, 'ms', 'search, p95', p95([...word, ...prefix, ...twoWords])),
        atMost(10, 'ms', 'search for beginnings of 2 to 4 letters, p95', p95(prefix)),
        atMost(50, 'ms', 'similar answers, p95', p95(similar)),
        atMost(50, 'ms', 'longest task of the page while searching', read.longestWhileSearching),
        atMost(50, 'ms', 'longest task while a thread of 500 messages is read', read.longestWhileReading),
        atMost(350, 'ms', 'key to stored letter, p95', p95(typed)),
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
function tell(count: number, opened: readonly Opened[], read?: Read): void {
  const lines = [
    `page with its inbox ${medianOf(opened, 'list').toFixed(0)} ms`,
    `all is searched ${medianOf(opened, 'index').toFixed(0)} ms after it`,
  ]
  if (read !== undefined) {
    const { similarFound, ...times } = read.times
    lines.push(
      ...Object.entries(times).map(
        ([kind, values]) => `${kind} ${median(values).toFixed(2)} ms, p95 ${p95(values).toFixed(2)} ms`,
      ),
      `${similarFound.toFixed(1)} similar answers each`,
      `longest task while searching ${read.longestWhileSearching.toFixed(0)} ms`,
      `thread of 500 open after ${read.thread.toFixed(0)} ms`,
      `longest task while it is read ${read.longestWhileReading.toFixed(0)} ms`,
    )
  }
  console.info(`${count} enquiries: ${lines.join('; ')}`)
}

const offline: Network = () => Promise.reject(new TypeError('There is no network in this measurement'))

async function withDesk<Result>(
  inbox: MeasuredInbox,
  use: (desk: BrowserDesk) => Promise<Result>,
): Promise<Result> {
  const desk = await openBrowserDesk({
    serviceUrl: inbox.serviceUrl,
    folder: inbox.folder,
    port: inbox.port,
    signInAs: 'legal',
    keyStore: inbox.keyStore,
    ...(inbox.isOffline && { network: offline }),
    beforePage: async page => {
      await page.addInitScript(noteInbox)
    },
  })
  try {
    return await use(desk)
  } finally {
    await desk.close()
  }
}

/** Fills the sealed store in its own page, and leaves its desk at Enquiries. */
async function fill(inbox: MeasuredInbox, seed: number): Promise<void> {
  await withDesk(inbox, async ({ page }) => {
    await page.getByText('Everything is sent').waitFor({ timeout: PATIENCE_MS })
    await page.keyboard.press('Control+6')
    await page.getByText('Nothing to answer').first().waitFor({ timeout: PATIENCE_MS })
    await page.evaluate(await pageCode('enquiries/in-page.ts'))
    const begun = performance.now()
    await page.evaluate(([count, from]) => window.enquiriesBench?.fill(count, from), [
      inbox.count,
      seed,
    ] as const)
    console.info(
      `${inbox.count} enquiries sealed and stored in ${((performance.now() - begun) / 1_000).toFixed(1)} s`,
    )
  })
}

async function searchReady(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('enquiry-search-ready').length > 0, null, {
    timeout: PATIENCE_MS,
  })
}

async function openOnce(inbox: MeasuredInbox): Promise<Opened> {
  return withDesk(inbox, async ({ page }) => {
    await page.waitForFunction(() => window.notedInbox?.drawn !== null, null, { timeout: PATIENCE_MS })
    await searchReady(page)
    const noted = await page.evaluate(() => ({
      drawn: window.notedInbox?.drawn ?? null,
      ready: performance.getEntriesByName('enquiry-search-ready')[0]?.startTime,
    }))
    if (noted.drawn === null || noted.ready === undefined) throw new Error('Something was not measured')
    return { list: noted.drawn, index: noted.ready - noted.drawn }
  })
}

/** The longest task of more than 50 ms while something is done, 0 where there was none. What came before does not count. */
async function longestTaskOf(page: Page, work: () => Promise<void>): Promise<number> {
  // Tasks are told of when the page has nothing more to do.
  const idle = () =>
    page.evaluate(
      () => new Promise<void>(resolve => requestIdleCallback(() => resolve(), { timeout: 2_000 })),
    )
  await idle()
  await page.evaluate(() => window.notedInbox?.longTasks.splice(0))
  await work()
  await idle()
  return Math.max(0, ...(await page.evaluate(() => window.notedInbox?.longTasks ?? [])))
}

async function readIn(page: Page, count: number, seed: number): Promise<Read> {
  await searchReady(page)
  const box = page.getByRole('searchbox', { name: 'Search enquiries' })
  await box.waitFor()
  const longestWhileSearching = await longestTaskOf(page, async () => {
    for (const text of ['ka', 'roment', 'micu ka', 'po', 'OSOR-2025-000']) {
      await box.fill('')
      await page.keyboard.type(text, { delay: 80 })
      await page.waitForTimeout(300)
    }
  })
  await box.fill(LONG)
  await page.getByRole('row', { name: new RegExp(LONG) }).waitFor()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  const longestWhileReading = await longestTaskOf(page, async () => {
    await page.keyboard.press('j')
    await page.waitForFunction(() => window.notedInbox?.thread !== null, null, { timeout: PATIENCE_MS })
    await page.locator('.entry').last().focus()
    for (let key = 0; key < 80; key += 1) await page.keyboard.press('PageUp', { delay: 20 })
  })
  const thread = await page.evaluate(() => window.notedInbox?.thread ?? null)
  if (thread === null) throw new Error('The thread was not measured')
  await page.evaluate(await pageCode('enquiries/in-page.ts'))
  const times = await page.evaluate(
    ([enquiries, from, rounds]) => window.enquiriesBench?.search(enquiries, from, rounds),
    [count, seed, SEARCHES] as const,
  )
  if (!times) throw new Error('Nothing was searched')
  return { times, longestWhileSearching, thread, longestWhileReading }
}

/** From each key to its words being sealed and stored, in milliseconds. */
async function typeIn(page: Page): Promise<readonly number[]> {
  await searchReady(page)
  await page.evaluate(await pageCode('enquiries/in-page.ts'))
  await page.keyboard.press('j')
  await page.getByRole('article', { name: 'Enquiry' }).waitFor()
  await page.keyboard.press('w')
  await page.getByRole('textbox', { name: /^Letter to/ }).waitFor()
  await page.evaluate(() => window.enquiriesBench?.noteStored())
  const times: number[] = []
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
    const time = await page.waitForFunction(
      () => {
        const pressed = window.notedInbox?.key ?? 0
        const stored = window.enquiriesBench?.stored.find(at => at > pressed)
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
