import { mkdir } from 'node:fs/promises'
import type { ElectronRuntime } from '../electron-runtime/find.ts'
import { PROJECT } from '../project.ts'
import { type Child, type Stream, startChild } from './child-process.ts'

/** The desk prints this line when its window is on the screen. */
const READY = 'OSOR Desk window ready'

interface DeskOptions {
  readonly runtime: ElectronRuntime
  readonly userDataFolder: string
  /** The desk's own switches: `--service=URL`, `--sign-in-as=editor` … */
  readonly switches: readonly string[]
  readonly onLine?: (line: string, stream: Stream) => void
}

interface DeskProcess extends Child {
  /** Resolves when the window is on the screen, or rejects when the desk ends before. */
  readonly ready: Promise<void>
}

/** The arguments that start the desk of this checkout, or another program's folder, for the Electron executable. */
export function deskArguments(
  userDataFolder: string,
  switches: readonly string[],
  program = PROJECT,
): readonly string[] {
  // Chromium's sandbox can't work for root. Only the scripts of a checkout say so, never the product.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [...(asRoot ? ['--no-sandbox'] : []), program, `--user-data-dir=${userDataFolder}`, ...switches]
}

/** Starts the desk of this checkout, which must have been bundled. */
export async function startDesk({
  runtime,
  userDataFolder,
  switches,
  onLine,
}: DeskOptions): Promise<DeskProcess> {
  await mkdir(userDataFolder, { recursive: true })
  let show = () => {}
  const shown = new Promise<void>(resolve => {
    show = resolve
  })
  const child = startChild(runtime.executable, deskArguments(userDataFolder, switches), {
    cwd: PROJECT,
    environment: DESK_ENVIRONMENT,
    output: 'collect',
    onLine: (line, stream) => {
      if (line === READY) show()
      else onLine?.(line, stream)
    },
  })
  const endedEarly = child.ended.then(({ code }) => {
    throw new Error(`The desk ended with code ${code} before its window was ready.`)
  })
  const ready = Promise.race([shown, endedEarly])
  ready.catch(() => {})
  endedEarly.catch(() => {})
  return { ...child, ready }
}

/** Quietens Chromium where no message bus runs, as in a container; a set address stays as it is. */
export const DESK_ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  DBUS_SESSION_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'] ?? 'disabled:',
  // An editor that is itself an Electron program may have left this behind; it would make a plain Node of the desk.
  ELECTRON_RUN_AS_NODE: undefined,
}
