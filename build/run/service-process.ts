import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PROJECT } from '../project.ts'
import { type Ending, startChild } from './child-process.ts'
import { until } from './until.ts'

const START_LIMIT_MS = 60_000
const HEALTH_LIMIT_MS = 30_000
const LISTENING = /^OSOR content service listening on (http:\/\/\S+)$/

interface ServiceOptions {
  readonly port: number
  /** Where it keeps its database; made if it isn't there. */
  readonly dataFolder: string
  /** What an empty database is filled with: sample content, nothing, or so many generated items. */
  readonly seed: 'demo' | 'empty' | number
  /** Whether the demo accounts may sign in. */
  readonly demo: boolean
  /** What it prints is written here, if given. */
  readonly logFile?: string
  /** More switches, as they are. */
  readonly switches?: readonly string[]
  /** Milliseconds that it may take to fill its database and to listen; a minute unless told otherwise. */
  readonly startLimit?: number
}

export interface ServiceProcess {
  /** Its origin: `http://127.0.0.1:4780`. */
  readonly url: string
  readonly pid: number | undefined
  readonly ended: Promise<Ending>
  readonly output: () => string
  /** Lets it end in its own way. */
  readonly stop: () => Promise<void>
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>
}

/** Starts the content service as a process of its own and waits until it is healthy. Throws with its output if it isn't. */
export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  await mkdir(options.dataFolder, { recursive: true })
  const log = options.logFile === undefined ? undefined : await openLog(options.logFile)
  let url: string | undefined
  const child = startChild(
    process.execPath,
    [
      join(PROJECT, 'service', 'main.ts'),
      '--port',
      String(options.port),
      '--data',
      options.dataFolder,
      '--seed',
      String(options.seed),
      ...(options.demo ? ['--demo'] : []),
      ...(options.switches ?? []),
    ],
    {
      cwd: PROJECT,
      output: 'collect',
      onLine: line => {
        log?.write(`${line}\n`)
        url ??= LISTENING.exec(line)?.[1]
      },
    },
  )
  void child.ended.then(() => log?.end())
  const endedEarly = child.ended.then(({ code }) => `it ended with code ${code}.\n${child.output().trim()}`)
  try {
    const listening = await until(
      'the content service to listen',
      () => url,
      options.startLimit ?? START_LIMIT_MS,
      endedEarly,
    )
    await waitForHealth(listening, HEALTH_LIMIT_MS, endedEarly)
    return {
      url: listening,
      pid: child.pid,
      ended: child.ended,
      output: child.output,
      stop: () => child.end('SIGTERM'),
      kill: () => child.end('SIGKILL'),
    }
  } catch (failure) {
    await child.end()
    throw failure
  }
}

/** Waits until the service at `url` says that it is well. Throws after `limitMs`, or when `givenUp` resolves. */
async function waitForHealth(url: string, limitMs: number, givenUp?: Promise<string>): Promise<void> {
  await until(
    `${url}/healthz to answer`,
    async () => {
      const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(limitMs) }).catch(
        () => undefined,
      )
      await answer?.body?.cancel()
      return answer?.ok ? true : undefined
    },
    limitMs,
    givenUp,
  )
}

async function openLog(file: string) {
  await mkdir(dirname(file), { recursive: true })
  return createWriteStream(file, { flags: 'w' })
}
