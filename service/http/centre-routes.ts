import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { CentreAct } from '#shared/centres/centre-act.ts'
import { CentreActDone } from '#shared/centres/centre-answer.ts'
import { CentreTrail } from '#shared/centres/centre-trail.ts'
import type { CentreRefusal } from '#shared/centres/decide-centre-act.ts'
import { CentreList, CentreUrl } from '#shared/centres/resource-centre.ts'
import type { ProblemKind } from '#shared/sync/problem.ts'
import { applyCentreAct } from '../centres/apply-centre-act.ts'
import { loadCentreTrail } from '../centres/centre-trail.ts'
import { findCentre, loadCentres } from '../centres/stored-centres.ts'
import type { Authentication } from './authentication.ts'
import { forAccounts, forCentreActs, forItems, signedIn } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const TrailQuery = z.object({
  centre: CentreUrl.optional().describe('The address of a centre: of this one only'),
  before: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('The number of the last entry that is known: older ones follow'),
})

/** The kind of problem as which a rule's refusal is told. */
function problemOfRule(rule: CentreRefusal): ProblemKind {
  switch (rule) {
    case 'role_not_allowed':
      return 'role-not-allowed'
    case 'no_such_centre':
      return 'not-found'
    case 'reason_missing':
      return 'reason-missing'
    case 'unknown_country':
    case 'unknown_language':
      return 'invalid-fields'
    case 'centre_changed':
    case 'already_listed':
    case 'same_fields':
      return 'centre-refused'
  }
}

/** The list of resource centres, what is changed in it, and its trail. */
export function centreRoutes(
  parts: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  const { storage } = parts
  const { database } = storage
  return async app => {
    app.addHook('onRequest', requireAccount)
    app.get(
      '/v1/resource-centres',
      {
        schema: {
          summary: 'Every resource centre, by name',
          tags: ['centres'],
          security: signedIn,
          response: { 200: CentreList, ...forAccounts },
        },
      },
      async (_request, reply) => reply.send({ centres: [...(await loadCentres(database))] }),
    )
    app.get(
      '/v1/resource-centres/trail',
      {
        schema: {
          summary: 'What was changed in the list, the newest first',
          tags: ['centres'],
          security: signedIn,
          querystring: TrailQuery,
          response: { 200: CentreTrail, ...forItems },
        },
      },
      async (request, reply) => {
        const { centre, before } = request.query
        const stored = centre === undefined ? null : await findCentre(database, centre)
        if (stored === undefined) throw new ProblemFailure('not-found')
        return reply.send(await loadCentreTrail(database, stored?.id ?? null, before ?? null))
      },
    )
    app.post(
      '/v1/resource-centres/acts',
      {
        schema: {
          summary: 'Add, correct or remove a centre, once for each id',
          tags: ['centres'],
          security: signedIn,
          body: CentreAct,
          response: { 200: CentreActDone, ...forCentreActs },
        },
      },
      async (request, reply) => {
        const result = await applyCentreAct(parts, accountOf(request).person.id, request.body)
        switch (result.kind) {
          case 'gone':
            throw new ProblemFailure('not-signed-in')
          case 'reused':
            throw new ProblemFailure('operation-reused')
          case 'refused': {
            const { rule, current } = result
            const extension = { rule, ...(current !== undefined && { current }) }
            throw new ProblemFailure(problemOfRule(rule), undefined, undefined, extension)
          }
          case 'done':
            // Changes of the list are rare: each desk asks for it again when it next looks.
            await storage.announceChange('unknown')
            return reply.send({ centre: result.centre })
        }
      },
    )
  }
}
