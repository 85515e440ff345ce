import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, type InlineConfig, type Plugin } from 'vite'
import { nodeBuild } from '../../../build/bundle/parts.ts'
import { PROJECT } from '../../../build/project.ts'
import { deskArguments } from '../../../build/run/desk-process.ts'
import { prepareDesk } from '../../../build/run/prepare.ts'
import { launchElectron } from '../../support/launch-electron.ts'
import { type Job, JobOutcome } from '../jobs.ts'

/** In the checkout, where PGlite is found from. */
const folder = join(PROJECT, 'dist', 'faults')

/** The fuzzer in a page of real Chromium, with the libraries in its database. */
export interface InChromium {
  /** One job at a time; rejects where the page has crashed, or something in it has failed that nobody waited for. */
  doJob(job: Job): Promise<JobOutcome>
  end(): Promise<void>
}

/** The service's pages about itself read their files from the folder that they came in, which is not here. */
const withoutDocumentation: Plugin = {
  name: 'without-documentation',
  enforce: 'pre',
  resolveId: id => (id === '@fastify/swagger-ui' ? `\0${id}` : null),
  load: id => (id === '\0@fastify/swagger-ui' ? 'export default async () => {}' : null),
}

function bundled(entry: 'page' | 'window'): InlineConfig {
  const output = { format: 'cjs', entryFileNames: `${entry}.cjs`, codeSplitting: false } as const
  return {
    ...nodeBuild(join('tests', 'faults', 'chromium', `${entry}.ts`), folder, output, [
      '@electric-sql/pglite',
    ]),
    plugins: [withoutDocumentation],
    // Some packages call `eval`, which concerns nobody here.
    logLevel: 'error',
  }
}

async function bundleAll(): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all([
    build(bundled('page')),
    build(bundled('window')),
    writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'faults', version: '0.0.0', main: 'window.cjs' }),
    ),
    writeFile(
      join(folder, 'page.html'),
      '<!doctype html><meta charset="utf-8"><title>The fuzzer of sync</title><script>require("./page.cjs")</script>',
    ),
  ])
}

/**
 * Starts a window of Electron without the desk: its page has Chromium's own IndexedDB, and Node for the service and all
 * else of the fuzzer.
 */
export async function startInChromium(): Promise<InChromium> {
  const [prepared] = await Promise.all([prepareDesk({ browser: false }), bundleAll()])
  const data = await mkdtemp(join(tmpdir(), 'osor-desk-faults-'))
  const application = await launchElectron(deskArguments(data, [], folder))
  const page = await application.firstWindow()
  const broken = new Promise<never>((_resolve, reject) => page.once('pageerror', reject))
  broken.catch(() => undefined)
  const pglite = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  await page.waitForFunction(() => window.startFuzzer !== undefined)
  await page.evaluate(pglite => window.startFuzzer?.(pglite), pglite)
  return {
    doJob: async job =>
      JobOutcome.parse(await Promise.race([page.evaluate(job => window.doJob?.(job), job), broken])),
    end: async () => {
      await application.close()
      await prepared.end()
      await rm(data, { recursive: true, force: true })
    },
  }
}
