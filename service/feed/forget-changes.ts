import { sql } from 'kysely'
import type { Database } from '../storage/tables.ts'

const day = 86_400_000
/** A desk that has not asked for so long gets everything anew, in milliseconds. */
const changesKept = 90 * day
/** Lines that are taken out in one transaction. */
const atOnce = 10_000

/**
 * Takes out of the feed's table what no reader needs: lines behind which a later one of the same thing is settled.
 * The feed hands out only the last one anyway, so this changes nothing that a reader gets.
 */
async function forgetSuperseded(database: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ forgotten: number }>`
      with horizon as (select pg_snapshot_xmin(pg_current_snapshot()) as xid), superseded as (
        select seq from (
          select seq, lead(seq) over (partition by item, margin, vocabulary, notice order by change.xid, seq) as later
          from change, horizon where change.xid < horizon.xid
        ) as settled
        where later is not null limit ${atOnce}
      ), gone as (delete from change using superseded where change.seq = superseded.seq returning change.seq)
      select count(*)::integer as forgotten from gone`.execute(database)
    if ((rows[0]?.forgotten ?? 0) < atOnce) return
  }
}

/**
 * Takes out the settled lines up to the last one that is older than 90 days, and notes its place in the same
 * transaction: a reader who stands before it is told to start anew.
 */
async function forgetExpired(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - changesKept)
  await sql`
    with last as (
      select change.xid, seq from change
      where at < ${before}::timestamptz and change.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by change.xid desc, seq desc limit 1
    ), gone as (
      delete from change using last where (change.xid, change.seq) <= (last.xid, last.seq)
    )
    update collection set forgotten_xid = last.xid, forgotten_seq = last.seq from last`.execute(database)
}

/** Cuts back the table of changes. Readers lose nothing; who has not asked for 90 days starts anew. */
export async function forgetChanges(database: Database, now: Date): Promise<void> {
  await forgetSuperseded(database)
  await forgetExpired(database, now)
}
