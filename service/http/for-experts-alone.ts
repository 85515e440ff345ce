import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isLegalExpert } from '#shared/workflow/actor.ts'
import type { Authentication } from './authentication.ts'
import { ProblemFailure } from './problem-failure.ts'

/**
 * Nobody but legal experts gets an answer from routes that are registered here, and nobody on the way keeps one. Who asks is
 * told to go before what they ask is looked at.
 */
export function forExpertsAlone(
  app: Pick<FastifyInstance, 'addHook'>,
  { requireAccount, accountOf }: Authentication,
): void {
  app.addHook('onRequest', requireAccount)
  app.addHook('preValidation', async (request: FastifyRequest) => {
    if (!isLegalExpert(accountOf(request).actor)) throw new ProblemFailure('role-not-allowed')
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
}
