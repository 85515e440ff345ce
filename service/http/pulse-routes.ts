import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Pulse } from '#shared/pulse/pulse.ts'
import { isPrivileged } from '#shared/workflow/actor.ts'
import { readPulse } from '../pulse/read-pulse.ts'
import type { Authentication } from './authentication.ts'
import { forRoles, signedIn } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

/** The rule, for whoever is refused. */
const rule =
  'The pulse is for facilitators of the collection and site moderators: those who decide on other people’s texts.'

/** How the review desk is doing, for those who decide there. */
export function pulseRoutes(
  { storage, clock }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/v1/pulse',
      {
        onRequest: requireAccount,
        schema: {
          summary:
            'How the review desk is doing: what waits, what was decided and how soon, what is published',
          tags: ['reading'],
          security: signedIn,
          response: { 200: Pulse, ...forRoles },
        },
      },
      async (request, reply) => {
        const { actor } = accountOf(request)
        if (!isPrivileged(actor)) throw new ProblemFailure('role-not-allowed', undefined, undefined, rule)
        reply.header('cache-control', 'private, no-store')
        return reply.send(await readPulse(storage.database, actor, clock()))
      },
    )
  }
}
