import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { builtinModules, createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron } from '@playwright/test'
import { build, type InlineConfig, type Plugin } from 'vite'
import { PROJECT } from '../../../build/project.ts'
import { DESK_ENVIRONMENT, deskArguments } from '../../../build/run/desk-process.ts'
import { prepareDesk } from '../../../build/run/prepare.ts'
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
  return {
    configFile: false,
    // Some packages call `eval`, which concerns nobody here.
    logLevel: 'error',
    root: PROJECT,
    plugins: [withoutDocumentation],
    ssr: { target: 'node', noExternal: true, external: ['electron', '@electric-sql/pglite'] },
    build: {
      ssr: join(import.meta.dirname, `${entry}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.18',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: {
        external: ['electron', '@electric-sql/pglite', /^node:/, ...builtinModules],
        output: { format: 'cjs', entryFileNames: `${entry}.cjs`, codeSplitting: false },
      },
    },
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
  const application = await _electron.launch({
    executablePath: prepared.runtime.executable,
    args: [...deskArguments(data, [], folder)],
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...DESK_ENVIRONMENT }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  })
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
