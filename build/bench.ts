import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { listBenchSuites, runBenchSuite } from './bench/suites.ts'
import { barTable } from './bench/table.ts'
import { PROJECT } from './project.ts'
import { runScript } from './run/run-script.ts'

const RESULTS = join(PROJECT, 'bench-results')

/** `npm run bench -- SUITE`, with the switches of the suite behind it. */
async function bench([suite, ...switches]: readonly string[]): Promise<number> {
  const suites = await listBenchSuites()
  if (suite === undefined || !suites.includes(suite)) {
    console.error(`Usage: npm run bench -- SUITE\nSuites: ${suites.join(', ')}`)
    return 1
  }
  const { rounds, bars } = await runBenchSuite(suite, switches)
  console.log(`\n${suite}, ${rounds} rounds\n\n${barTable(bars)}`)
  await mkdir(RESULTS, { recursive: true })
  const result = { suite, at: new Date().toISOString(), machine: machine(), rounds, bars }
  await writeFile(join(RESULTS, `${suite}.json`), `${JSON.stringify(result, undefined, 2)}\n`)
  return bars.every(bar => bar.ok) ? 0 : 1
}

function machine() {
  const cores = cpus()
  return {
    system: `${process.platform}-${process.arch}`,
    cores: cores.length,
    processor: cores[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
}

await runScript(() => bench(process.argv.slice(2)))
