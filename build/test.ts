import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check/checks.ts'
import { tellCheck } from './check/tell-check.ts'
import { prepareDesk } from './run/prepare.ts'
import { runScript } from './run/run-script.ts'
import type { Count } from './test/count.ts'
import { runSuite } from './test/run-suite.ts'
import { STANDARD_SUITES, SUITES, type SuiteName } from './test/suites.ts'

/** `node build/test.ts` runs the checks and the standard suites, `node build/test.ts SUITE` one suite. */
async function test(given: readonly string[]): Promise<number> {
  const [only] = given
  if (only !== undefined && !isSuite(only)) {
    console.error(`There is no suite "${only}". Suites: ${Object.keys(SUITES).join(', ')}.`)
    return 1
  }
  const reportFolder = await mkdtemp(join(tmpdir(), 'osor-desk-reports-'))
  try {
    const counts: Count[] = []
    if (only === undefined) counts.push(await countChecks())
    for (const suite of only === undefined ? STANDARD_SUITES : [only])
      counts.push(await countPrepared(suite, reportFolder))
    const passed = counts.reduce((sum, count) => sum + count.passed, 0)
    const failed = counts.reduce((sum, count) => sum + count.failed, 0)
    console.log(`${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    await rm(reportFolder, { recursive: true, force: true })
  }
}

function isSuite(name: string): name is SuiteName {
  return Object.hasOwn(SUITES, name)
}

async function countChecks(): Promise<Count> {
  heading('check')
  const results = await runChecks(tellCheck)
  const passed = results.filter(result => result.passed).length
  return { passed, failed: results.length - passed }
}

/** Puts in place what the suite needs and runs it. What it needs and can't have is one failure, and the rest goes on. */
async function countPrepared(suite: SuiteName, reportFolder: string): Promise<Count> {
  heading(suite)
  try {
    if (!SUITES[suite].drivesDesk) return await runSuite(suite, reportFolder)
    const { runtime, end } = await prepareDesk({ browser: true })
    // For tools that ask the npm package `electron` for the executable.
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.folder
    const count = await runSuite(suite, reportFolder)
    await end()
    return count
  } catch (failure) {
    console.error(failure instanceof Error ? failure.message : failure)
    return { passed: 0, failed: 1 }
  }
}

function heading(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}`)
}

await runScript(() => test(process.argv.slice(2)))
