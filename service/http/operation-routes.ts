import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  Operation,
  OperationBatch,
  type OperationResult,
  OperationResults,
  operationsPerBatch,
} from '#shared/sync/operation.ts'
import { OperationId } from '#shared/sync/operation-id.ts'
import { applyOperations } from '../operations/apply-operations.ts'
import { pointerTo, problemOf } from '../problem-details.ts'
import type { Authentication } from './authentication.ts'
import { forBodies, signedIn } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const bodyLimit = 8 * 1024 * 1024

const EnvelopedBatch = z.object({
  operations: z
    .array(z.looseObject({ id: OperationId }))
    .min(1)
    .max(operationsPerBatch),
})

type Sorted = { readonly operation: Operation } | { readonly refusal: OperationResult }

/**
 * Reads a batch that is not wholly readable: an operation that can't be read is refused by itself, so that it doesn't
 * keep the others from being stored for ever.
 */
function sortOut(body: unknown): readonly Sorted[] {
  const batch = EnvelopedBatch.safeParse(body)
  if (!batch.success) {
    throw new ProblemFailure(
      'invalid-request',
      batch.error.issues.map(issue => ({ pointer: pointerTo(...issue.path), detail: issue.message })),
    )
  }
  return batch.data.operations.map(candidate => {
    const parsed = Operation.safeParse(candidate)
    if (parsed.success) return { operation: parsed.data }
    const errors = parsed.error.issues.map(issue => ({
      pointer: pointerTo(...issue.path),
      detail: issue.message,
    }))
    const concernsFields = errors.every(({ pointer }) => pointer.startsWith('/fields/'))
    const problem = problemOf(concernsFields ? 'invalid-fields' : 'invalid-request', { errors })
    return { refusal: { operation: candidate.id, outcome: 'refused', problem } }
  })
}

/** What desks ask the service to do. */
export function operationRoutes(
  parts: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  return async app => {
    app.post(
      '/v1/operations',
      {
        onRequest: requireAccount,
        bodyLimit,
        // A batch that is not wholly readable is sorted out below.
        attachValidation: true,
        schema: {
          summary: 'Apply operations, in order; one result for each',
          tags: ['writing'],
          security: signedIn,
          body: OperationBatch,
          response: { 200: OperationResults, ...forBodies },
        },
      },
      async (request, reply) => {
        const sorted: readonly Sorted[] =
          request.validationError === undefined
            ? request.body.operations.map(operation => ({ operation }))
            : sortOut(request.body)
        const desk = {
          ...parts,
          report: (failure: unknown) => request.log.error({ err: failure }, 'an operation failed'),
        }
        const applied = await applyOperations(
          desk,
          accountOf(request).actor,
          sorted.flatMap(one => ('operation' in one ? [one.operation] : [])),
        )
        const answers = [...applied]
        const results = sorted.flatMap(one => ('refusal' in one ? [one.refusal] : answers.splice(0, 1)))
        return reply.send({ results })
      },
    )
  }
}
