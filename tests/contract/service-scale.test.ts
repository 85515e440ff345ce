import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { until } from '../../build/run/until.ts'
import { freshPng, pathOfContent } from '../support/a-file.ts'
import { beginUpload, goOn, startSending, whereIs } from '../support/an-upload.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { untilMore } from '../support/live-events.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import {
  createOf,
  editOf,
  newItemId,
  problemOfResponse,
  readyNews,
  ServiceClient,
  signedInClient,
} from '../support/service-client.ts'

let server: PostgresServer
let url: string

beforeAll(async () => {
  server = await startPostgresServer()
  url = await server.createDatabase('scale')
}, 120_000)

afterAll(() => server.stop())

/** Runs a test with a service of its own on the shared database. */
async function withService(
  switches: readonly string[],
  act: (service: RunningContentService) => Promise<void>,
): Promise<void> {
  const service = await startContentService({ switches: ['--database', url, ...switches] })
  try {
    await act(service)
  } finally {
    await service.stop()
  }
}

/** Runs a test with one account at two services on the shared database. */
function withTwoServices(act: (here: ServiceClient, there: ServiceClient) => Promise<void>): Promise<void> {
  return withService([], one =>
    withService([], async other => {
      const here = await signedInClient(one.url, 'editor')
      await act(here, new ServiceClient(other.url, here.token))
    }),
  )
}

async function aDraft(client: ServiceClient): Promise<ItemId> {
  const id = newItemId()
  await client.make(createOf(id, readyNews()))
  return id
}

