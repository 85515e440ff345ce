import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { ItemId } from '#shared/content/identity.ts'
import { lineOfItem } from '#shared/sync/change.ts'
import { aPng, fileIdOfContent } from '../../tests/support/a-file.ts'
import { aNews } from '../../tests/support/an-item.ts'
import { elena } from '../../tests/support/little-provider.ts'
import {
  answerJson,
  bodyOf,
  type LittleServer,
  startLittleServer,
} from '../../tests/support/little-server.ts'
import { milestone } from '../../tests/support/milestone.ts'
import type { Access } from './access.ts'
import { asLines } from './change-page.ts'
import { createHttpContentService } from './http-content-service.ts'
import { type Network, network } from './network.ts'

const item = ItemId.parse('0b0f5c4e-6a0e-4a52-9a3a-0c8f3b1f2d11')
const now = new Date('2026-05-04T10:00:00Z')
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

const signedIn: Access = { token: async () => ({ kind: 'token', token: 'good' }) }

/** Milliseconds for a request: enough on a machine that is busy. */
const patience = 10_000

function serviceAt(url: string, access: Access = signedIn, fetch = network, request = patience) {
  return createHttpContentService({
    url,
    access,
    fetch,
    now: () => now,
    limits: { request, silence: 200, longAnswer: 1_500, chunk: 1_500 },
  })
}

async function serverThat(
  answer: (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>,
): Promise<LittleServer> {
  const server = await startLittleServer(answer)
  endings.push(server.close)
  return server
}

function failed(failure: string, retryAfter: number | null = null) {
  return { kind: 'failed', failure, retryAfter }
}

describe('a question to the service', () => {
  it('is answered, with the sign-in sent along', async () => {
    let authorization: string | undefined
    const server = await serverThat((request, response) => {
      authorization = request.headers.authorization
      answerJson(response, elena)
    })
    expect(await serviceAt(server.url).me()).toEqual({ kind: 'answer', value: elena })
    expect(authorization).toBe('Bearer good')
  })

  it('is answered through gzip from elsewhere, and as it is on the same computer', async () => {
    const accepted: unknown[] = []
    const server = await serverThat((request, response) => {
      const coding = request.headers['accept-encoding'] ?? ''
      accepted.push(coding)
      const text = JSON.stringify({ entries: [] })
      if (!coding.includes('gzip')) response.end(text)
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text))
    })
    const elsewhere = 'https://osor.example'
    const there: Network = (input, init) => network(String(input).replace(elsewhere, server.url), init)
    for (const service of [serviceAt(elsewhere, signedIn, there), serviceAt(server.url)])
      expect(await service.trail(item)).toEqual({ kind: 'answer', value: { entries: [] } })
    expect(accepted).toEqual([expect.stringContaining('gzip'), 'identity'])
  })

  it('fails as unreachable where nobody listens', async () => {
    const server = await startLittleServer(() => {})
    await server.close()
    expect(await serviceAt(server.url).me()).toEqual(failed('unreachable'))
  })

  it('fails as unreachable when the line breaks in the middle of the answer', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('{"account":')
      setImmediate(() => response.destroy())
    })
    expect(await serviceAt(server.url).me()).toEqual(failed('unreachable'))
  })

  it('fails as too slow when no answer comes within the limit', async () => {
    const server = await serverThat(() => {})
    expect(await serviceAt(server.url, signedIn, network, 400).me()).toEqual(failed('too_slow'))
  })

  it('fails as too slow when the answer begins and does not end within the limit', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200)
      response.write('{')
    })
    expect(await serviceAt(server.url, signedIn, network, 400).me()).toEqual(failed('too_slow'))
  })

  it.each([500, 502, 503])('fails as the service’s own error at status %i', async status => {
    const server = await serverThat((_request, response) => {
      response.writeHead(status).end('<h1>Sorry</h1>')
    })
    expect(await serviceAt(server.url).me()).toEqual(failed('service_error'))
  })

  it.each([
    [429, '7', 7_000],
    [503, '2', 2_000],
    [503, 'Mon, 04 May 2026 10:00:05 GMT', 5_000],
  ])('fails as busy at status %i and keeps the pause that was asked for', async (status, header, pause) => {
    const server = await serverThat((_request, response) => {
      response.writeHead(status, { 'retry-after': header }).end()
    })
    expect(await serviceAt(server.url).me()).toEqual(failed('busy', pause))
  })

  it.each([
    ['no JSON', (response: ServerResponse) => response.end('<h1>Welcome to our network</h1>')],
    ['JSON of another shape', (response: ServerResponse) => response.end('{"account":{}}')],
    ['nothing', (response: ServerResponse) => response.end()],
    [
      'a redirect',
      (response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    ],
    [
      'a refusal that is no problem document',
      (response: ServerResponse) => response.writeHead(403).end('no'),
    ],
    [
      'broken gzip',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('this is no gzip'),
    ],
  ])('is not understood when the answer is %s', async (_what, answer) => {
    const server = await serverThat((_request, response) => {
      answer(response)
    })
    expect(await serviceAt(server.url).me()).toEqual(failed('not_understood'))
  })

  it('is not understood when what answers does not speak HTTP', async () => {
    const server = createServer(socket => {
      endings.push(async () => void socket.destroy())
      socket.on('error', () => {})
      socket.once('data', () => socket.write('SSH-2.0-OpenSSH_9.2\r\n'))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    endings.push(async () => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await serviceAt(`http://127.0.0.1:${port}`).me()).toEqual(failed('not_understood'))
  })

  it('is refused with the service’s problem', async () => {
    const problem = { type: 'urn:osor:problem:not-found', title: 'There is no such item', status: 404 }
    const server = await serverThat((_request, response) => answerJson(response, problem, 404))
    expect(await serviceAt(server.url).trail(item)).toEqual({ kind: 'refused', problem })
  })

  it('does not leave this computer while a sign-in is needed', async () => {
    const server = await serverThat((_request, response) => answerJson(response, elena))
    const service = serviceAt(server.url, { token: async () => ({ kind: 'sign_in_needed' }) })
    expect(await service.me()).toEqual({ kind: 'sign_in_needed' })
    expect(server.asked).toEqual([])
  })

  it('renews a refused sign-in once and asks again', async () => {
    const server = await serverThat((request, response) => {
      if (request.headers.authorization === 'Bearer renewed') answerJson(response, elena)
      else response.writeHead(401).end()
    })
    const refused: (string | undefined)[] = []
    const service = serviceAt(server.url, {
      token: async rejected => {
        refused.push(rejected)
        return { kind: 'token', token: rejected === undefined ? 'old' : 'renewed' }
      },
    })
    expect(await service.me()).toMatchObject({ kind: 'answer' })
    expect(refused).toEqual([undefined, 'old'])
  })

  it('needs a sign-in when the renewed one is refused too', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(401).end()
    })
    expect(await serviceAt(server.url).me()).toEqual({ kind: 'sign_in_needed' })
    expect(server.asked).toHaveLength(2)
  })
})

