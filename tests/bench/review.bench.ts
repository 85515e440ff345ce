import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ItemId } from '#shared/content/identity.ts'
import { type Operation, operationsPerBatch } from '#shared/sync/operation.ts'
import { atMost, type BenchBars, median } from '../../build/bench/bars.ts'
import { freePort } from '../../build/run/free-port.ts'
import { prepareDesk } from '../../build/run/prepare.ts'
import { openBrowserDesk } from '../support/browser-desk.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { printedSeed } from '../support/seed.ts'
import {
  createOf,
  editOf,
  newItemId,
  readyNews,
  type ServiceClient,
  signedInClient,
  transitionOf,
} from '../support/service-client.ts'
import { longText } from './editor/long-text.ts'
import { pageCode } from './page-code.ts'
import { noteReview } from './review/note-review.ts'

const ROUNDS = 5
const FEW = 20
const MANY = 2_000
/** Decisions one after the other; each leads to the next item. */
const DECISIONS = 40
/** Words of an ordinary item, and of one of 60 pages. */
const ORDINARY_WORDS = 350
const LONG_WORDS = 30_000
const PATIENCE_MS = 300_000

/** A desk of a moderator over a service with so many items waiting. */
interface Stage {
  readonly page: Page
  readonly end: () => Promise<void>
}

/** How long the queue takes to open with few and with many items, from a decision to the next item's changes, and for long texts. */
export async function run(): Promise<BenchBars> {
  const { end } = await prepareDesk({ browser: true })
  const folder = await mkdtemp(join(tmpdir(), 'osor-review-bench-'))
  const seed = printedSeed('review bench')
  const stages: Stage[] = []
  try {
    const few = await stageWith(FEW, join(folder, 'few'), seed)
    stages.push(few)
    const many = await stageWith(MANY, join(folder, 'many'), seed)
    stages.push(many)
    const opened = { few: [] as number[], many: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      // Each is the first one in turn: a machine that grows busier is not held against one of them.
      const measured = [
        async () => opened.few.push(await openQueue(few.page)),
        async () => opened.many.push(await openQueue(many.page)),
      ]
      for (const measure of round % 2 === 0 ? measured : measured.toReversed()) await measure()
    }
    const next = await decideOnMany(many.page)
    const compared = await compare(many.page, seed)
    const long = await longStage(join(folder, 'long'), seed)
    stages.push(long)
    const shown = await showLongTexts(long.page)
    console.info(
      `60 pages: opened inline ${median(shown.opened.inline).toFixed(0)} ms, side by side ${median(shown.opened.sides).toFixed(0)} ms; turned to inline ${median(shown.turned.inline).toFixed(0)} ms, to side by side ${median(shown.turned.sides).toFixed(0)} ms`,
    )
    console.info(
      `queue opens in ${median(opened.few).toFixed(0)} ms with ${FEW}, ${median(opened.many).toFixed(0)} ms with ${MANY}; next item median ${median(next).toFixed(0)} ms`,
    )
    return {
      rounds: ROUNDS,
      bars: [
        atMost(
          1.3,
          '×',
          `queue opens, ${MANY} waiting against ${FEW}`,
          median(opened.many) / median(opened.few),
        ),
        atMost(150, 'ms', 'decision key to the next item’s changes, p95', p95(next)),
        atMost(200, 'ms', 'changes between two texts of 60 pages, median', median(compared)),
        // Turning the view draws all of it anew: what opening a text costs besides comparing and reading it.
        ...compareWays.map(way =>
          atMost(
            200,
            'ms',
            `changes of 60 pages compared and laid out ${wayNames[way]}, median`,
            median(compared) + median(shown.turned[way]),
          ),
        ),
      ],
    }
  } finally {
    for (const stage of stages) await stage.end()
    await rm(folder, { recursive: true, force: true })
    await end()
  }
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}

async function inBatches(client: ServiceClient, operations: readonly Operation[]): Promise<void> {
  for (let from = 0; from < operations.length; from += operationsPerBatch) {
    const results = await client.apply(...operations.slice(from, from + operationsPerBatch))
    const failed = results.find(({ outcome }) => outcome !== 'applied')
    if (failed) throw new Error(`Not applied: ${JSON.stringify(failed)}`)
  }
}

/** Proposals of changes to published items, so that there is something to compare, the oldest in the queue; then new ones. */
async function fill(url: string, count: number, seed: number): Promise<void> {
  const [editor, moderator] = [await signedInClient(url, 'editor'), await signedInClient(url, 'moderator')]
  const bodies = Array.from({ length: 20 }, (_, number) => longText(ORDINARY_WORDS, seed + number))
  const bodyOf = (number: number) => bodies[number % bodies.length] ?? ''
  const changed = Array.from({ length: Math.min(count, 4 * DECISIONS) }, newItemId)
  const news = Array.from({ length: count - changed.length }, newItemId)
  const created = (items: readonly ItemId[]) =>
    items.map((item, number) =>
      createOf(item, readyNews({ body: bodyOf(number), headline: `Item ${number} ${item}` })),
    )
  await inBatches(editor, created(changed))
  await inBatches(
    editor,
    changed.map(item => transitionOf(item, 1, 'propose')),
  )
  await inBatches(
    moderator,
    changed.map(item => transitionOf(item, 2, 'approve')),
  )
  const edited = (item: ItemId, number: number) =>
    editOf(item, 3, { body: `${bodyOf(number)}<p>One more thing.</p>`.replace('software', 'programs') })
  await inBatches(editor, changed.map(edited))
  await inBatches(
    editor,
    changed.map(item => transitionOf(item, 4, 'propose')),
  )
  await inBatches(editor, created(news))
  await inBatches(
    editor,
    news.map(item => transitionOf(item, 1, 'propose')),
  )
}

