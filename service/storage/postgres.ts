import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { writeAffected } from './affected.ts'
import { changeChannel, listenForChanges } from './change-listener.ts'
import { createChangeSignal } from './change-signal.ts'
import type { DatabaseLimits } from './database-limits.ts'
import { createSettledChanges } from './settled-changes.ts'
import type { Storage } from './storage.ts'
import type { Tables } from './tables.ts'

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
  const settling = createSettledChanges(database, changes.emit)
  const listener = await listenForChanges(url, settling.heard).catch(async failure => {
    await pool.end()
    throw failure
  })
  return {
    database,
    changes,
    announceChange: async affected => {
      await sql`select pg_notify(${changeChannel}, ${writeAffected(affected)})`.execute(database)
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