describe('sending operations', () => {
  it('posts the batch and gives the results', async () => {
    const problem = { type: 'urn:osor:problem:unavailable', title: 'Later', status: 503 }
    const results = [{ operation: item, outcome: 'retry', problem }]
    let body = ''
    const server = await serverThat(async (request, response) => {
      body = await bodyOf(request)
      answerJson(response, { results })
    })
    expect(await serviceAt(server.url).sendOperations([])).toEqual({ kind: 'answer', value: results })
    expect(server.asked).toEqual(['POST /v1/operations'])
    expect(JSON.parse(body)).toEqual({ operations: [] })
  })

  it('gives the results that it can read, as if the others had not come', async () => {
    const problem = { type: 'urn:osor:problem:unavailable', title: 'Later', status: 503 }
    const readable = { operation: item, outcome: 'retry', problem }
    const strange = { operation: item, outcome: 'conflict', current: { type: 'hologram' } }
    const server = await serverThat((_request, response) => {
      answerJson(response, { results: [strange, readable] })
    })
    expect(await serviceAt(server.url).sendOperations([])).toEqual({ kind: 'answer', value: [readable] })
  })
})

describe('a page of changes', () => {
  it('is asked for by cursor and limit', async () => {
    const queries: string[] = []
    const server = await serverThat((_request, response, url) => {
      queries.push(url.search)
      response.end('{"kind":"end","cursor":"c1","more":false,"reset":false}\n')
    })
    const service = serviceAt(server.url)
    expect(await service.changesSince(null, 500)).toMatchObject({ kind: 'answer', value: { cursor: 'c1' } })
    await service.changesSince('a&b', 20)
    expect(queries).toEqual(['?limit=500', '?limit=20&since=a%26b'])
  })

  it('says where the next one begins before it is read item by item', async () => {
    const server = await serverThat((_request, response) => {
      response.write(`${lineOfItem(aNews({}))}\n`)
      response.end('{"kind":"end","cursor":"c1","more":true,"reset":false}\n')
    })
    const told: string[] = []
    const service = createHttpContentService({
      url: server.url,
      access: signedIn,
      fetch: network,
      now: () => now,
      joinItems: items => {
        told.push('read')
        return asLines(items)
      },
    })
    await service.changesSince(null, 500, cursor => told.push(cursor))
    expect(told).toEqual(['c1', 'read'])
  })

  it('is not understood when it was cut on the way', async () => {
    const server = await serverThat((_request, response) => {
      response.end(`{"kind":"gone","id":"${item}"}\n`)
    })
    expect(await serviceAt(server.url).changesSince(null, 500)).toEqual(failed('not_understood'))
  })
})

