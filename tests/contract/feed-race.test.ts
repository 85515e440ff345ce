import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { forgetChanges } from '../../service/feed/forget-changes.ts'
import { type Random, randomFrom } from '../../service/seed/random.ts'
import { besideService } from '../support/beside-service.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import { printedSeed } from '../support/seed.ts'
import {
  createOf,
  deleteOf,
  editOf,
  newItemId,
  readyNews,
  type ServiceClient,
  signedInClient,
  transitionOf,
} from '../support/service-client.ts'

const writers = 6
const writesEach = 25
const itemsEach = 4
/** Longest that a slow transaction stays open after its first write, in milliseconds. */
const slowest = 60

let server: PostgresServer
let url: string
let services: readonly RunningContentService[]

beforeAll(async () => {
  server = await startPostgresServer()
  url = await server.createDatabase('race')
  const switches = ['--database', url]
  services = [await startContentService({ switches }), await startContentService({ switches })]
}, 180_000)

afterAll(async () => {
  for (const service of services) await service.stop()
  await server.stop()
}, 60_000)

/** What a reader holds of each item: its revision and its words. */
type Held = Map<ItemId, string>

function worth(revision: number, state: string, fields: unknown): string {
  return JSON.stringify([revision, state, fields])
}

/** Follows the feed from the beginning, in pages of whatever size. */
class FeedReader {
  readonly held: Held = new Map()
  readonly wrong: string[] = []
  #cursor: string | undefined
  readonly #client: ServiceClient
  readonly #random: Random

  constructor(client: ServiceClient, random: Random) {
    this.#client = client
    this.#random = random
  }

  /** Reads one page; answers whether there is more. */
  async read(): Promise<boolean> {
    const page = await this.#client.page(this.#cursor, 1 + this.#random.below(9))
    if (page.reset) this.held.clear()
    for (const item of page.items) {
      const before = this.held.get(item.id)
      const known: unknown = before === undefined ? undefined : JSON.parse(before)
      if (Array.isArray(known) && Number(known[0]) > item.revision) {
        this.wrong.push(`${item.id} went back from ${known[0]} to ${item.revision}`)
      }
      this.held.set(item.id, worth(item.revision, item.state, item.fields))
    }
    for (const id of page.gone) this.held.delete(id)
    this.#cursor = page.cursor
    return page.more
  }

  async readToEnd(): Promise<void> {
    while (await this.read());
  }
}

/**
 * A writer behind the service's back, who keeps the transaction open for a while between its writes and after them:
 * its change gets its number early and is committed late.
 */
async function writeSlowly(client: Client, item: ItemId, random: Random, note: string): Promise<void> {
  await client.query('begin')
  if (random.below(2) === 0) await client.query('select pg_current_xact_id()')
  await pause(random.below(slowest))
  // A statement that had to wait for the row would not see the revision that another has just stored.
  await client.query('select from item where id = $1 for update', [item])
  const { rowCount } = await client.query(
    `with next as (
       update item set revision = revision + 1, changed_at = now()
       where id = $1 and deleted_at is null returning id, revision, state, author, published_revision
     ), stored as (
       insert into revision (item, number, state, fields, by, at)
       select next.id, next.revision, next.state, before.fields || jsonb_build_object('short_title', $2::text),
         next.author, now()
       from next join revision as before on before.item = next.id and before.number = next.revision - 1
     )
     insert into change (item, state, is_published)
     select id, state, published_revision is not null from next`,
    [item, note],
  )
  await pause(random.below(slowest))
  await client.query(rowCount === 0 || random.below(6) === 0 ? 'rollback' : 'commit')
}

/** A desk that writes over HTTP: it creates, edits, proposes and deletes items of its own. */
async function writeByService(
  client: ServiceClient,
  own: ItemId[],
  random: Random,
  note: string,
): Promise<void> {
  if (own.length < itemsEach) {
    const id = newItemId()
    await client.make(createOf(id, readyNews({ short_title: note })))
    own.push(id)
    return
  }
  const index = random.below(own.length)
  const id = own[index]
  const answer = id === undefined ? undefined : await client.ask(`/v1/items/${id}`)
  if (id === undefined || !answer?.ok) return
  const revision = Number(answer.headers.get('etag')?.match(/\d+/)?.[0])
  const step = random.below(8)
  // Whoever lost the race has a conflict; only what is stored counts.
  if (step === 0) {
    await client.applyOne(deleteOf(id, revision))
    own.splice(index, 1)
  } else if (step === 1) await client.applyOne(transitionOf(id, revision, 'propose'))
  else await client.applyOne(editOf(id, revision, { short_title: note }))
}

