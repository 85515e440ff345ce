import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'
import { PROJECT } from '../project.ts'
import type { Runner } from './suites.ts'

/** A test that has not passed. */
export interface Failure {
  /** Its file and its title, as its runner names it. */
  readonly name: string
  /** What its runner said of it, without colours; several lines, or none for a test that was skipped. */
  readonly message: string
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

const playwrightError = z.object({ message: z.string().optional() })

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.string(),
      results: z.array(z.object({ errors: z.array(playwrightError).optional() })),
    }),
  ),
})

const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).optional(),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})

const playwrightReport = z.object({
  suites: z.array(playwrightSuite).optional(),
  errors: z.array(playwrightError).optional(),
})

const faultsReport = z.object({ failures: z.array(z.object({ name: z.string(), message: z.string() })) })

function specsOf(suite: z.infer<typeof playwrightSuite>): readonly z.infer<typeof playwrightSpec>[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

const READERS: Readonly<Record<Runner, (report: unknown) => readonly Failure[]>> = {
  vitest: report =>
    vitestReport.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = relative(PROJECT, name)
      if (status === 'failed' && assertionResults.length === 0)
        return [{ name: file, message: message ?? '' }]
      return assertionResults
        .filter(test => test.status !== 'passed')
        .map(test => ({
          name: `${file} › ${test.fullName}`,
          message: (test.failureMessages ?? []).join('\n'),
        }))
    }),
  playwright: report => {
    const { suites = [], errors = [] } = playwrightReport.parse(report)
    const tests = suites.flatMap(specsOf).flatMap(({ title, file, tests }) =>
      tests
        .filter(test => test.status !== 'expected')
        .map(({ projectName, results }) => ({
          name: `[${projectName}] ${file} › ${title}`,
          message: results
            .flatMap(result => result.errors ?? [])
            .map(error => error.message ?? '')
            .join('\n'),
        })),
    )
    return [...tests, ...errors.map(({ message = '' }) => ({ name: 'outside of a test', message }))]
  },
  faults: report => faultsReport.parse(report).failures,
}

/** The tests that have not passed by their runner's report; none where there is no report, or it can't be read. */
export function readFailures(runner: Runner, report: string | undefined): readonly Failure[] {
  try {
    return report === undefined
      ? []
      : READERS[runner](JSON.parse(report)).map(({ name, message }) => ({
          name,
          message: stripVTControlCharacters(message),
        }))
  } catch {
    return []
  }
}
