import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Revision } from '#shared/content/identity.ts'
import type { Pulse } from '#shared/pulse/pulse.ts'
import type { TrailEntry } from '#shared/sync/trail.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import type { State } from '#shared/workflow/state.ts'
import { findDemoAccount } from '../../service/accounts/account.ts'
import { readPulse } from '../../service/pulse/read-pulse.ts'
import type { Storage } from '../../service/storage/storage.ts'
import { openMemoryStorage } from '../support/memory-storage.ts'
import { newItemId, readyNews } from '../support/service-client.ts'

// What the service's clock would have to be waited for: steps of other weeks and months, as they are stored.

/** A Monday. */
const now = new Date('2026-11-30T12:00:00Z')

let storage: Storage
let editor: Actor
let moderator: Actor

async function actorOf(key: 'editor' | 'moderator'): Promise<Actor> {
  const account = await findDemoAccount(storage.database, key)
  if (account === undefined) throw new Error(`nobody is the ${key}`)
  return account.actor
}

beforeAll(async () => {
  storage = await openMemoryStorage(now)
  editor = await actorOf('editor')
  moderator = await actorOf('moderator')
})

afterAll(() => storage.close())

type Step = readonly [at: string, transition: TrailEntry['transition'], to: State]

/** Stores a news item of the editor's whose trail has these steps; answers are the moderator's. */
async function anItem(...steps: readonly Step[]): Promise<void> {
  const { database } = storage
  const item = newItemId()
  const last = steps.at(-1)
  if (last === undefined) throw new Error('an item has a step')
  const live = steps.findLastIndex(([, , to]) => to === 'validated')
  const published = live === -1 ? null : Revision.parse(live + 1)
  await database
    .insertInto('item')
    .values({
      id: item,
      type: 'news',
      author: editor.account,
      state: last[2],
      revision: Revision.parse(steps.length),
      state_since: new Date(last[0]),
      created_at: new Date(last[0]),
      changed_at: new Date(last[0]),
      published_revision: published,
      published_at: published && new Date(last[0]),
    })
    .execute()
  for (const [index, [at, transition, to]] of steps.entries()) {
    const by = transition.startsWith('propose') ? editor.account : moderator.account
    const revision = Revision.parse(index + 1)
    await database
      .insertInto('trail')
      .values({ item, revision, at: new Date(at), by, transition, to_state: to })
      .execute()
    await database
      .insertInto('revision')
      .values({
        item,
        number: revision,
        state: to,
        fields: JSON.stringify(readyNews()),
        by,
        at: new Date(at),
      })
      .execute()
  }
}

/** What the pulse says of these items and no others, in a database whose own time zone is far from UTC. */
async function pulseOf(...items: readonly (readonly Step[])[]): Promise<Pulse> {
  await sql`set time zone 'Pacific/Auckland'`.execute(storage.database)
  await sql`truncate item cascade`.execute(storage.database)
  for (const steps of items) await anItem(...steps)
  return readPulse(storage.database, moderator, now)
}

const returned = (at: string): Step => [at, 'return_to_author', 'draft']
const proposed = (at: string): Step => [at, 'propose', 'proposed']
const approved = (at: string): Step => [at, 'approve', 'validated']

test('a week goes from Monday to Sunday in UTC, wherever the database stands', async () => {
  const { decisions } = await pulseOf(
    [proposed('2026-11-20T00:00:00Z'), returned('2026-11-29T23:59:59Z')],
    [proposed('2026-11-20T00:00:00Z'), returned('2026-11-30T00:00:00Z')],
    [proposed('2026-11-20T00:00:00Z'), returned('2026-11-23T00:00:00Z')],
  )
  const counts = decisions.map(({ week, counts: { returned: count } }) => [week, count])
  expect(counts.slice(-2)).toEqual([
    ['2026-11-23', 2],
    ['2026-11-30', 1],
  ])
})