describe('the demo accounts', () => {
  it('are told to those who are not signed in', async () => {
    const server = await serverThat((request, response) => {
      expect(request.headers.authorization).toBeUndefined()
      answerJson(response, { accounts: [{ key: 'editor', name: 'Elena', organisation: 'OSOR' }] })
    })
    const service = serviceAt(server.url, { token: async () => ({ kind: 'sign_in_needed' }) })
    expect(await service.demoAccounts()).toMatchObject({ kind: 'answer', value: [{ key: 'editor' }] })
  })
})

describe('waiting for more', () => {
  const neverAborted = new AbortController().signal

  function events(...chunks: readonly string[]) {
    return serverThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const chunk of chunks) response.write(chunk)
    })
  }

  it('ends with "more" when the service says so, whatever came before', async () => {
    const server = await events(': hello\n\n', 'event: other\ndata: x\n\n', 'event: mo', 're\ndata:\n\n')
    expect(await serviceAt(server.url).waitForMore(null, neverAborted)).toBe('more')
  })

  it('asks for what is behind the cursor', async () => {
    let query = ''
    const server = await serverThat((_request, response, url) => {
      query = url.search
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('event: more\ndata:\n\n')
    })
    expect(await serviceAt(server.url).waitForMore('c&7', neverAborted)).toBe('more')
    expect(query).toBe('?since=c%267')
  })

  it('ends when the line is silent for too long', async () => {
    const server = await events(': hello\n\n')
    expect(await serviceAt(server.url).waitForMore(null, neverAborted)).toBe('ended')
  })

  it('ends when the service closes the line', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(': bye\n\n')
    })
    expect(await serviceAt(server.url).waitForMore(null, neverAborted)).toBe('ended')
  })

  it.each([401, 404, 500])('ends at status %i', async status => {
    const server = await serverThat((_request, response) => {
      response.writeHead(status).end()
    })
    expect(await serviceAt(server.url).waitForMore(null, neverAborted)).toBe('ended')
  })

  it('ends, and lets the line go, when nobody waits any more', async () => {
    const nobodyWaits = new AbortController()
    const closed = milestone()
    const server = await serverThat((request, response) => {
      request.on('close', () => closed.reach())
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': hello\n\n')
      nobodyWaits.abort()
    })
    expect(await serviceAt(server.url).waitForMore(null, nobodyWaits.signal)).toBe('ended')
    await closed.reached
  })

  it('ends when the service does not answer at all', async () => {
    const server = await serverThat(() => {})
    expect(await serviceAt(server.url, signedIn, network, 400).waitForMore(null, neverAborted)).toBe('ended')
  })
})

describe('a file', () => {
  const content = aPng()
  const id = fileIdOfContent(content)
  const bytes = new Uint8Array(content)
  const path = `/v1/files/${id}`

  it('is known to be at the service, or not, by a question without content', async () => {
    const server = await serverThat((_request, response, { pathname }) => {
      if (pathname === path) response.writeHead(200, { etag: `"${id}"` }).end()
      else response.writeHead(404).end()
    })
    const service = serviceAt(server.url)
    const other = fileIdOfContent(aPng(3, 3))
    expect(await service.hasFile(id)).toEqual({ kind: 'answer', value: true })
    expect(await service.hasFile(other)).toEqual({ kind: 'answer', value: false })
    expect(server.asked).toEqual([`HEAD ${path}`, `HEAD /v1/files/${other}`])
  })

  it('is not believed to be there because something else says yes to everything', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome aboard</h1>')
    })
    expect(await serviceAt(server.url).hasFile(id)).toEqual(failed('not_understood'))
  })

  it('is read with its type', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(content)
    })
    const answer = await serviceAt(server.url).file(id)
    expect(answer).toEqual({ kind: 'answer', value: { mediaType: 'image/png', content: bytes } })
  })

  it('whose content is not what its address says is not taken', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(aPng(9, 9))
    })
    expect(await serviceAt(server.url).file(id)).toEqual(failed('not_understood'))
  })

  it('without an end is not read beyond what a file may have', async () => {
    let sent = 0
    function* withoutEnd(): Generator<Buffer> {
      for (; sent < 64; sent += 1) yield Buffer.alloc(1024 * 1024)
    }
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/png' })
      // Cut by the reader: that is what is tested.
      pipeline(withoutEnd, response).catch(() => undefined)
    })
    expect(await serviceAt(server.url).file(id)).toEqual(failed('not_understood'))
    expect(sent).toBeLessThan(40)
  })

  it('that the account may not read is refused', async () => {
    const problem = { type: 'urn:osor:problem:not-found', title: 'No', status: 404 }
    const server = await serverThat((_request, response) => answerJson(response, problem, 404))
    expect(await serviceAt(server.url).file(id)).toEqual({ kind: 'refused', problem })
  })
})
