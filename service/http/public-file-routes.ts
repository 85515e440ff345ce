import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { FileId } from '#shared/content/kept-file.ts'
import { loadContent } from '../files/stored-files.ts'
import { findPublicFile } from '../observatory/public-file.ts'
import { filePolicy } from './file-routes.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const FileParams = z.object({ file: FileId })

/** A header's way to name a file, whatever letters its name has (RFC 6266, RFC 8187). */
function attachmentNamed(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}

/** The files that are published, for everybody: pictures to be shown on a page, everything else to be saved. */
export function publicFileRoutes({ storage }: ServiceParts): FastifyPluginAsyncZod {
  const { database } = storage
  return async app => {
    app.get('/files/:file', { schema: { hide: true, params: FileParams } }, async (request, reply) => {
      const { file } = request.params
      const found = await findPublicFile(database, file)
      if (found === null) throw new ProblemFailure('not-found')
      reply
        .header('etag', `"${file}"`)
        // What is withdrawn is gone at once, although the content of an address never changes.
        .header('cache-control', 'public, no-cache')
        .header('content-security-policy', filePolicy)
        // Whoever reads a feed elsewhere sees its pictures.
        .header('cross-origin-resource-policy', 'cross-origin')
      if (request.headers['if-none-match'] === `"${file}"`) return reply.code(304).send()
      const stored = await loadContent(database, file)
      if (stored === undefined) throw new ProblemFailure('not-found')
      const isPicture = stored.media_type.startsWith('image/')
      const name = found.name ?? file
      reply.header('content-disposition', isPicture ? 'inline' : attachmentNamed(name))
      return reply.type(stored.media_type).send(Buffer.from(stored.content))
    })
  }
}
