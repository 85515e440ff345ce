import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { changeChannel, listenForChanges } from './change-listener.ts'
import { createChangeSignal } from './change-signal.ts'
import type { DatabaseLimits } from './database-limits.ts'
import type { Storage } from './storage.ts'
import type { Database, Tables } from './tables.ts'

/** How soon a change that is committed but not settled yet is looked for again, in milliseconds. */
const settlePause = 50

/**
 * Opens a database on a PostgreSQL server, which several services may share: they tell each other of changes by
 * NOTIFY. Throws when the server can't be reached.
 */
export async function openPostgres(url: string, limits: DatabaseLimits): Promise<Storage> {
  const pool = new Pool({
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: limits.connectionWait,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleTransaction,
  })
  const changes = createChangeSignal()
  // A lost connection shows in the queries that need it; unheard, it would end the process.
  pool.on('error', () => {})
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const settling = createSettling(database, changes.emit)
  const heard = () => {
    changes.emit()
    settling.look()
  }
  const listener = await listenForChanges(url, heard).catch(async failure => {
    await pool.end()
    throw failure
  })
  return {
    database,
    changes,
    announceChange: async () => {
      await sql`select pg_notify(${changeChannel}, '')`.execute(database)
    },
    withoutLimits: async work => {
      const unlimited = new Kysely<Tables>({
        dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 1 }) }),
      })
      await work(unlimited).finally(() => unlimited.destroy())
    },
    close: async () => {
      settling.stop()
      await listener.close()
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
