import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { unavailable } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

/** Whether the service and its database answer, and whether it is to be asked: not when it ends. */
export function healthRoutes({ storage, drain }: ServiceParts): FastifyPluginAsyncZod {
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
    app.get(
      '/readyz',
      {
        config: { rateLimit: false },
        schema: {
          summary: 'Whether requests are to be sent to this service',
          tags: ['service'],
          response: { 200: z.object({ status: z.literal('ready') }), ...unavailable },
        },
      },
      async (_request, reply) => {
        if (drain.hasBegun()) throw new ProblemFailure('unavailable')
        await sql`select 1`.execute(storage.database)
        return reply.send({ status: 'ready' })
      },
    )
  }
}
