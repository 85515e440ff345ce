import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A real HTTP server on this computer that answers what a test tells it to. */
export interface LittleServer {
  /** Its origin: `http://127.0.0.1:4780`. */
  readonly url: string
  /** What it was asked, oldest first: `GET /v1/me`. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

type Answerer = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>

export async function startLittleServer(answer: Answerer): Promise<LittleServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    asked.push(`${request.method} ${url.pathname}`)
    void Promise.resolve(answer(request, response, url)).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address !== 'object') throw new Error('The little server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

export function answerJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