/** What is stored and not deleted. */
async function stored(client: Client): Promise<Held> {
  const { rows } = await client.query<{ id: ItemId; revision: number; state: string; fields: unknown }>(
    `select item.id, item.revision, item.state, revision.fields from item
     join revision on revision.item = item.id and revision.number = item.revision where deleted_at is null`,
  )
  return new Map(rows.map(row => [row.id, worth(row.revision, row.state, row.fields)]))
}

/** Forgets changes as the service does at that time. */
function forgetAt(time: Date): Promise<void> {
  return besideService(url, database => forgetChanges(database, time))
}

test('many writers who commit in any order, and a table that is cut back meanwhile, make no reader miss a change', async () => {
  const seed = printedSeed('writers and readers of the feed')
  const urls = services.map(service => service.url)
  const [here = '', there = here] = urls
  const moderators = [await signedInClient(here, 'moderator'), await signedInClient(there, 'moderator')]
  const desks = [await signedInClient(here, 'editor'), await signedInClient(there, 'contributor')]
  const readers = [0, 1, 2, 3].map(number => {
    const client = moderators[number % moderators.length]
    if (client === undefined) throw new Error('nobody reads')
    return new FeedReader(client, randomFrom(seed + 100 + number))
  })
  const shared: ItemId[] = []
  let isWriting = true

  async function write(number: number): Promise<void> {
    const random = randomFrom(seed + number)
    const desk = desks[number % desks.length]
    if (desk === undefined) return
    const own: ItemId[] = []
    const slow = new Client({ connectionString: url })
    await slow.connect()
    for (let round = 0; round < writesEach; round += 1) {
      const note = `${number}.${round}`
      const item = shared[random.below(shared.length + 1)]
      if (item === undefined || random.below(2) === 0) {
        await writeByService(desk, own, random, note)
        shared.push(...own.filter(id => !shared.includes(id)))
      } else await writeSlowly(slow, item, random, note)
    }
    await slow.end()
  }

  const writing = Promise.all(Array.from({ length: writers }, (_, number) => write(number))).finally(() => {
    isWriting = false
  })
  const reading = readers.map(async reader => {
    while (isWriting) await reader.read()
  })
  const forgetting = (async () => {
    while (isWriting) {
      await forgetAt(new Date())
      await pause(20)
    }
  })()
  await Promise.all([writing, ...reading, forgetting])

  const administrator = new Client({ connectionString: url })
  await administrator.connect()
  const final = await stored(administrator)
  expect(final.size).toBeGreaterThan(writers)
  for (const reader of readers) {
    await reader.readToEnd()
    expect(reader.wrong).toEqual([])
    const held = [...reader.held].sort()
    // The database gives the keys of JSON back in its own order, to both.
    expect(held).toEqual([...final].sort())
  }
  await forgetAt(new Date())
  const left = await administrator.query('select item from change where item is not null')
  expect(left.rowCount).toBe(new Set(left.rows.map(row => JSON.stringify(row))).size)
  await administrator.end()
}, 180_000)

test('who has not asked for 90 days gets everything anew, others what they lack', async () => {
  const [here] = services
  const moderator = await signedInClient(here?.url ?? '', 'moderator')
  const editor = await signedInClient(here?.url ?? '', 'editor')
  const id = newItemId()
  const long = await moderator.pull()
  await editor.make(createOf(id, readyNews()))
  const recent = await moderator.pull(long.cursor)
  expect(recent).toMatchObject({ reset: false, items: [{ id }] })
  const inCopy = await moderator.page(undefined, 1)
  await forgetAt(new Date(Date.now() + 91 * 86_400_000))
  // Nothing is behind the newest change, so nothing was lost.
  expect(await moderator.page(recent.cursor)).toMatchObject({ items: [], reset: false })
  const anew = await moderator.pull(long.cursor)
  expect(anew.reset).toBe(true)
  expect(anew.items.map(item => item.id)).toContain(id)
  // A copy that was begun before goes on: what has changed since is still there.
  expect((await moderator.page(inCopy.cursor)).reset).toBe(false)
  const next = newItemId()
  await editor.make(createOf(next, readyNews()))
  expect((await moderator.pull(recent.cursor)).items.map(item => item.id)).toEqual([next])
}, 60_000)
