import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { headersFor, pageScheme, servedFile, withNonce } from './served-file.ts'

/** Makes `app:` a scheme with an origin, storage and a secure context. Before the program is ready, and once. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the page's files from `root` and nothing else. */
export function servePage(root: string): void {
  protocol.handle(pageScheme, async request => {
    const file = servedFile(root, request.url)
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return notFound()
    try {
      const content = await readFile(file.path)
      if (!file.type.startsWith('text/html')) {
        return new Response(new Uint8Array(content), { headers: headersFor(file.type, null) })
      }
      const nonce = randomBytes(18).toString('base64')
      return new Response(withNonce(content.toString('utf8'), nonce), {
        headers: headersFor(file.type, nonce),
      })
    } catch {
      return notFound()
    }
  })
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headersFor('text/plain; charset=utf-8', null) })
}
