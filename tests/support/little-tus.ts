import type { IncomingMessage, ServerResponse } from 'node:http'
import { type LittleServer, startLittleServer } from './little-server.ts'

interface Held {
  readonly file: string
  readonly bytes: number
  content: Buffer
}

/** What a test wants in place of the next good answer; true when it has answered, or will never. */
type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** The uploads of a service, as little as a desk needs of them, on this computer. It keeps what comes of a cut line. */
export interface LittleTus extends LittleServer {
  /** Files that came whole, by their SHA-256. */
  readonly files: ReadonlyMap<string, Buffer>
  /** Bytes of files that came, each time that they came. */
  bytesReceived(): number
  /** Asked before each request; the request goes on where it says false. */
  fault: Fault
  /** Forgets every upload that is under way. */
  forgetUploads(): void
}

const tus = { 'tus-resumable': '1.0.0' }

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

export async function startLittleTus(): Promise<LittleTus> {
  const held = new Map<string, Held>()
  const files = new Map<string, Buffer>()
  let received = 0
  let begun = 0

  async function take(request: IncomingMessage, upload: Held): Promise<void> {
    for await (const chunk of request) {
      received += chunk.length
      upload.content = Buffer.concat([upload.content, chunk])
    }
  }

  async function grow(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    status: number,
  ): Promise<void> {
    const upload = held.get(path)
    if (!upload) {
      response.writeHead(404, tus).end()
      return
    }
    await take(request, upload)
    if (upload.content.length === upload.bytes) {
      held.delete(path)
      files.set(upload.file, upload.content)
    }
    response.writeHead(status, { ...tus, location: path, 'upload-offset': upload.content.length }).end()
  }

  async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (await little.fault(request, response)) return
    const upload = held.get(path)
    if (request.method === 'POST') {
      begun += 1
      const address = `${path}/${begun}`
      const [, file = ''] = headerOf(request, 'upload-metadata').split(' ')
      held.set(address, {
        file: Buffer.from(file, 'base64').toString(),
        bytes: Number(headerOf(request, 'upload-length')),
        content: Buffer.alloc(0),
      })
      await grow(request, response, address, 201)
    } else if (!upload) {
      response.writeHead(404, tus).end()
    } else if (request.method === 'HEAD') {
      const { bytes, content } = upload
      response.writeHead(200, { ...tus, 'upload-offset': content.length, 'upload-length': bytes }).end()
    } else if (Number(headerOf(request, 'upload-offset')) === upload.content.length) {
      await grow(request, response, path, 204)
    } else {
      response.writeHead(409, tus).end()
    }
  }

  const server = await startLittleServer((request, response, { pathname }) =>
    // A line that the test has cut is no fault of the server.
    answer(request, response, pathname).catch(() => undefined),
  )
  const little: LittleTus = {
    ...server,
    files,
    bytesReceived: () => received,
    fault: () => false,
    forgetUploads: () => held.clear(),
  }
  return little
}
