import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Problem } from '#shared/sync/problem.ts'
import { problemOf } from '../problem-details.ts'
import { isOutOfTime, isUnconnected } from '../storage/database-limits.ts'
import { drained } from './drained.ts'
import { ProblemFailure } from './problem-failure.ts'

function problemOfFailure(failure: FastifyError | ProblemFailure): Problem {
  if (failure instanceof ProblemFailure) {
    const problem = problemOf(failure.kind, failure.errors === undefined ? {} : { errors: failure.errors })
    return { ...problem, ...failure.extension }
  }
  if (hasZodFastifySchemaValidationErrors(failure)) {
    const errors = failure.validation.map(issue => ({
      pointer: issue.instancePath,
      detail: issue.message ?? issue.keyword,
    }))
    return problemOf('invalid-request', { errors })
  }
  if (isUnconnected(failure) || isOutOfTime(failure)) return problemOf('unavailable')
  const status = failure.statusCode ?? 500
  if (status === 413) return problemOf('too-large')
  if (status === 429) return problemOf('too-many-requests')
  if (status === 404) return problemOf('not-found')
  if (status < 500) return { ...problemOf('invalid-request', { detail: failure.message }), status }
  return problemOf('internal')
}

/** After so many seconds the service may be asked again when it could not do something. */
const usualPause = 2

async function sendProblem(reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  if (problem.status === 503) reply.header('retry-after', usualPause)
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer')
  // Serialised here: the routes' schemas describe their good answers.
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem)
}

/** Every failure is answered with problem details (RFC 9457); what nobody foresaw is logged, and tells nothing. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler(async (failure: FastifyError | ProblemFailure, request: FastifyRequest, reply) => {
    const problem = problemOfFailure(failure)
    // That the service ends, or has much to do, is no failure of its own.
    const isForeseen = failure instanceof ProblemFailure
    if (problem.status >= 500 && !isForeseen) request.log.error({ err: failure }, 'a request failed')
    if (problem.status === 413) await drained(request)
    if (failure instanceof ProblemFailure && failure.retryAfter !== undefined) {
      reply.header('retry-after', failure.retryAfter)
    }
    return sendProblem(reply, problem)
  })
  app.setNotFoundHandler(async (_request, reply) => sendProblem(reply, problemOf('not-found')))
}
