import { mkdir } from 'node:fs/promises'
import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test'
import { findElectronRuntime } from '../../build/electron-runtime/find.ts'
import { DESK_ENVIRONMENT, deskArguments } from '../../build/run/desk-process.ts'
import { answerOf } from './main-process.ts'

/** Milliseconds that the program may take to start, and how often that is tried. */
const LONGEST_START = 20_000
const MOST_STARTS = 3

/** Milliseconds that the program may take to end. */
const LONGEST_END = 45_000

/** A desk in real Electron. */
export interface ElectronDesk {
  readonly application: ElectronApplication
  readonly page: Page
  /** Closes the window as a person does, and waits for the program to end. */
  close(): Promise<void>
}

interface ElectronDeskOptions {
  readonly serviceUrl: string
  /** Its user-data folder; it stays. */
  readonly folder: string
  /** More switches of the desk. */
  readonly switches?: readonly string[]
  /** More of its environment. */
  readonly environment?: Readonly<Record<string, string>>
}

function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...process.env, ...DESK_ENVIRONMENT, ...more }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}

/**
 * Starts the program. Once in about a hundred starts Playwright waits for an answer that Electron never gives
 * (microsoft/playwright#29386): it then ends that process, and starts another.
 */
async function launched(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  for (let time = 1; ; time += 1) {
    try {
      return await _electron.launch(options)
    } catch (error) {
      if (time === MOST_STARTS || !(error instanceof errors.TimeoutError)) throw error
    }
  }
}

/** Opens the desk of this checkout; it must have been bundled, and a display be there. */
export async function openElectronDesk(options: ElectronDeskOptions): Promise<ElectronDesk> {
  await mkdir(options.folder, { recursive: true })
  const runtime = await findElectronRuntime()
  const application = await launched({
    executablePath: runtime.executable,
    args: [
      ...deskArguments(options.folder, [`--service=${options.serviceUrl}`, ...(options.switches ?? [])]),
    ],
    env: environment(options.environment),
    timeout: LONGEST_START,
  })
  const page = await application.firstWindow()
  return {
    application,
    page,
    close: async () => {
      const ended = application.waitForEvent('close', { timeout: LONGEST_END })
      // The program may have ended before it could answer.
      await Promise.race([
        ended,
        answerOf(() =>
          application.evaluate(({ BrowserWindow }) => {
            for (const window of BrowserWindow.getAllWindows()) window.close()
          }),
        ),
      ])
      await ended
    },
  }
}
