import { sql } from 'kysely'
import type { AccountId } from '#shared/content/identity.ts'
import { ItemType } from '#shared/content/item-type.ts'
import { type ByCountry, byCountry } from '#shared/pulse/by-country.ts'
import type { Pulse } from '#shared/pulse/pulse.ts'
import { type WaitingByAge, waitingByAge } from '#shared/pulse/waiting-age.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { maySee } from '#shared/workflow/may.ts'
import type { Policy } from '#shared/workflow/policy.ts'
import { type State, waitingStates } from '#shared/workflow/state.ts'
import type { Database } from '../storage/tables.ts'

/** Items that stand the same way: whoever may see one of them may see them all. */
interface StandingCount {
  readonly type: ItemType
  readonly state: State
  readonly author: AccountId
  readonly is_published: boolean
  readonly items: number
}

/** Items by type, as far as a reader may see them: the workflow's own rule decides, for each way in which items stand. */
export async function itemsByType(database: Database, actor: Actor, policy: Policy): Promise<Pulse['types']> {
  const { rows } = await sql<StandingCount>`
    select type, state, author, published_revision is not null as is_published, count(*)::int as items
    from item where deleted_at is null
    group by type, state, author, published_revision is not null`.execute(database)
  const seen = rows.filter(({ author, state, is_published }) =>
    maySee(actor, policy, { author, state, isPublished: is_published }),
  )
  return ItemType.options.map(type => {
    const count = (matches: (row: StandingCount) => boolean) =>
      seen.reduce((sum, row) => (row.type === type && matches(row) ? sum + row.items : sum), 0)
    return {
      type,
      // Whoever sees no newer draft still sees what is published.
      published: rows.reduce((sum, row) => (row.type === type && isLive(row) ? sum + row.items : sum), 0),
      waiting: count(({ state }) => waitingStates.includes(state)),
      drafts: count(({ state }) => state === 'draft'),
    }
  })
}

function isLive({ state, is_published }: StandingCount): boolean {
  return is_published && state !== 'archived'
}

/** What waits, by age. */
export async function waiting(database: Database, now: Date): Promise<WaitingByAge> {
  const { rows } = await sql<{ state: State; since: Date; items: number }>`
    select state, min(state_since) as since, count(*)::int as items
    from item where deleted_at is null and state = any(${[...waitingStates]}::text[])
    group by state, (state_since at time zone 'UTC')::date`.execute(database)
  return waitingByAge(
    rows.map(({ state, since, items }) => ({ state, since, count: items })),
    now,
  )
}

/** Published items by the countries that their published revision names. */
export async function countries(database: Database): Promise<ByCountry> {
  const { rows } = await sql<{ country: string | null; items: number }>`
    select named.country, count(*)::int as items
    from item
    join revision on revision.item = item.id and revision.number = item.published_revision
    left join lateral jsonb_array_elements_text(revision.fields->'countries') as named(country) on true
    where item.deleted_at is null and item.state <> 'archived'
    group by named.country`.execute(database)
  return byCountry(rows)
}
