import { sql } from 'kysely'
import { type Affected, affectedTogether } from './affected.ts'
import type { Database } from './tables.ts'

/** How soon a change that is committed but not settled yet is looked for again, in milliseconds. */
const settlePause = 50

/** A change that waits: until no transaction runs any more that was begun before `until`, a transaction's number. */
interface Waiting {
  readonly affected: Affected
  readonly until: bigint
}

interface SettledChanges {
  /** To be told of each commit. */
  readonly heard: (affected: Affected) => void
  readonly stop: () => void
}

/**
 * Hands changes on as soon as the feed can show them. It holds a committed change back while an older transaction is
 * still running, and nobody tells when that one ends without a change of its own; so this looks until it has. When the
 * database cannot be asked, changes are handed on at once.
 */
export function createSettledChanges(
  database: Database,
  settled: (affected: Affected) => void,
): SettledChanges {
  let fresh: Affected | undefined
  let waiting: Waiting | undefined
  let timer: NodeJS.Timeout | undefined
  let isLooking = false
  let isStopped = false

  function tell(affected: Affected | undefined): void {
    if (affected !== undefined && !isStopped) settled(affected)
  }

  async function look(): Promise<void> {
    // What comes from here on may have been committed after the question.
    const asked = fresh
    fresh = undefined
    const snapshot = await snapshotOf(database).catch(() => undefined)
    const isSettled = (until: bigint) => snapshot === undefined || snapshot.oldestRunning >= until
    if (waiting !== undefined && isSettled(waiting.until)) {
      tell(waiting.affected)
      waiting = undefined
    }
    if (asked === undefined) return
    if (snapshot === undefined || isSettled(snapshot.next)) tell(asked)
    else if (waiting === undefined) waiting = { affected: asked, until: snapshot.next }
    // Told together with what came meanwhile, so that what waits already does not wait for ever.
    else fresh = fresh === undefined ? asked : affectedTogether(asked, fresh)
  }

  function lookSoon(pause: number): void {
    if (isStopped || isLooking || timer !== undefined) return
    timer = setTimeout(async () => {
      timer = undefined
      isLooking = true
      await look().finally(() => {
        isLooking = false
      })
      if (waiting !== undefined || fresh !== undefined) lookSoon(waiting === undefined ? 0 : settlePause)
    }, pause)
    timer.unref()
  }

  return {
    heard: affected => {
      fresh = fresh === undefined ? affected : affectedTogether(fresh, affected)
      lookSoon(0)
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** Numbers of transactions: the oldest that runs, and the one that the next to write gets. The same if none runs. */
async function snapshotOf(database: Database): Promise<{ oldestRunning: bigint; next: bigint }> {
  const { rows } = await sql<{ readonly oldestRunning: string; readonly next: string }>`
    select pg_snapshot_xmin(snapshot)::text as "oldestRunning", pg_snapshot_xmax(snapshot)::text as next
    from pg_current_snapshot() as snapshot`.execute(database)
  const [row] = rows
  if (row === undefined) throw new Error('the database did not tell its snapshot')
  return { oldestRunning: BigInt(row.oldestRunning), next: BigInt(row.next) }
}
