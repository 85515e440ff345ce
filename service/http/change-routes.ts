import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ChangeLine, changesPerPage } from '#shared/sync/change.ts'
import { changesPage } from '../feed/changes-page.ts'
import type { Authentication } from './authentication.ts'
import { forQueries, signedIn } from './documented.ts'
import type { ServiceParts } from './service-parts.ts'

const mostPerPage = 2_000

const ChangesQuery = z.object({
  since: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(mostPerPage).default(changesPerPage),
})

function acceptsGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some(coding => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(coding))
}

function* asText(lines: readonly ChangeLine[]) {
  for (const line of lines) yield `${JSON.stringify(line)}\n`
}

/** The change feed: what is new since a cursor. */
export function changeRoutes(
  { storage }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/v1/changes',
      {
        onRequest: requireAccount,
        schema: {
          summary: 'Changes since a cursor, one JSON text a line, closed by an end line',
          tags: ['reading'],
          security: signedIn,
          querystring: ChangesQuery,
          response: {
            200: {
              description: 'Lines of the feed',
              content: { 'application/x-ndjson': { schema: ChangeLine } },
            },
            ...forQueries,
          },
        },
      },
      async (request, reply) => {
        const { since, limit } = request.query
        const lines = await changesPage(storage.database, accountOf(request).actor, since, limit)
        const text = Readable.from(asText(lines))
        const isZipped = acceptsGzip(request.headers['accept-encoding'])
        reply.header('cache-control', 'no-store').header('vary', 'accept-encoding')
        reply.header('content-type', 'application/x-ndjson')
        if (isZipped) reply.header('content-encoding', 'gzip')
        // A body of its own: what the schema describes is one line.
        const body: unknown = isZipped ? text.pipe(createGzip({ level: 4 })) : text
        await Reflect.apply(reply.send, reply, [body])
        return reply
      },
    )
  }
}
