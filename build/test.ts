import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check/checks.ts'
import { tellCheck } from './check/tell-check.ts'
import { prepareDesk } from './run/prepare.ts'
import { runScript } from './run/run-script.ts'
import { runSuite, type SuiteResult } from './test/run-suite.ts'
import { STANDARD_SUITES, SUITES, type SuiteName } from './test/suites.ts'
import { tellFailures } from './test/tell-failures.ts'

/** `node build/test.ts` runs the checks and the standard suites, `node build/test.ts SUITE` one suite. */
async function test(given: readonly string[]): Promise<number> {
  const [only] = given
  if (only !== undefined && !isSuite(only)) {
    console.error(`There is no suite "${only}". Suites: ${Object.keys(SUITES).join(', ')}.`)
    return 1
  }
  const reportFolder = await mkdtemp(join(tmpdir(), 'osor-desk-reports-'))
  try {
    const results: SuiteResult[] = []
    if (only === undefined) results.push(await runAllChecks())
    for (const suite of only === undefined ? STANDARD_SUITES : [only])
      results.push(await runPrepared(suite, reportFolder))
    const passed = results.reduce((sum, result) => sum + result.passed, 0)
    const failed = results.reduce((sum, result) => sum + result.failed, 0)
    if (failed > 0) {
      heading('failed')
      tellFailures(results.flatMap(({ failures }) => failures))
    }
    console.log(`${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    await rm(reportFolder, { recursive: true, force: true })
  }
}

function isSuite(name: string): name is SuiteName {
  return Object.hasOwn(SUITES, name)
}

async function runAllChecks(): Promise<SuiteResult> {
  heading('check')
  const results = await runChecks(tellCheck)
  const failures = results
    .filter(({ passed }) => !passed)
    .map(({ name, output }) => ({ name, message: output }))
  return { passed: results.length - failures.length, failed: failures.length, failures }
}

/** Puts in place what the suite needs and runs it. What it needs and can't have is one failure, and the rest goes on. */
async function runPrepared(suite: SuiteName, reportFolder: string): Promise<SuiteResult> {
  heading(suite)
  try {
    if (!SUITES[suite].drivesDesk) return await runSuite(suite, reportFolder)
    const { runtime, end } = await prepareDesk({ browser: true })
    // For tools that ask the npm package `electron` for the executable.
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.folder
    const result = await runSuite(suite, reportFolder)
    await end()
    return result
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure)
    console.error(message)
    return { passed: 0, failed: 1, failures: [{ name: `what ${suite} needs`, message }] }
  }
}

function heading(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}`)
}

await runScript(() => test(process.argv.slice(2)))
