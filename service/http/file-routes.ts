import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { FileId } from '#shared/content/kept-file.ts'
import { mayReadFile } from '../files/may-read-file.ts'
import { loadContent, loadFacts } from '../files/stored-files.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Authentication } from './authentication.ts'
import { fileContent, forItems, notModified, signedIn } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const FileParams = z.object({ file: FileId })

/** A file is never a page: whatever a browser makes of it has no script, no origin and no frame. */
export const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** The files that items name. The address says what the content is, so what it answers never changes. */
export function fileRoutes(
  { storage }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  const { database } = storage
  return async app => {
    app.addHook('onRequest', requireAccount)
    /** Ends with 404 where the account may not read the file; answers what every answer about it says. */
    async function headersOf(file: FileId, request: FastifyRequest): Promise<Record<string, string>> {
      const { policy } = await loadCollection(database)
      if (!(await mayReadFile(database, accountOf(request).actor, policy, file))) {
        throw new ProblemFailure('not-found')
      }
      return {
        etag: `"${file}"`,
        'cache-control': 'private, max-age=31536000, immutable',
        vary: 'authorization',
        'content-security-policy': filePolicy,
        'content-disposition': 'attachment',
      }
    }

    app.head(
      '/v1/files/:file',
      {
        schema: {
          summary: 'Whether this account may read the file',
          tags: ['reading'],
          security: signedIn,
          params: FileParams,
          response: { 200: z.null(), ...forItems },
        },
      },
      async (request, reply) => {
        const { file } = request.params
        const headers = await headersOf(file, request)
        const facts = await loadFacts(database, file)
        if (facts === undefined) throw new ProblemFailure('not-found')
        return reply
          .headers({ ...headers, 'content-length': facts.bytes })
          .type(facts.media_type)
          .send(null)
      },
    )
    app.get(
      '/v1/files/:file',
      {
        exposeHeadRoute: false,
        schema: {
          summary: 'The content of a file that this account may read',
          tags: ['reading'],
          security: signedIn,
          params: FileParams,
          response: { ...fileContent, ...notModified, ...forItems },
        },
      },
      async (request, reply) => {
        const { file } = request.params
        reply.headers(await headersOf(file, request))
        if (request.headers['if-none-match'] === `"${file}"`) return reply.code(304).send(null)
        const stored = await loadContent(database, file)
        if (stored === undefined) throw new ProblemFailure('not-found')
        return reply.type(stored.media_type).send(Buffer.from(stored.content))
      },
    )
  }
}
