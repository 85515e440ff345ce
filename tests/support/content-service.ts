import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../build/run/free-port.ts'
import { startService } from '../../build/run/service-process.ts'
import { copyPreparedData } from './prepared-data.ts'

export interface RunningContentService {
  /** Its origin: `http://127.0.0.1:4780`. */
  readonly url: string
  readonly port: number
  readonly pid: number
  /** Where it keeps its data. */
  readonly folder: string
  /** Everything it has printed. */
  readonly output: () => string
  /** Lets it end in its own way, and removes its data if the folder was made for it. */
  readonly stop: () => Promise<void>
  /** Ends it at once, as a power cut would; its data stays. */
  readonly kill: () => Promise<void>
}

interface StartOptions {
  readonly seed?: 'demo' | 'empty' | number
  /** Whether the demo accounts may sign in; they may unless told otherwise. */
  readonly demo?: boolean
  /** A folder to keep the data in, which stays; otherwise one is made and removed. */
  readonly folder?: string
  /** A port to come back to; otherwise any free one. */
  readonly port?: number
  /** More switches of the service, as they are. */
  readonly switches?: readonly string[]
  /** Milliseconds that it may take to fill its database and to listen. */
  readonly startLimit?: number
}

/** Whether a first start would write the same as that of any other service. */
function isOneOfMany({ folder, port, seed, switches = [] }: StartOptions): boolean {
  const isNew = folder === undefined && port === undefined
  return isNew && typeof seed !== 'number' && !switches.some(each => /^--(database|moderation)$/.test(each))
}

/** A new folder for a service's data. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'osor-service-'))
}

/** Starts the real service as a process of its own; throws with what it printed if it doesn't come up. */
export async function startContentService(options: StartOptions = {}): Promise<RunningContentService> {
  const folder = options.folder ?? (await temporaryFolder())
  const port = options.port ?? (await freePort())
  const filling = { seed: options.seed ?? 'empty', demo: options.demo ?? true }
  if (isOneOfMany(options)) await copyPreparedData(filling, folder)
  const service = await startService({
    port,
    dataFolder: folder,
    ...filling,
    switches: options.switches ?? [],
    ...(options.startLimit !== undefined && { startLimit: options.startLimit }),
  })
  return {
    url: service.url,
    port,
    pid: service.pid ?? 0,
    folder,
    output: service.output,
    stop: async () => {
      await service.stop()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
    },
    kill: service.kill,
  }
}