async function stageWith(count: number, folder: string, seed: number): Promise<Stage> {
  const service = await startContentService({
    switches: ['--account-requests-per-minute', '1000000', '--requests-per-minute', '1000000'],
  })
  await fill(service.url, count, seed)
  return deskOver(service, folder)
}

async function deskOver(service: RunningContentService, folder: string): Promise<Stage> {
  const desk = await openBrowserDesk({
    serviceUrl: service.url,
    folder,
    port: await freePort(),
    signInAs: 'moderator',
    beforePage: async page => {
      await page.addInitScript(noteReview)
    },
  })
  await inStep(desk.page)
  return {
    page: desk.page,
    end: async () => {
      await desk.close()
      await service.stop()
    },
  }
}

async function inStep(page: Page): Promise<void> {
  await page
    .getByRole('status', { name: 'Sync status' })
    .getByText('Everything is sent')
    .waitFor({ timeout: PATIENCE_MS })
}

/** Resolves when the page has nothing more to do. */
async function idle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>(resolve => requestIdleCallback(() => resolve(), { timeout: 5_000 })),
  )
}

/** From the key to the first rows on screen, in a page that has just been opened. */
async function openQueue(page: Page): Promise<number> {
  await page.keyboard.press('Control+1')
  await page.reload()
  await inStep(page)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await idle(page)
  await page.keyboard.press('Control+3')
  const opened = await page.waitForFunction(() => window.notedReview?.queue ?? null, null, {
    timeout: PATIENCE_MS,
  })
  return Number(await opened.jsonValue())
}

/** From each decision's key to the next item's changes on screen. */
async function decideOnMany(page: Page): Promise<readonly number[]> {
  await page.getByRole('grid', { name: 'Review queue' }).getByRole('row').first().click()
  await page.locator('.review-item .changes').waitFor()
  const times: number[] = []
  for (let decision = 0; decision < DECISIONS; decision += 1) {
    await idle(page)
    // The heading has no meaning for the key; the item's decision has.
    await page.keyboard.press('a')
    const time = await page.waitForFunction(() => window.notedReview?.item ?? null, null, {
      timeout: PATIENCE_MS,
      polling: 20,
    })
    times.push(Number(await time.jsonValue()))
  }
  return times
}

const compareWays = ['inline', 'sides'] as const
const wayNames = { inline: 'inline', sides: 'side by side' } as const

type TimesOfWays = Readonly<Record<(typeof compareWays)[number], number[]>>

/** Long texts as they were published, and proposals with a change in every other block. */
async function longStage(folder: string, seed: number): Promise<Stage> {
  const service = await startContentService({
    switches: ['--account-requests-per-minute', '1000000', '--requests-per-minute', '1000000'],
  })
  const [editor, moderator] = [
    await signedInClient(service.url, 'editor'),
    await signedInClient(service.url, 'moderator'),
  ]
  for (const number of [1, 2]) {
    const item = newItemId()
    const before = longText(LONG_WORDS, seed + number)
    await inBatches(editor, [createOf(item, readyNews({ body: before, headline: `Long text ${item}` }))])
    await inBatches(editor, [transitionOf(item, 1, 'propose')])
    await inBatches(moderator, [transitionOf(item, 2, 'approve')])
    await inBatches(editor, [editOf(item, 3, { body: changedThroughout(before) })])
    await inBatches(editor, [transitionOf(item, 4, 'propose')])
  }
  return deskOver(service, folder)
}

function changedThroughout(body: string): string {
  return body.replaceAll('<p>Software', '<p>Programs').replaceAll('service', 'offer')
}

/** From the keys to the changes of long texts on screen: of another item, and of the same one in the other way. */
async function showLongTexts(
  page: Page,
): Promise<{ readonly opened: TimesOfWays; readonly turned: TimesOfWays }> {
  await page.keyboard.press('Control+3')
  await page.getByRole('grid', { name: 'Review queue' }).getByRole('row').first().click()
  await page.locator('.changes-text').waitFor({ timeout: PATIENCE_MS })
  const opened: TimesOfWays = { inline: [], sides: [] }
  const turned: TimesOfWays = { inline: [], sides: [] }
  const after = async (key: string, noted: 'item' | 'way') => {
    await idle(page)
    await page.keyboard.press(key)
    const time = await page.waitForFunction(name => window.notedReview?.[name] ?? null, noted, {
      timeout: PATIENCE_MS,
      polling: 20,
    })
    return Number(await time.jsonValue())
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of compareWays) {
      opened[way].push(await after('j', 'item'))
      opened[way].push(await after('k', 'item'))
      const other = way === 'inline' ? 'sides' : 'inline'
      turned[other].push(await after('v', 'way'))
    }
  }
  return { opened, turned }
}

/** Milliseconds that comparing texts of 60 pages takes, with a change in every other block. */
async function compare(page: Page, seed: number): Promise<readonly number[]> {
  await page.evaluate(await pageCode('review/in-page.ts'))
  const before = longText(LONG_WORDS, seed)
  const after = changedThroughout(before)
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const compared = await page.evaluate(([one, other]) => window.reviewBench?.compare(one, other), [
      before,
      after,
    ] as const)
    if (!compared || compared.places < 20) throw new Error('Nothing was compared')
    times.push(compared.time)
  }
  return times
}