test('26 weeks are told of, and nothing of what was before', async () => {
  const { decisions, times } = await pulseOf(
    [proposed('2026-06-07T20:00:00Z'), returned('2026-06-08T00:00:00Z')],
    [proposed('2026-06-01T00:00:00Z'), returned('2026-06-07T23:59:59Z')],
  )
  expect(decisions).toHaveLength(26)
  expect(decisions[0]).toMatchObject({ week: '2026-06-08', counts: { returned: 1 } })
  // The question is the week before.
  expect(times.all).toEqual({ waiting: 0, decided: null })
})

test('a first decision belongs to the week of its question, and its time is the one between them', async () => {
  const { times } = await pulseOf(
    // 1, 2, 3 and 100 hours.
    [proposed('2026-11-16T08:00:00Z'), approved('2026-11-16T09:00:00Z')],
    [proposed('2026-11-17T08:00:00Z'), approved('2026-11-17T10:00:00Z')],
    [proposed('2026-11-18T08:00:00Z'), approved('2026-11-18T11:00:00Z')],
    [proposed('2026-11-22T08:00:00Z'), approved('2026-11-26T12:00:00Z')],
    [proposed('2026-11-19T08:00:00Z')],
    // 5 hours, a week later.
    [proposed('2026-11-24T08:00:00Z'), approved('2026-11-24T13:00:00Z')],
  )
  const [asked, next] = times.weeks.slice(-3)
  expect(asked).toEqual({
    week: '2026-11-16',
    waiting: 1,
    decided: { count: 4, median: 2, p90: 100 },
  })
  expect(next?.decided).toEqual({ count: 1, median: 5, p90: 5 })
  expect(times.all).toEqual({ waiting: 1, decided: { count: 5, median: 3, p90: 100 } })
})

test('of several decisions on an item each answers its own question', async () => {
  const { times } = await pulseOf([
    proposed('2026-11-16T08:00:00Z'),
    ['2026-11-16T09:00:00Z', 'update_proposed', 'proposed'],
    returned('2026-11-16T18:00:00Z'),
    proposed('2026-11-25T08:00:00Z'),
    approved('2026-11-25T09:00:00Z'),
    ['2026-11-26T09:00:00Z', 'report', 'needs_update'],
  ])
  expect(times.weeks.slice(-3).map(({ decided }) => decided?.median)).toEqual([10, 1, undefined])
})

test('an item is published in the month of its first publication, in UTC', async () => {
  const { publications } = await pulseOf(
    [proposed('2026-10-01T08:00:00Z'), approved('2026-10-31T23:59:59Z')],
    [
      proposed('2026-11-01T00:00:00Z'),
      approved('2026-11-01T00:00:00Z'),
      ['2026-11-02T00:00:00Z', 'propose_changes', 'proposed'],
      approved('2026-11-03T00:00:00Z'),
    ],
    // Published first before the twelve months, and again now.
    [
      approved('2025-11-30T23:59:59Z'),
      ['2026-11-02T00:00:00Z', 'propose_changes', 'proposed'],
      approved('2026-11-03T00:00:00Z'),
    ],
    [approved('2025-12-01T00:00:00Z')],
  )
  expect(publications).toHaveLength(12)
  expect(publications[0]).toMatchObject({ month: '2025-12', counts: { news: 1 } })
  expect(publications.slice(-2).map(({ month, counts }) => [month, counts.news])).toEqual([
    ['2026-10', 1],
    ['2026-11', 1],
  ])
})

test('of a database without items there is a pulse of noughts', async () => {
  const pulse = await pulseOf()
  expect(pulse.waiting.every(row => row.proposed + row.needs_update + row.deletion_request === 0)).toBe(true)
  expect(pulse.times.all).toEqual({ waiting: 0, decided: null })
  expect(pulse.countries).toEqual({ top: [], rest: { countries: 0, items: 0 }, none: 0 })
})