/** Somebody who holds an item, as a long transaction would; a save of it has to wait. */
async function holdItem(id: ItemId) {
  const holder = new Client({ connectionString: url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from item where id = $1 for update', [id])
  return {
    untilSomebodyWaits: () =>
      until(
        'a save to wait',
        async () => {
          const { rowCount } = await holder.query('select from pg_locks where not granted')
          return rowCount === 0 ? undefined : true
        },
        20_000,
      ),
    letGo: async () => {
      await holder.query('rollback')
      await holder.end()
    },
  }
}

/** Bytes of an upload that the database has. */
async function storedOf(path: string): Promise<number> {
  const reader = new Client({ connectionString: url })
  await reader.connect()
  const { rows } = await reader.query<{ received: number }>('select received from upload where id = $1', [
    path.split('/').at(-1),
  ])
  await reader.end()
  return rows[0]?.received ?? 0
}

function retryAfter(response: Response): number {
  return Number(response.headers.get('retry-after'))
}

describe('two services on one database', () => {
  test('both poke the desks of both, whoever stored something', async () => {
    await withService([], one =>
      withService([], async other => {
        const clients = [await signedInClient(one.url, 'editor'), await signedInClient(other.url, 'editor')]
        for (const writer of clients) {
          const lines = await Promise.all(
            clients.map(async reader => {
              const { cursor } = await reader.pull()
              return reader.ask(`/v1/changes/live?since=${cursor}`)
            }),
          )
          const heard = lines.map(untilMore)
          await aDraft(writer)
          expect(await Promise.all(heard)).toEqual([true, true])
        }
      }),
    )
  })
})

describe('an upload with two services on one database', () => {
  test('that one has begun goes on with the other, and no longer with the first', async () => {
    await withTwoServices(async (here, there) => {
      const content = freshPng(1_000_000)
      const path = await beginUpload(here, content)
      const first = startSending(here, path, 0, content.length)
      await first.give(content.subarray(0, 400_000))
      await until('bytes to be stored', async () => (await storedOf(path)) || undefined, 20_000)

      const at = await whereIs(there, path)
      expect(at).toBeGreaterThan(0)
      await first.give(content.subarray(400_000))
      expect(await first.status).toBe(409)
      expect(await whereIs(there, path)).toBe(at)
      expect((await goOn(there, path, at, content.subarray(at))).status).toBe(204)
      for (const client of [here, there]) {
        const back = Buffer.from(await (await client.ask(pathOfContent(content))).arrayBuffer())
        expect(back.equals(content)).toBe(true)
      }
    })
  })

  test('that many requests to both go on with at once is whole in the end', async () => {
    await withTwoServices(async (here, there) => {
      const content = freshPng(500_000)
      const path = await beginUpload(here, content)
      const answers = await Promise.all(
        [here, there, here, there].map(client => goOn(client, path, 0, content)),
      )
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter(status => ![204, 404, 409].includes(status))).toEqual([])
      if (!statuses.includes(204)) {
        const at = await whereIs(there, path)
        expect((await goOn(there, path, at, content.subarray(at))).status).toBe(204)
      }
      const back = Buffer.from(await (await there.ask(pathOfContent(content))).arrayBuffer())
      expect(back.equals(content)).toBe(true)
    })
  })
})

describe('a service whose connections are all taken', () => {
  test('asks to come again, and answers what was under way', async () => {
    const limits = ['--connections', '1', '--connection-wait', '300', '--lock-timeout', '60000']
    await withService(limits, async service => {
      const editor = await signedInClient(service.url, 'editor')
      const id = await aDraft(editor)
      const held = await holdItem(id)
      const saving = editor.applyOne(editOf(id, 1, { short_title: 'Second' }))
      await held.untilSomebodyWaits()
      const refused = await editor.ask('/v1/me')
      expect(refused.status).toBe(503)
      expect(retryAfter(refused)).toBeGreaterThan(0)
      expect((await problemOfResponse(refused)).kind).toBe('unavailable')
      await held.letGo()
      expect(await saving).toMatchObject({ outcome: 'applied', revision: 2 })
      expect((await editor.ask('/v1/me')).status).toBe(200)
    })
  })
})

describe('a batch with an item that somebody else holds for long', () => {
  test('stores the others and puts that one off', async () => {
    await withService(['--lock-timeout', '200'], async service => {
      const editor = await signedInClient(service.url, 'editor')
      const [held, free] = [await aDraft(editor), await aDraft(editor)]
      const holder = await holdItem(held)
      const batch = [editOf(held, 1, { short_title: 'Held' }), editOf(free, 1, { short_title: 'Free' })]
      const results = await editor.apply(...batch)
      expect(results.map(({ outcome }) => outcome)).toEqual(['retry', 'applied'])
      await holder.letGo()
      const again = await editor.apply(...batch)
      expect(again[0]).toMatchObject({ outcome: 'applied', revision: 2 })
      expect(again[1]).toEqual(results[1])
    })
  })
})

describe('a service that is asked to end', () => {
  test('takes nothing new, closes the live lines, and answers what is under way', async () => {
    const limits = ['--lock-timeout', '60000', '--drain-limit', '60000']
    await withService(limits, async service => {
      const editor = await signedInClient(service.url, 'editor')
      expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
      const id = await aDraft(editor)
      const live = (await editor.ask('/v1/changes/live')).text()
      const held = await holdItem(id)
      const saving = editor.applyOne(editOf(id, 1, { short_title: 'Last words' }))
      await held.untilSomebodyWaits()
      const ending = service.stop()
      expect(await live).toContain(': listening')
      const ready = await fetch(`${service.url}/readyz`)
      expect([ready.status, retryAfter(ready) > 0]).toEqual([503, true])
      const refused = await editor.ask('/v1/me')
      expect([refused.status, retryAfter(refused) > 0]).toEqual([503, true])
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
      await held.letGo()
      expect(await saving).toMatchObject({ outcome: 'applied', revision: 2 })
      await ending
    })
  })

  test('does not wait for ever', async () => {
    const limits = ['--lock-timeout', '60000', '--drain-limit', '100']
    await withService(limits, async service => {
      const editor = await signedInClient(service.url, 'editor')
      const id = await aDraft(editor)
      const held = await holdItem(id)
      const saving = editor.applyOne(editOf(id, 1, { short_title: 'Cut off' })).then(
        () => 'answered',
        () => 'cut off',
      )
      await held.untilSomebodyWaits()
      const ending = service.stop()
      expect(await saving).toBe('cut off')
      await held.letGo()
      await ending
    })
  })
})

test('an upload that another request has gone on with keeps no service from ending', async () => {
  let asked = 0
  await withService([], async service => {
    const editor = await signedInClient(service.url, 'editor')
    const content = freshPng(1_000_000)
    const path = await beginUpload(editor, content)
    const first = startSending(editor, path, 0, content.length)
    await first.give(content.subarray(0, 400_000))
    const at = await until('bytes to be stored', async () => (await storedOf(path)) || undefined, 20_000)
    expect(await whereIs(editor, path)).toBeGreaterThanOrEqual(at)
    await first.give(content.subarray(400_000, 800_000))
    expect(await first.status).toBe(409)
    asked = performance.now()
  })
  expect(performance.now() - asked).toBeLessThan(10_000)
})

test('a connection is used again for the next request', async () => {
  await withService([], async service => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = async (): Promise<boolean> => {
      const request = get(`${service.url}/healthz`, { agent })
      const [response]: IncomingMessage[] = await once(request, 'response')
      response?.resume()
      if (response) await once(response, 'end')
      return request.reusedSocket
    }
    expect([await ask(), await ask(), await ask()]).toEqual([false, true, true])
    agent.destroy()
  })
})
