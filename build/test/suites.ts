import { join } from 'node:path'
import { PROJECT } from '../project.ts'

export type SuiteName = 'unit' | 'contract' | 'faults' | 'e2e' | 'kills' | 'security'

/** What runs the tests of a suite and reports of them. */
export type Runner = 'vitest' | 'playwright' | 'faults'

interface Suite {
  /** Whether it drives the real program, and so needs packages, runtime, display and bundles. */
  readonly drivesDesk: boolean
  readonly runner: Runner
  /** The command, with the machine-readable report written to `reportFile` besides what people read. */
  readonly command: (reportFile: string) => {
    readonly arguments: readonly [string, ...string[]]
    readonly environment: Readonly<Record<string, string>>
  }
}

const vitest = (project: string): Suite => ({
  drivesDesk: false,
  runner: 'vitest',
  command: reportFile => ({
    arguments: [
      join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    environment: {},
  }),
})

const playwright = (...projects: readonly string[]): Suite => ({
  drivesDesk: true,
  runner: 'playwright',
  command: reportFile => ({
    arguments: [
      join(PROJECT, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      ...projects.map(project => `--project=${project}`),
    ],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
  }),
})

/** Many seeds of random steps; see tests/faults/README.md. */
const faults: Suite = {
  drivesDesk: false,
  runner: 'faults',
  command: reportFile => ({
    arguments: [join(PROJECT, 'tests', 'faults', 'main.ts'), '--report', reportFile],
    environment: {},
  }),
}

export const SUITES: Readonly<Record<SuiteName, Suite>> = {
  unit: vitest('unit'),
  contract: vitest('contract'),
  faults,
  e2e: playwright('electron', 'chromium'),
  kills: playwright('kills'),
  security: playwright('security'),
}

/** What `npm test` runs, after the checks. */
export const STANDARD_SUITES: readonly SuiteName[] = ['unit', 'contract', 'faults', 'kills', 'e2e']
