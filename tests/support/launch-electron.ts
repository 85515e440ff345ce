import { _electron, type ElectronApplication, errors } from '@playwright/test'
import { findElectronRuntime } from '../../build/electron-runtime/find.ts'
import { DESK_ENVIRONMENT } from '../../build/run/desk-process.ts'

/** Milliseconds that the program may take to start, and how often that is tried. */
const LONGEST_START = 20_000
const MOST_STARTS = 3

function environmentWith(more: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...process.env, ...DESK_ENVIRONMENT, ...more }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}

/**
 * Starts Electron with these arguments, and more of an environment. Once in about a hundred starts Playwright waits for an
 * answer that Electron never gives (microsoft/playwright#29386): it then ends that process, and starts another.
 */
export async function launchElectron(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ElectronApplication> {
  const { executable } = await findElectronRuntime()
  const options = { executablePath: executable, args: [...args], env: environmentWith(environment) }
  for (let time = 1; ; time += 1) {
    try {
      return await _electron.launch({ ...options, timeout: LONGEST_START })
    } catch (error) {
      if (time === MOST_STARTS || !(error instanceof errors.TimeoutError)) throw error
    }
  }
}
