import { sql } from 'kysely'
import { ItemType } from '#shared/content/item-type.ts'
import { type Month, startOf, type Week } from '#shared/pulse/calendar.ts'
import {
  answeringSteps,
  askingSteps,
  type DecisionKind,
  decisionKindOf,
  decisionKinds,
} from '#shared/pulse/decision-kind.ts'
import { decisionTimes } from '#shared/pulse/decision-times.ts'
import { DecisionCounts, type Pulse, TypeCounts } from '#shared/pulse/pulse.ts'
import type { TrailEntry } from '#shared/sync/trail.ts'
import { waitingStates } from '#shared/workflow/state.ts'
import type { Database } from '../storage/tables.ts'

/** The Monday of a moment's week in UTC, as `Week` names it. PostgreSQL's weeks are those of ISO 8601. */
const weekOf = (column: string) =>
  sql<Week>`to_char(date_trunc('week', ${sql.ref(column)} at time zone 'UTC'), 'YYYY-MM-DD')`

/** When the first of some spans begins; they are in order. */
function beginOf(spans: readonly (Week | Month)[]): Date {
  const [first] = spans
  return first === undefined ? new Date(0) : startOf(first)
}

function sumOf<Row extends { readonly items: number }>(
  rows: readonly Row[],
  matches: (row: Row) => boolean,
): number {
  return rows.reduce((sum, row) => (matches(row) ? sum + row.items : sum), 0)
}

/** The decisions of each week. */
export async function decisions(database: Database, weeks: readonly Week[]): Promise<Pulse['decisions']> {
  const since = beginOf(weeks)
  const steps = await sql<{
    week: Week
    transition: TrailEntry['transition']
    by_author: boolean
    items: number
  }>`
    select ${weekOf('trail.at')} as week, transition, trail.by = item.author as by_author, count(*)::int as items
    from trail join item on item.id = trail.item
    where trail.at >= ${since}
    group by 1, 2, 3`.execute(database)
  const deletions = await sql<{ week: Week; items: number }>`
    select ${weekOf('deleted_at')} as week, count(*)::int as items
    from item
    where deleted_at >= ${since} and deleted_by <> author and state = any(${[...waitingStates]}::text[])
    group by 1`.execute(database)
  const counted: readonly { week: Week; kind: DecisionKind | null; items: number }[] = [
    ...steps.rows.map(({ week, transition, by_author, items }) => ({
      week,
      kind: decisionKindOf(transition, by_author),
      items,
    })),
    ...deletions.rows.map(({ week, items }) => ({ week, kind: 'deleted' as const, items })),
  ]
  return weeks.map(week => {
    const count = (kind: DecisionKind) => sumOf(counted, row => row.week === week && row.kind === kind)
    return { week, counts: DecisionCounts.parse(byKey(decisionKinds, count)) }
  })
}

function byKey<Key extends string>(keys: readonly Key[], count: (key: Key) => number) {
  return Object.fromEntries(keys.map(key => [key, count(key)]))
}

interface AskedInWeek {
  readonly week: Week
  readonly waiting: number
  /** The hours that the rest took; null where there is no rest. */
  readonly took: readonly number[] | null
}

/** How long first decisions took, by the week of the question; what counts is said at `DecisionTimes`. */
export async function times(database: Database, weeks: readonly Week[]): Promise<Pulse['times']> {
  // What follows a question within these steps is its answer; further saves are not among them.
  const { rows } = await sql<AskedInWeek>`
    with step as (
      select trail.item, trail.at, trail.by, trail.transition,
        lead(trail.transition) over following as next_transition,
        lead(trail.at) over following as next_at,
        lead(trail.by) over following as next_by
      from trail join item on item.id = trail.item
      where trail.at >= ${beginOf(weeks)}
        and trail.transition = any(${[...askingSteps, ...answeringSteps]}::text[])
        and (trail.transition <> 'propose_changes' or trail.by = item.author)
      window following as (partition by trail.item order by trail.revision)
    ), asked as (
      select step.at,
        case when step.next_at is null then item.deleted_at else step.next_at end as ended_at,
        case when step.next_at is null then item.deleted_by else step.next_by end as ended_by,
        step.by as asked_by
      from step join item on item.id = step.item
      where step.transition = any(${[...askingSteps]}::text[])
        and case
          when step.next_at is null then item.state in ('proposed', 'deletion_request')
          else step.next_transition = any(${[...answeringSteps]}::text[])
        end
    )
    select ${weekOf('at')} as week,
      (count(*) filter (where ended_at is null))::int as waiting,
      array_agg(round(extract(epoch from ended_at - at) / 3600, 2)::float8)
        filter (where ended_at is not null) as took
    from asked
    where ended_by is distinct from asked_by
    group by 1`.execute(database)
  const byWeek = weeks.map(week => {
    const found = rows.find(row => row.week === week)
    return { week, waiting: found?.waiting ?? 0, took: found?.took ?? [] }
  })
  return {
    all: decisionTimes(
      byWeek.reduce((sum, { waiting }) => sum + waiting, 0),
      byWeek.flatMap(({ took }) => took),
    ),
    weeks: byWeek.map(({ week, waiting, took }) => ({ week, ...decisionTimes(waiting, took) })),
  }
}

/** First publications of each month. Whatever became public once stays so until it is deleted. */
export async function publications(
  database: Database,
  months: readonly Month[],
): Promise<Pulse['publications']> {
  const { rows } = await sql<{ month: Month; type: ItemType; items: number }>`
    select to_char(first_at at time zone 'UTC', 'YYYY-MM') as month, type, count(*)::int as items
    from (select item, min(at) as first_at from trail where to_state = 'validated' group by item) as published
    join item on item.id = published.item
    where item.deleted_at is null and first_at >= ${beginOf(months)}
    group by 1, 2`.execute(database)
  return months.map(month => {
    const count = (type: ItemType) => sumOf(rows, row => row.month === month && row.type === type)
    return { month, counts: TypeCounts.parse(byKey(ItemType.options, count)) }
  })
}
