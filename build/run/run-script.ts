import { endAllChildren, endChildrenOnSignals } from './child-process.ts'

/**
 * Runs a script's main function: its result is the exit code, a failure is told in plain words with code 1, and
 * whatever it has started is ended in every case.
 */
export async function runScript(main: () => Promise<number>): Promise<void> {
  endChildrenOnSignals()
  const code = await main().catch(failure => {
    console.error(failure instanceof Error ? failure.message : failure)
    return 1
  })
  await endAllChildren()
  // Not left to an empty event loop: after a failure, work that ran beside it may be about to start something more.
  process.exit(code)
}
