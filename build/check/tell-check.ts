import type { CheckResult } from './checks.ts'

/** One line for a check that passed, all that it said for one that failed. */
export function tellCheck({ name, passed, output, milliseconds }: CheckResult): void {
  console.log(`${passed ? '✓' : '✗'} ${name} (${(milliseconds / 1000).toFixed(1)} s)`)
  if (!passed) console.log(output.trimEnd().replace(/^/gm, '    '))
}
