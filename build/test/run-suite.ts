import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT } from '../project.ts'
import { startChild } from '../run/child-process.ts'
import { type Count, countSuite } from './count.ts'
import { type Failure, readFailures } from './failures.ts'
import { SUITES, type SuiteName } from './suites.ts'

/** What came of a suite, and each failure by its name. */
export interface SuiteResult extends Count {
  readonly failures: readonly Failure[]
}

/** Runs one suite, its output on this one's, and counts from its report, which is written to `reportFolder`. */
export async function runSuite(name: SuiteName, reportFolder: string): Promise<SuiteResult> {
  const suite = SUITES[name]
  const reportFile = join(reportFolder, `${name}.json`)
  const { arguments: commandArguments, environment } = suite.command(reportFile)
  // Playwright ends its programs on an interrupt only; the others do as well.
  const child = startChild(process.execPath, commandArguments, {
    cwd: PROJECT,
    environment,
    output: 'show',
    endSignal: 'SIGINT',
  })
  const { code } = await child.ended
  const report = await readFile(reportFile, 'utf8').catch(() => undefined)
  const count = countSuite(suite.runner, report, code)
  const failures = readFailures(suite.runner, report)
  if (count.failed === 0 || failures.length > 0) return { ...count, failures }
  const message = `It ended with code ${code}, and names no test that failed: see above.`
  return { ...count, failures: [{ name, message }] }
}
