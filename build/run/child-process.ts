import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const GRACE_MS = 20_000
/** A signal that comes sooner after the first is the same one. */
const REPEAT_MS = 1_000
/** Of what a child prints, so much is kept. */
const KEPT_CHARACTERS = 200_000
/** Linux can end a child when its parent dies, even of a SIGKILL; this tool, present on each Debian, asks for it. */
const PARENT_DEATH_TOOL = '/usr/bin/setpriv'

export type Stream = 'stdout' | 'stderr'

interface ChildOptions {
  readonly cwd?: string
  /** Added to this process's environment; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** `show` hands this process's own output on to the child; `collect` keeps what it prints. */
  readonly output: 'show' | 'collect'
  /** Each line as it comes; with `collect` only. */
  readonly onLine?: (line: string, stream: Stream) => void
  /** What asks this command to end in its own way: SIGTERM unless told otherwise. */
  readonly endSignal?: NodeJS.Signals
}

export interface Ending {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A process of ours, with all that it starts. Nothing of it outlives this process. */
export interface Child {
  readonly pid: number | undefined
  readonly ended: Promise<Ending>
  /** What it has printed, the last 200,000 characters of it. */
  readonly output: () => string
  /** Asks it to end, insists after a while, and resolves when it has ended. */
  readonly end: (signal?: NodeJS.Signals) => Promise<void>
}

const living = new Set<{ readonly child: Child; readonly killAll: () => void }>()

/** Starts a command without input, in a process group of its own. A command that can't be started ends with code 127. */
export function startChild(
  command: string,
  commandArguments: readonly string[],
  options: ChildOptions,
): Child {
  const tied = process.platform === 'linux' && existsSync(PARENT_DEATH_TOOL)
  const [file, fileArguments] = tied
    ? [PARENT_DEATH_TOOL, ['--pdeathsig', 'TERM', '--', command, ...commandArguments]]
    : [command, commandArguments]
  const process_ = spawn(file, fileArguments, {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: [
      'ignore',
      ...(options.output === 'show' ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const)),
    ],
    detached: process.platform !== 'win32',
    // npm is a .cmd file there, which only a shell starts.
    shell: process.platform === 'win32' && command === 'npm',
  })
  const kept = keepOutput(process_, options.onLine)
  const killAll = () => killGroup(process_)

  const ended = new Promise<Ending>(resolve => {
    process_.once('error', error => {
      kept.add(`${error.message}\n`)
      resolve({ code: 127, signal: null })
    })
    // What it has started holds its output open: end that first, then `close` comes.
    process_.once('exit', killAll)
    process_.once('close', (code, signal) => resolve({ code, signal }))
  })
  const child: Child = {
    pid: process_.pid,
    ended,
    output: kept.text,
    end: async (signal = options.endSignal ?? 'SIGTERM') => {
      if (process_.exitCode === null && process_.signalCode === null) process_.kill(signal)
      const insist = setTimeout(killAll, GRACE_MS)
      await ended
      clearTimeout(insist)
    },
  }
  const entry = { child, killAll }
  living.add(entry)
  void ended.then(() => living.delete(entry))
  return child
}

process.on('exit', () => {
  for (const { killAll } of living) killAll()
})

/** Ends all children, the last started first, each before the next. */
export async function endAllChildren(): Promise<void> {
  for (const { child } of [...living].reverse()) await child.end()
}

/** Ctrl+C, a closed terminal or a polite kill: ends the children one after the other, then this process. Again means at once. */
export function endChildrenOnSignals(): void {
  let askedAt: number | undefined
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.on(signal, () => {
      if (askedAt !== undefined) {
        // npm passes on the Ctrl+C that the terminal has sent us already: not a second wish of the person.
        if (performance.now() - askedAt > REPEAT_MS) process.exit(128 + number)
        return
      }
      askedAt = performance.now()
      void endAllChildren().finally(() => process.exit(128 + number))
    })
  }
}

function killGroup(process_: ChildProcess): void {
  if (process_.pid === undefined) return
  try {
    if (process.platform === 'win32') process_.kill('SIGKILL')
    else process.kill(-process_.pid, 'SIGKILL')
  } catch {
    // Nobody is left in the group.
  }
}

function keepOutput(process_: ChildProcess, onLine: ((line: string, stream: Stream) => void) | undefined) {
  let text = ''
  const add = (more: string) => {
    text = (text + more).slice(-KEPT_CHARACTERS)
  }
  const follow = (source: Readable | null, stream: Stream) => {
    if (source === null) return
    source.setEncoding('utf8')
    source.on('data', add)
    if (onLine) createInterface({ input: source }).on('line', line => onLine(line, stream))
  }
  follow(process_.stdout, 'stdout')
  follow(process_.stderr, 'stderr')
  return { add, text: () => text }
}
