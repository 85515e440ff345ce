import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import type { ServiceParts } from './service-parts.ts'

/** Whether the service and its database answer. */
export function healthRoutes({ storage }: ServiceParts): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/healthz',
      {
        config: { rateLimit: false },
        schema: {
          summary: 'Whether the service is well',
          tags: ['service'],
          response: { 200: z.object({ status: z.literal('ok') }) },
        },
      },
      async (_request, reply) => {
        await sql`select 1`.execute(storage.database)
        return reply.send({ status: 'ok' })
      },
    )
  }
}
