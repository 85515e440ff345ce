import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { PROJECT } from '../project.ts'
import type { BenchBars } from './bars.ts'

const FOLDER = join(PROJECT, 'tests', 'bench')
const ENDING = '.bench.ts'

const benchBars = z.object({
  rounds: z.number().int().positive(),
  bars: z
    .array(
      z.object({ name: z.string(), value: z.number(), limit: z.number(), unit: z.string(), ok: z.boolean() }),
    )
    .min(1),
})

/** The names of the suites: tests/bench/NAME.bench.ts. */
export async function listBenchSuites(): Promise<readonly string[]> {
  const files = await readdir(FOLDER)
  return files.flatMap(file => (file.endsWith(ENDING) ? [file.slice(0, -ENDING.length)] : [])).sort()
}

/** Runs one of the listed suites with its switches. Throws if it doesn't give what a suite has to give. */
export async function runBenchSuite(suite: string, switches: readonly string[]): Promise<BenchBars> {
  const module: unknown = await import(pathToFileURL(join(FOLDER, `${suite}${ENDING}`)).href)
  const { run } = z
    .object({ run: z.custom<(switches: readonly string[]) => unknown>(value => typeof value === 'function') })
    .parse(module)
  return benchBars.parse(await run(switches))
}
