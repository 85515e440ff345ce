import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemId } from '#shared/content/identity.ts'
import { until } from '../../build/run/until.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { untilMore } from '../support/live-events.ts'
import { type PostgresServer, startPostgresServer } from '../support/postgres-server.ts'
import {
  createOf,
  editOf,
  newItemId,
  problemOfResponse,
  readyNews,
  type ServiceClient,
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
