import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import fc from 'fast-check'
import { build } from 'vite'
import { PROJECT } from '../../build/project.ts'
import { arbitraryHtml, type HtmlStyle } from '../support/arbitrary-html.ts'
import { bodiesFoundBefore } from '../support/bodies-found-before.ts'
import type { BodyEdit } from '../support/body-properties.ts'
import { printedSeed } from '../support/seed.ts'

/** The editor's reading and writing as one script. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: join(PROJECT, 'tests/support/body-in-page.ts'), formats: ['iife'], name: 'body' },
    },
  })
  const [bundle] = Array.isArray(built) ? built : [built]
  if (bundle === undefined || !('output' in bundle)) throw new Error('Nothing was bundled')
  return bundle.output[0].code
}

declare global {
  var bodyFault: (html: string, edit: BodyEdit) => string | null
}

function faultsIn(
  page: Page,
  samples: readonly (readonly [string, BodyEdit])[],
): Promise<readonly (string | null)[]> {
  return page.evaluate(given => given.map(([html, edit]) => globalThis.bodyFault(html, edit)), samples)
}

const edit: fc.Arbitrary<BodyEdit> = fc.record({
  kind: fc.constantFrom('type', 'delete', 'insert', 'swap'),
  at: fc.nat({ max: 20 }),
})

let page: Page

test.beforeAll(async ({ playwright }) => {
  const browser = await playwright.chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  page = await browser.newPage()
  await page.addScriptTag({ content: await bundled() })
})

test.afterAll(() => page.context().browser()?.close())

for (const style of ['tidy', 'sloppy'] satisfies readonly HtmlStyle[]) {
  test(`any ${style} body is written back letter for letter, and an edit changes its own block alone`, async () => {
    const seed = printedSeed(`${style} bodies in a browser`)
    const bodies = fc.tuple(arbitraryHtml(style), edit)
    // All at once, which is a hundred times as fast as one by one; the first that fails is then made small.
    const examples = bodiesFoundBefore[style]
    const faults = await faultsIn(page, [...examples, ...fc.sample(bodies, { numRuns: 3_000, seed })])
    if (faults.every(fault => fault === null)) return
    await fc.assert(
      fc.asyncProperty(bodies, async body => {
        expect(await faultsIn(page, [body])).toEqual([null])
      }),
      { numRuns: 3_000, seed, examples: examples.map(example => [example]) },
    )
    expect(faults.filter(fault => fault !== null)).toEqual([])
  })
}
