import type { Failure } from './failures.ts'

/** What a failure begins and ends with, in lines; what is between stands further up, where it happened. */
const FIRST_LINES = 12
const LAST_LINES = 13
/** With more failures than these, their names say enough. */
const FAILURES_WITH_MESSAGES = 10

/** Names every failure once more, last of all, so that the end of a long output says what is wrong. */
export function tellFailures(failures: readonly Failure[]): void {
  for (const [place, { name, message }] of failures.entries()) {
    console.log(`✗ ${name}`)
    if (place >= FAILURES_WITH_MESSAGES || message.trim() === '') continue
    const lines = message.trimEnd().split('\n').filter(isOfInterest)
    const left = lines.length - FIRST_LINES - LAST_LINES
    const told =
      left > 0
        ? [...lines.slice(0, FIRST_LINES), `… ${left} lines, above …`, ...lines.slice(-LAST_LINES)]
        : lines
    console.log(told.join('\n').replace(/^/gm, '    '))
  }
}

/** The calls inside the test runners say nothing of the failure. */
function isOfInterest(line: string): boolean {
  return !/^\s+at .*(?:node_modules|node:internal)/.test(line)
}
