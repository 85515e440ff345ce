import type { Failure } from './failures.ts'

/** More than so many lines of a failure stand further up, where it happened. */
const LINES_OF_A_FAILURE = 25
/** With more failures than these, their names say enough. */
const FAILURES_WITH_MESSAGES = 10

/** Names every failure once more, last of all, so that the end of a long output says what is wrong. */
export function tellFailures(failures: readonly Failure[]): void {
  for (const [place, { name, message }] of failures.entries()) {
    console.log(`✗ ${name}`)
    if (place >= FAILURES_WITH_MESSAGES || message.trim() === '') continue
    const lines = message.trimEnd().split('\n').filter(isOfInterest)
    console.log(lines.slice(0, LINES_OF_A_FAILURE).join('\n').replace(/^/gm, '    '))
    const left = lines.length - LINES_OF_A_FAILURE
    if (left > 0) console.log(`    … and ${left} more lines, above`)
  }
}

/** The calls inside the test runners say nothing of the failure. */
function isOfInterest(line: string): boolean {
  return !/^\s+at .*(?:node_modules|node:internal)/.test(line)
}
