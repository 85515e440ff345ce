import { type Child, startChild } from '../run/child-process.ts'
import { until } from '../run/until.ts'

const SCREEN = '1600x1000x24'
const START_LIMIT_MS = 15_000

/** Whether this is a Linux without a display that a window could appear on. */
export function hasNoDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']
}

interface VirtualDisplay {
  /** As in the variable DISPLAY: `:1`. */
  readonly name: string
  readonly stop: () => Promise<void>
}

/** Starts an X server that draws into memory, on the first free display number. */
async function startVirtualDisplay(): Promise<VirtualDisplay> {
  // With `-displayfd` the server itself looks for a free number and writes it when it takes connections.
  const server: Child = startChild(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'],
    { output: 'collect' },
  )
  const number = await until(
    'the virtual display to start',
    () => /^(\d+)\n/m.exec(server.output())?.[1],
    START_LIMIT_MS,
    server.ended.then(() => `Xvfb ended: ${server.output().trim()}`),
  )
  return { name: `:${number}`, stop: () => server.end() }
}

/**
 * Gives this process, and so all that it starts, a display: the one that is there, else a virtual one, and says so.
 * Returns the way to end it.
 */
export async function needDisplay(
  announce: (line: string) => void = console.log,
): Promise<() => Promise<void>> {
  if (!hasNoDisplay()) return async () => {}
  const display = await startVirtualDisplay()
  process.env['DISPLAY'] = display.name
  announce(`No display here: running on a virtual one (Xvfb ${display.name}, ${SCREEN}).`)
  return async () => {
    delete process.env['DISPLAY']
    await display.stop()
  }
}
