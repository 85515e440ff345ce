import { Kysely, PostgresDialect, sql } from 'kysely'
import { Client, Pool } from 'pg'
import { createChangeSignal } from './change-signal.ts'
import type { Storage } from './storage.ts'
import type { Database, Tables } from './tables.ts'

const channel = 'osor_change'
/** How soon a change that is committed but not settled yet is looked for again, in milliseconds. */
const settlePause = 50

/**
 * Opens a database on a PostgreSQL server, which several services may share: they tell each other of changes by
 * NOTIFY. Throws when the server can't be reached.
 */
export async function openPostgres(url: string): Promise<Storage> {
  const pool = new Pool({ connectionString: url, max: 10 })
  const changes = createChangeSignal()
  const listener = new Client({ connectionString: url })
  // A lost connection shows in the queries that need it; without a listener it would end the process.
  pool.on('error', () => {})
  listener.on('error', () => {})
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const settling = createSettling(database, changes.emit)
  listener.on('notification', () => {
    changes.emit()
    settling.look()
  })
  try {
    await listener.connect()
    await listener.query(`listen ${channel}`)
  } catch (failure) {
    await pool.end()
    throw failure
  }
  return {
    database,
    changes,
    announceChange: async () => {
      await sql`select pg_notify(${channel}, '')`.execute(database)
    },
    close: async () => {
      settling.stop()
      await listener.end()
      await database.destroy()
    },
  }
}

/**
 * The feed holds a committed change back while an older transaction is still running. Nobody notifies when that one
 * ends without a change of its own, so this looks until nothing is held back, and signals once more.
 */
function createSettling(database: Database, emit: () => void) {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = () => {
    if (stopped || timer !== undefined) return
    timer = setTimeout(async () => {
      const held = await isHeldBack(database).catch(() => false)
      timer = undefined
      if (held) look()
      else emit()
    }, settlePause)
    timer.unref()
  }
  return {
    look,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

async function isHeldBack(database: Database): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select from change where xid >= pg_snapshot_xmin(pg_current_snapshot())
    ) as held`.execute(database)
  return rows[0]?.held ?? false
}
