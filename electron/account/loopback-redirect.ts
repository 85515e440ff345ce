import { createServer, type Server } from 'node:http'
import { program } from '#shared/messages/en/program.ts'

/** The address that a browser is sent back to, on this computer (RFC 8252 section 7.3). */
export interface LoopbackRedirect {
  readonly address: string
  /** The first request to that address that carries the expected state. Rejects when the signal aborts. */
  readonly arrival: Promise<URL>
  /** Ends the server; a page that is still being sent arrives. */
  close(): void
}

const path = '/callback'

/** A plain page of its own: no script, no picture, nothing to load. */
function page(title: string, sentence: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>html{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}h1{font-size:1.5rem}</style>
<h1>${title}</h1><p>${sentence}</p></html>
`
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  connection: 'close',
}

/** Listens on a free port of 127.0.0.1 for the browser's return with this `state`; other requests get a 404 or 400. */
export async function openLoopbackRedirect(state: string, signal: AbortSignal): Promise<LoopbackRedirect> {
  let arrive: (url: URL) => void = () => {}
  let fail: (reason: unknown) => void = () => {}
  const arrival = new Promise<URL>((resolve, reject) => {
    arrive = resolve
    fail = reject
  })
  // Nobody may be waiting yet, or any more.
  arrival.catch(() => {})

  const server = createServer((request, response) => {
    // Whatever calls here may send what is no address at all.
    const url = URL.parse(request.url ?? '/', 'http://127.0.0.1')
    if (request.method !== 'GET' || url?.pathname !== path) {
      response.writeHead(404, headers).end(page(program.redirect.unknownTitle, program.redirect.unknown))
      return
    }
    // Another program on this computer may call here too: only the answer to our own question counts.
    if (url.searchParams.get('state') !== state) {
      response.writeHead(400, headers).end(page(program.redirect.unknownTitle, program.redirect.unknown))
      return
    }
    const isError = url.searchParams.has('error')
    const title = isError ? program.redirect.deniedTitle : program.redirect.doneTitle
    const sentence = isError ? program.redirect.denied : program.redirect.done
    response.writeHead(200, headers).end(page(title, sentence), () => arrive(url))
  })
  const port = await listen(server)
  const end = () => fail(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  return {
    address: `http://127.0.0.1:${port}${path}`,
    arrival,
    close: () => {
      signal.removeEventListener('abort', end)
      server.close()
      server.closeIdleConnections()
    },
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address && typeof address === 'object') resolve(address.port)
      else reject(new Error('The loopback server has no port'))
    })
  })
}
