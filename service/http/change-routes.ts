import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ChangeLine, changesPerPage } from '#shared/sync/change.ts'
import { feedPage } from '../feed/feed-page.ts'
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

/** Bytes that wait for a slow reader before the next lines are read from the database. */
const bufferedBytes = 64 * 1024

/**
 * A page as it is read, no faster than the reader takes it. What fails before its first lines are there throws, to be
 * answered as a problem; what fails later breaks the page off, and the reader sees that its end is missing.
 */
async function streamOf(page: AsyncGenerator<Buffer, void>): Promise<Readable> {
  const first = await page.next()
  async function* all() {
    if (first.done) return
    yield first.value
    yield* page
  }
  return Readable.from(all(), { objectMode: false, highWaterMark: bufferedBytes })
}

/** The same zipped; each of the two ends when the other breaks off. */
function zipped(text: Readable): Readable {
  const gzip = createGzip({ level: 4 })
  // Whoever reads the zipped page hears of what failed.
  pipeline(text, gzip, () => {})
  return gzip
}

/** The change feed: what is new since a cursor. */
export function changeRoutes(
  { storage, texts }: ServiceParts,
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
        const page = feedPage(storage.database, texts, accountOf(request).actor, since, limit)
        const text = await streamOf(page)
        const isZipped = acceptsGzip(request.headers['accept-encoding'])
        reply.header('cache-control', 'no-store').header('vary', 'accept-encoding')
        reply.header('content-type', 'application/x-ndjson')
        if (isZipped) reply.header('content-encoding', 'gzip')
        // A body of its own: what the schema describes is one line.
        const body: unknown = isZipped ? zipped(text) : text
        await Reflect.apply(reply.send, reply, [body])
        return reply
      },
    )
  }
}
