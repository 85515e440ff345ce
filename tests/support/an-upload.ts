import { request } from 'node:http'
import type { FileId } from '#shared/content/kept-file.ts'
import { fileIdOfContent } from './a-file.ts'
import type { ServiceClient } from './service-client.ts'

const tus = { 'tus-resumable': '1.0.0' }

/** Asks for a new upload of a file; `more` are further headers, or others in place of these. */
export function askForUpload(
  client: ServiceClient,
  file: string,
  bytes: number,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = {
    ...tus,
    'upload-length': String(bytes),
    'upload-metadata': `sha256 ${Buffer.from(file).toString('base64')}`,
    ...more,
  }
  return client.ask('/v1/uploads', { method: 'POST', headers })
}

/** Begins an upload that has to be granted; answers its path. */
export async function beginUpload(
  client: ServiceClient,
  content: Uint8Array,
  file = fileIdOfContent(content),
) {
  const answer = await askForUpload(client, file, content.length)
  if (answer.status !== 201) throw new Error(`no upload: ${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

/** Sends bytes of an upload that begin at `offset`. */
export function goOn(
  client: ServiceClient,
  path: string,
  offset: number,
  bytes: Uint8Array,
): Promise<Response> {
  return client.ask(path, {
    method: 'PATCH',
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    body: new Uint8Array(bytes),
  })
}

export function askWhere(client: ServiceClient, path: string): Promise<Response> {
  return client.ask(path, { method: 'HEAD', headers: tus })
}

/** How much of an upload the service has. */
export async function whereIs(client: ServiceClient, path: string): Promise<number> {
  return Number((await askWhere(client, path)).headers.get('upload-offset') ?? Number.NaN)
}

export function giveUp(client: ServiceClient, path: string): Promise<Response> {
  return client.ask(path, { method: 'DELETE', headers: tus })
}

/** Uploads a file; answers what the service says to its last byte. */
export async function upload(client: ServiceClient, content: Uint8Array, file?: FileId): Promise<Response> {
  return goOn(client, await beginUpload(client, content, file), 0, content)
}

/** A request that goes on with an upload, whose bytes come when the test gives them. */
interface Sending {
  /** Gives bytes; resolves when they have left. */
  readonly give: (bytes: Uint8Array) => Promise<void>
  /** Cuts the line. */
  readonly cut: () => void
  /** The status of the answer; null where the line broke before there was one. */
  readonly status: Promise<number | null>
}

/** Begins to send `length` bytes of an upload, from `offset` on. */
export function startSending(client: ServiceClient, path: string, offset: number, length: number): Sending {
  const sending = request(`${client.url}${path}`, {
    method: 'PATCH',
    headers: {
      ...tus,
      authorization: `Bearer ${client.token}`,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': offset,
      'content-length': length,
    },
  })
  const status = new Promise<number | null>(resolve => {
    sending.on('response', answer => {
      answer.resume()
      resolve(answer.statusCode ?? null)
    })
    sending.on('error', () => resolve(null))
  })
  return {
    give: bytes => new Promise(resolve => sending.write(bytes, () => resolve())),
    cut: () => sending.destroy(new Error('cut')),
    status,
  }
}

/** Begins to send an upload from `offset` on, and cuts the line once the first `bytes` are on their way. */
export async function cutAfter(
  client: ServiceClient,
  path: string,
  offset: number,
  content: Uint8Array,
  bytes: number,
): Promise<void> {
  const sending = startSending(client, path, offset, content.length - offset)
  await sending.give(content.subarray(offset, offset + bytes))
  sending.cut()
  await sending.status
}
