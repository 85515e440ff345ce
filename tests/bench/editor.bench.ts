import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { atMost, type Bar, type BenchBars, median } from '../../build/bench/bars.ts'
import { freePort } from '../../build/run/free-port.ts'
import { prepareDesk } from '../../build/run/prepare.ts'
import { openBrowserDesk } from '../support/browser-desk.ts'
import { startContentService } from '../support/content-service.ts'
import { printedSeed } from '../support/seed.ts'
import { createOf, newItemId, readyNews, signedInClient } from '../support/service-client.ts'
import { openBarePage } from './editor/bare-page.ts'
import { longText } from './editor/long-text.ts'
import { measurePage } from './editor/measure-page.ts'

const ROUNDS = 5
const KEYS = 300
const SIZES = [5_000, 30_000] as const
/** Milliseconds from one key to the next: faster than a person types. */
const KEY_EVERY = 40
const PATIENCE_MS = 30_000

/** One page with the text open: milliseconds. */
interface Run {
  readonly opened: number
  readonly keyToPaint: number
}

/** Opens the text; the pointer is let go over what opens it. */
type OpenText = (words: number) => Promise<void>

/**
 * The real writing page, with its saving and sending, against ProseMirror alone with the same text and the same type,
 * in turn: how long the letter of a key takes to the screen, and how long a text takes to open.
 */
export async function run(): Promise<BenchBars> {
  const { end } = await prepareDesk({ browser: true })
  const folder = await mkdtemp(join(tmpdir(), 'osor-editor-bench-'))
  const seed = printedSeed('editor bench')
  const texts = new Map(SIZES.map(words => [words as number, longText(words, seed + words)]))
  const service = await startContentService()
  try {
    const author = await signedInClient(service.url, 'editor')
    for (const [words, body] of texts) {
      await author.make(createOf(newItemId(), readyNews({ body, headline: titleOf(words) })))
    }
    const bare = await openBarePage(join(folder, 'bare'))
    const desk = await openBrowserDesk({
      serviceUrl: service.url,
      folder: join(folder, 'desk'),
      port: await freePort(),
      signInAs: 'editor',
    })
    try {
      await inStep(desk.page)
      for (const page of [bare.page, desk.page]) {
        await page.addInitScript(measurePage)
        await page.reload()
      }
      await inStep(desk.page)
      // A person looks at the list first; meanwhile the desk makes its editor ready.
      await desk.page.waitForFunction(() => performance.getEntriesByName('editor-ready').length > 0, null, {
        timeout: PATIENCE_MS,
      })
      const openBare: OpenText = async words => {
        await bare.store(texts.get(words) ?? '')
        await idle(bare.page)
        await bare.page.getByRole('button', { name: 'Open' }).click()
      }
      const openInDesk: OpenText = async words => {
        await desk.page.keyboard.press('Control+2')
        const row = desk.page.getByRole('row', { name: titleOf(words) })
        await row.waitFor({ timeout: PATIENCE_MS })
        await idle(desk.page)
        await row.click()
      }
      const bars: Bar[] = []
      for (const words of SIZES) {
        const bareRuns: Run[] = []
        const deskRuns: Run[] = []
        for (let round = 0; round < ROUNDS; round += 1) {
          const pages = [
            async () => bareRuns.push(await measure(bare.page, openBare, words)),
            async () => deskRuns.push(await measure(desk.page, openInDesk, words)),
          ]
          // Each is the first one in turn: a machine that grows busier is not held against one of them.
          for (const page of round % 2 === 0 ? pages : pages.toReversed()) await page()
        }
        bars.push(...barsOf(words, bareRuns, deskRuns))
      }
      return { rounds: ROUNDS, bars }
    } finally {
      await desk.close()
      await bare.close()
    }
  } finally {
    await service.stop()
    await end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Resolves when a page has nothing more to do: what is measured next begins with what the person does next. */
function idle(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>(resolve => requestIdleCallback(() => resolve(), { timeout: 2_000 })),
  )
}

/** Resolves when the desk has everything that the service has. */
function inStep(page: Page): Promise<void> {
  const status = page.getByRole('status', { name: 'Sync status' }).getByText('Everything is sent')
  return status.waitFor({ timeout: PATIENCE_MS })
}

function titleOf(words: number): string {
  return `A text of ${words} words`
}

async function measure(page: Page, open: OpenText, words: number): Promise<Run> {
  await page.evaluate(() => Object.assign(window.measured ?? {}, { isOpening: true, opened: null }))
  await open(words)
  const opened = await (
    await page.waitForFunction(() => window.measured?.opened, null, { timeout: PATIENCE_MS })
  ).jsonValue()
  const paragraphs = page.getByRole('textbox', { name: 'Body' }).locator('> p')
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click()
  await page.keyboard.press('End')
  await page.evaluate(() => window.measured?.keys.splice(0))
  for (const letter of lettersToType()) {
    const next = performance.now() + KEY_EVERY
    await page.keyboard.press(letter)
    await new Promise(resolve => setTimeout(resolve, Math.max(0, next - performance.now())))
  }
  await page.waitForFunction(count => window.measured?.keys.length === count, KEYS, { timeout: PATIENCE_MS })
  const keys = await page.evaluate(() => window.measured?.keys ?? [])
  return { opened: opened ?? Number.NaN, keyToPaint: percentile95(keys) }
}

function lettersToType(): readonly string[] {
  const words = 'and the words that a person writes go on '
  return Array.from({ length: KEYS }, (_, index) => words.charAt(index % words.length))
}

function percentile95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN
}

function barsOf(words: number, bareRuns: readonly Run[], deskRuns: readonly Run[]): readonly Bar[] {
  const compare = (name: string, limit: number, of: (run: Run) => number) => {
    const [bare, desk] = [bareRuns.map(of), deskRuns.map(of)]
    const told = (times: readonly number[]) =>
      `${median(times).toFixed(1)} ms (${times.map(time => time.toFixed(0)).join(', ')})`
    console.log(`${name}: desk ${told(desk)}, bare ProseMirror ${told(bare)}`)
    return atMost(limit, '×', name, median(desk) / median(bare))
  }
  return [
    compare(`key to paint, p95, ${words} words, against bare ProseMirror`, 1.15, each => each.keyToPaint),
    compare(`opening, ${words} words, against bare ProseMirror`, 1.5, each => each.opened),
  ]
}
