import { mkdir } from 'node:fs/promises'
import type { ElectronApplication, Page } from '@playwright/test'
import { deskArguments } from '../../build/run/desk-process.ts'
import { launchElectron } from './launch-electron.ts'
import { answerOf } from './main-process.ts'

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

/** Opens the desk of this checkout; it must have been bundled, and a display be there. */
export async function openElectronDesk(options: ElectronDeskOptions): Promise<ElectronDesk> {
  await mkdir(options.folder, { recursive: true })
  const application = await launchElectron(
    deskArguments(options.folder, [`--service=${options.serviceUrl}`, ...(options.switches ?? [])]),
    options.environment,
  )
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
