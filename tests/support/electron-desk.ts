import { mkdir } from 'node:fs/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectronRuntime } from '../../build/electron-runtime/find.ts'
import { DESK_ENVIRONMENT, deskArguments } from '../../build/run/desk-process.ts'
import { answerOf } from './main-process.ts'

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

/** Opens the desk of this checkout; it must have been bundled, and a display be there. */
export async function openElectronDesk(options: ElectronDeskOptions): Promise<ElectronDesk> {
  await mkdir(options.folder, { recursive: true })
  const runtime = await findElectronRuntime()
  const application = await _electron.launch({
    executablePath: runtime.executable,
    args: [
      ...deskArguments(options.folder, [`--service=${options.serviceUrl}`, ...(options.switches ?? [])]),
    ],
    env: environment(options.environment),
  })
  const page = await application.firstWindow()
  return {
    application,
    page,
    close: async () => {
      const ended = new Promise<void>(resolve => application.once('close', () => resolve()))
      await answerOf(() =>
        application.evaluate(({ BrowserWindow }) => {
          for (const window of BrowserWindow.getAllWindows()) window.close()
        }),
      )
      await ended
    },
  }
}
