import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ActDone } from '#shared/members/act-answer.ts'
import { isAdministrator, type MembershipRefusal } from '#shared/members/may-administer.ts'
import { MembersPage, MyMembership } from '#shared/members/member.ts'
import { MembershipAct } from '#shared/members/membership-act.ts'
import { MembershipTrail } from '#shared/members/membership-trail.ts'
import type { ProblemKind } from '#shared/sync/problem.ts'
import { applyAct } from '../members/apply-act.ts'
import { loadTrailPage } from '../members/membership-trail.ts'
import { loadMembersPage, loadMyMembership } from '../members/stored-members.ts'
import type { Authentication } from './authentication.ts'
import { forAccounts, forActs, forAdministrators, signedIn } from './documented.ts'
import { ProblemFailure } from './problem-failure.ts'
import type { ServiceParts } from './service-parts.ts'

const TrailQuery = z.object({
  before: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('The number of the last entry that is known: older ones follow'),
})

/** The kind of problem as which a rule's refusal is told. */
function problemOfRule(rule: MembershipRefusal): ProblemKind {
  switch (rule) {
    case 'role_not_allowed':
    case 'only_owner_hands_over':
      return 'role-not-allowed'
    case 'reason_missing':
      return 'reason-missing'
    case 'no_such_invitation':
      return 'not-found'
    default:
      return 'membership-refused'
  }
}

/** The members of the collection, what is done about them, and its trail. */
export function memberRoutes(
  parts: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  const { storage, clock } = parts
  return async app => {
    app.addHook('onRequest', requireAccount)
    app.get(
      '/v1/members',
      {
        schema: {
          summary: 'The members as this account may see them',
          tags: ['members'],
          security: signedIn,
          response: { 200: MembersPage, ...forAccounts },
        },
      },
      async (request, reply) => {
        return reply.send(await loadMembersPage(storage.database, accountOf(request), clock()))
      },
    )
    app.get(
      '/v1/members/mine',
      {
        schema: {
          summary: 'Where this account stands, and the open invitations to its address',
          tags: ['members'],
          security: signedIn,
          response: { 200: MyMembership, ...forAccounts },
        },
      },
      async (request, reply) => {
        return reply.send(await loadMyMembership(storage.database, accountOf(request), clock()))
      },
    )
    app.get(
      '/v1/members/trail',
      {
        schema: {
          summary: 'What was done about the members, the newest first; for administrators',
          tags: ['members'],
          security: signedIn,
          querystring: TrailQuery,
          response: { 200: MembershipTrail, ...forAdministrators },
        },
      },
      async (request, reply) => {
        if (!isAdministrator(accountOf(request).actor)) throw new ProblemFailure('role-not-allowed')
        return reply.send(await loadTrailPage(storage.database, request.query.before ?? null))
      },
    )
    app.post(
      '/v1/members/acts',
      {
        schema: {
          summary: 'Do something about the members, once for each id',
          tags: ['members'],
          security: signedIn,
          body: MembershipAct,
          response: { 200: ActDone, ...forActs },
        },
      },
      async (request, reply) => {
        const result = await applyAct(parts, accountOf(request).person.id, request.body)
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
            // Somebody's rights are others now, which each live line finds out when it is told to look.
            if (result.concernsOthers) await storage.announceChange('unknown')
            return reply.send({ link: result.link, mine: result.mine })
        }
      },
    )
  }
}
