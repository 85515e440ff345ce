import { readdirSync, readFileSync } from 'node:fs'
import { findElectronRuntime } from '../../build/electron-runtime/find.ts'
import { startDesk } from '../../build/run/desk-process.ts'
import { freePort } from '../../build/run/free-port.ts'
import { type DevtoolsPage, devtoolsPage } from './devtools.ts'

/** A process of the program: the main one, the page's, or one that Chromium works through. */
export type Victim = 'program' | 'page' | 'graphics' | 'network'

/** How Chromium names the process in its command line. */
const marks = {
  page: '--type=renderer',
  graphics: '--type=gpu-process',
  network: '--utility-sub-type=network.mojom.NetworkService',
} as const satisfies Record<Exclude<Victim, 'program'>, string>

/** Milliseconds until the page of a desk that was started, or loaded anew, has to answer. */
const PAGE_LIMIT = 60_000

/** The real program, started to be killed. Linux only: its processes are found in /proc. */
export interface KillableDesk {
  /** The page as it is now, once it answers. */
  page(): Promise<DevtoolsPage>
  /** Ends a process with SIGKILL, in the middle of whatever it does. False where there is none of the kind. */
  kill(victim: Victim): Promise<boolean>
  /** Ends the program in its own way. */
  end(): Promise<void>
}

interface KillableDeskOptions {
  readonly serviceUrl: string
  /** Its user-data folder; it stays. */
  readonly folder: string
}

/** The process group of a process, or null where it has ended. */
function groupOf(pid: string): number | null {
  try {
    // pid (name) state parent group …; the name may hold anything.
    const [, , group] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return Number(group)
  } catch {
    return null
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function processesIn(group: number, mark: string): readonly number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && groupOf(name) === group && commandOf(name).includes(mark))
    .map(Number)
}

/** Starts the program of this checkout, which must have been bundled, signed in to the editor's demo account. */
export async function openKillableDesk({ serviceUrl, folder }: KillableDeskOptions): Promise<KillableDesk> {
  const port = await freePort()
  const desk = await startDesk({
    runtime: await findElectronRuntime(),
    userDataFolder: folder,
    switches: [`--service=${serviceUrl}`, '--sign-in-as=editor', `--remote-debugging-port=${port}`],
  })
  const group = desk.pid
  if (group === undefined) throw new Error(`The desk did not start: ${desk.output()}`)
  const ended = desk.ended.then(({ code }) => `the desk ended with code ${code}.\n${desk.output()}`)
  return {
    page: () => devtoolsPage(port, PAGE_LIMIT, ended),
    kill: async victim => {
      if (victim === 'program') {
        await desk.end('SIGKILL')
        return true
      }
      const processes = processesIn(group, marks[victim])
      for (const pid of processes) process.kill(pid, 'SIGKILL')
      return processes.length > 0
    },
    end: () => desk.end(),
  }
}
