import type { IncomingMessage } from 'node:http'
import type { FastifyPluginAsync } from 'fastify'
import type { ServiceParts } from './service-parts.ts'

/** Where the OpenID provider lives: the path of its issuer. */
export const openIdPath = '/oidc'

/**
 * Makes a request look to the provider as if it came to the public URL: the provider builds its addresses from the
 * request, and they must follow the issuer, not what a client or a proxy writes into a header.
 */
function asAsked(request: IncomingMessage, url: string, publicUrl: URL): void {
  request.url = url.slice(openIdPath.length)
  // Tells the provider the path below which it is mounted.
  Object.assign(request, { originalUrl: url })
  request.headers.host = publicUrl.host
  request.headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1)
  delete request.headers['x-forwarded-host']
}

/** Hands everything below `/oidc` to the OpenID provider, body unread. */
export function openIdMount(parts: ServiceParts): FastifyPluginAsync {
  const answer = parts.provider.callback()
  const publicUrl = new URL(parts.publicUrl)
  return async app => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => {
      done(null, undefined)
    })
    app.all(`${openIdPath}/*`, { schema: { hide: true } }, async (request, reply) => {
      reply.hijack()
      asAsked(request.raw, request.url, publicUrl)
      await answer(request.raw, reply.raw)
    })
  }
}
