import { z } from 'zod'
import type { Runner } from './suites.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

const faultsReport = z.object({ passed: z.int().nonnegative(), failed: z.int().nonnegative() })

const PARSERS: Readonly<Record<Runner, (report: unknown) => Count>> = {
  /** A file that could not even be loaded has no test to count, and is one failure. A skipped test is one too. */
  vitest: report => {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = vitestReport.parse(report)
    const broken = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
    return { passed: numPassedTests, failed: numFailedTests + numPendingTests + broken.length }
  },
  /** A test that only passed when it was tried again, or was skipped, has not passed. */
  playwright: report => {
    const { stats, errors } = playwrightReport.parse(report)
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length }
  },
  /** Each seed, and each planted defect that has to be found, is one. */
  faults: report => faultsReport.parse(report),
}

/**
 * The count of a suite from its runner's report (undefined when there is none). A suite that crashed, that ended with an
 * error though nothing failed, or that has no test at all counts as one failure.
 */
export function countSuite(runner: Runner, report: string | undefined, exitCode: number | null): Count {
  const count = readCount(runner, report)
  if (count === undefined) return { passed: 0, failed: 1 }
  const silent = count.failed === 0 && (exitCode !== 0 || count.passed === 0)
  return silent ? { ...count, failed: 1 } : count
}

function readCount(runner: Runner, report: string | undefined): Count | undefined {
  try {
    return report === undefined ? undefined : PARSERS[runner](JSON.parse(report))
  } catch {
    return undefined
  }
}
