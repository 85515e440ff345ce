import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../build/run/until.ts'
import { startContentService } from '../support/content-service.ts'
import { untilMore } from '../support/live-events.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import { createOf, editOf, newItemId, readyNews, signedInClient } from '../support/service-client.ts'
import { addAccount } from '../support/service-command.ts'
import { signIn } from '../support/sign-in.ts'
import { addCast, type Cast, manyPosts, signInCast } from './suites/cast.ts'
import { describeCentres } from './suites/centres.ts'
import { describeEnquiries } from './suites/enquiries.ts'
import { describeEnquirySecrets } from './suites/enquiry-secrets.ts'
import { describeFeed } from './suites/feed.ts'
import { describeFiles } from './suites/files.ts'
import { describeFollows } from './suites/follows.ts'
import { describeMargins } from './suites/margins.ts'
import { describeNotices } from './suites/notices.ts'
import { describeOperations } from './suites/operations.ts'
import { describePublishedPages } from './suites/published-pages.ts'
import { describePulse } from './suites/pulse.ts'
import { describeRefusals } from './suites/refusals.ts'
import { describeUploads } from './suites/uploads.ts'
import { describeWebFeeds } from './suites/web-feeds.ts'

describe('the content service on a PostgreSQL server', () => {
  let server: PostgresServer
  let url: string
  let cast: Cast

  beforeAll(async () => {
    server = await startPostgresServer()
    url = await server.createDatabase('osor')
    await addCast(['--database', url])
    cast = await signInCast(await startContentService({ switches: ['--database', url, ...manyPosts] }))
  })

  afterAll(async () => {
    await cast.service.stop()
    await server.stop()
  })

  describe('operations', () => describeOperations(() => cast))
  describe('enquiries', () => describeEnquiries(() => cast))
  describe('the feed', () => describeFeed(() => cast))
  describe('margins', () => describeMargins(() => cast))
  describe('notices', () => describeNotices(() => cast))
  describe('resource centres', () => describeCentres(() => cast))
  describe('the pulse', () => describePulse(() => cast))
  describe('refusals', () => describeRefusals(() => cast))
  describe('uploads', () => describeUploads(() => cast))
  describe('files', () => describeFiles(() => cast))
  describe('follows', () => describeFollows(() => cast))
  describe('published pages', () => describePublishedPages(() => cast))
  describe('web feeds', () => describeWebFeeds(() => cast))
  describe('enquiries and everybody else', () => {
    describeEnquirySecrets(async () => ({ kind: 'server', url: await server.createDatabase('secrets') }))
  })

  /** A writer in the middle of a transaction that has its number already, as a slow request would be. */
  async function aSlowWriter(): Promise<{ commit: () => Promise<void> }> {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query('begin')
    await client.query('select pg_current_xact_id()')
    return {
      commit: async () => {
        await client.query('commit')
        await client.end()
      },
    }
  }

  /** A writer that has stored an item's change but not committed it. */
  async function aSlowChangeOf(item: string): Promise<{ commit: () => Promise<void> }> {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query('begin')
    await client.query(
      `insert into change (item, state, is_published) select id, state, false from item where id = $1`,
      [item],
    )
    return {
      commit: async () => {
        await client.query('commit')
        await client.end()
      },
    }
  }

  describe('writers that commit out of order', () => {
    test('make the feed skip nothing: what was begun first is told first', async () => {
      const { editor } = cast
      const [early, late] = [newItemId(), newItemId()]
      await editor.make(createOf(early, readyNews()))
      const { cursor } = await editor.pull()
      const slow = await aSlowChangeOf(early)
      await editor.make(createOf(late, readyNews()))
      const meanwhile = await editor.pull(cursor)
      expect(meanwhile.items).toEqual([])
      await slow.commit()
      const afterwards = await editor.pull(meanwhile.cursor)
      expect(afterwards.items.map(item => item.id)).toEqual([early, late])
    })

    test('make a first pull skip nothing either', async () => {
      const { editor } = cast
      const early = newItemId()
      await editor.make(createOf(early, readyNews()))
      const slow = await aSlowChangeOf(early)
      const first = await editor.pull()
      await slow.commit()
      expect((await editor.pull(first.cursor)).items.map(item => item.id)).toContain(early)
    })

    test('make the live line say that there is more when the slow one is done', async () => {
      const { editor } = cast
      const slow = await aSlowWriter()
      await editor.make(createOf(newItemId(), readyNews()))
      const { cursor, items } = await editor.pull()
      const late = newItemId()
      await editor.make(createOf(late, readyNews()))
      expect((await editor.pull(cursor)).items.map(item => item.id)).not.toContain(late)
      expect(items.length).toBeGreaterThan(0)
      const more = untilMore(await editor.ask('/v1/changes/live'))
      await slow.commit()
      expect(await more).toBe(true)
      expect((await editor.pull(cursor)).items.map(item => item.id)).toContain(late)
    })
  })

  test('a user name is given once only, and an account can be added while the service runs', async () => {
    const account = { userName: 'ines', password: 'a password of some length' }
    await addAccount(['--database', url], account)
    expect((await signIn(cast.service.url, account)).access).not.toBe('')
    await expect(addAccount(['--database', url], account)).rejects.toThrow('There is an account ines already')
  })

  test('a save waits for another that is under way, and then is told what it has become', async () => {
    const { editor } = cast
    const id = newItemId()
    await editor.make(createOf(id, readyNews()))
    const other = new Client({ connectionString: url })
    await other.connect()
    await other.query('begin')
    await other.query('select from item where id = $1 for update', [id])
    const saving = editor.applyOne(editOf(id, 1, { short_title: 'Second' }))
    await until(
      'the save to wait',
      async () => {
        const { rowCount } = await other.query('select from pg_locks where not granted')
        return rowCount === 0 ? undefined : true
      },
      10_000,
    )
    await other.query(
      `insert into revision select item, 2, state, fields, by, at from revision where item = $1`,
      [id],
    )
    await other.query('update item set revision = 2 where id = $1', [id])
    await other.query('commit')
    await other.end()
    expect(await saving).toMatchObject({ outcome: 'conflict', current: { id, revision: 2 } })
  })

  test('a lost line to the database is made anew, and nobody misses that there is more', async () => {
    const administrator = new Client({ connectionString: url })
    await administrator.connect()
    const listeners = `from pg_stat_activity where query = 'listen osor_change'`
    const { rowCount } = await administrator.query(`select pg_terminate_backend(pid) ${listeners}`)
    expect(rowCount).toBe(1)
    const more = untilMore(await cast.editor.ask('/v1/changes/live'))
    await until(
      'a new line',
      async () => ((await administrator.query(`select ${listeners}`)).rowCount === 1 ? true : undefined),
      20_000,
    )
    await administrator.end()
    expect(await more).toBe(true)
  })

  test('a database that was restored onto a younger server is told anew, and nothing in it is held back', async () => {
    const restored = await server.createDatabase('restored')
    const switches = ['--database', restored]
    const before = await startContentService({ seed: 3, switches })
    const { cursor } = await (await signedInClient(before.url, 'moderator')).pull()
    await before.stop()
    const administrator = new Client({ connectionString: restored })
    await administrator.connect()
    // As the old server, which had seen many more transactions, would have numbered them.
    await administrator.query(`update change set xid = '1000000000'::xid8`)
    await administrator.end()
    const after = await startContentService({ switches })
    try {
      const moderator = await signedInClient(after.url, 'moderator')
      const page = await moderator.pull(cursor)
      expect(page.reset).toBe(true)
      expect(page.items.length).toBe(3)
      const id = newItemId()
      await moderator.make(createOf(id, readyNews()))
      expect((await moderator.pull(page.cursor)).items.map(item => item.id)).toEqual([id])
    } finally {
      await after.stop()
    }
  })

  describe('two services on one database', () => {
    test('may be started at once, also on an empty one', async () => {
      const switches = ['--database', await server.createDatabase('empty')]
      const services = await Promise.all([1, 2, 3].map(() => startContentService({ seed: 5, switches })))
      try {
        const instances = await Promise.all(
          services.map(
            async ({ url }) => (await (await signedInClient(url, 'editor')).me()).service.instance,
          ),
        )
        expect(new Set(instances).size).toBe(1)
      } finally {
        await Promise.all(services.map(service => service.stop()))
      }
    })

    test('tell each other of changes and accept the same sign-ins', async () => {
      const other = await startContentService({ switches: ['--database', url] })
      try {
        const elsewhere = await signedInClient(other.url, 'editor')
        const more = untilMore(await elsewhere.ask('/v1/changes/live'))
        const id = newItemId()
        await cast.editor.make(createOf(id, readyNews()))
        expect(await more).toBe(true)
        expect((await elsewhere.ask(`/v1/items/${id}`)).status).toBe(200)
      } finally {
        await other.stop()
      }
    })
  })

  test('many writers and a reader who follows the feed end with the same items', async () => {
    const { editor, contributor, moderator } = cast
    const start = await moderator.pull()
    const ids = Array.from({ length: 30 }, newItemId)
    let isWriting = true
    const writing = Promise.all(
      ids.map((id, index) => (index % 2 === 0 ? editor : contributor).make(createOf(id, readyNews()))),
    ).finally(() => {
      isWriting = false
    })
    const seen = new Set<string>()
    let cursor = start.cursor
    const follow = async () => {
      const page = await moderator.pull(cursor, 7)
      cursor = page.cursor
      for (const item of page.items) seen.add(item.id)
    }
    while (isWriting) await follow()
    await writing
    await follow()
    expect(ids.filter(id => !seen.has(id))).toEqual([])
  })
})
