import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { writeAffected } from './affected.ts'
import { changeChannel, listenForChanges } from './change-listener.ts'
import { createChangeSignal } from './change-signal.ts'
import type { DatabaseLimits } from './database-limits.ts'
import { createSettledChanges, type Snapshot } from './settled-changes.ts'
import type { Storage } from './storage.ts'
import type { Database, Tables } from './tables.ts'

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
  const settling = createSettledChanges({
    snapshot: () => snapshotOf(database),
    later: (wait, act) => setTimeout(act, wait).unref(),
    settled: changes.emit,
  })
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

async function snapshotOf(database: Database): Promise<Snapshot> {
  const { rows } = await sql<{ readonly oldestRunning: string; readonly next: string }>`
    select pg_snapshot_xmin(snapshot)::text as "oldestRunning", pg_snapshot_xmax(snapshot)::text as next
    from pg_current_snapshot() as snapshot`.execute(database)
  const [row] = rows
  if (row === undefined) throw new Error('the database did not tell its snapshot')
  return { oldestRunning: BigInt(row.oldestRunning), next: BigInt(row.next) }
}
