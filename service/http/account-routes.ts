import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { DemoAccounts, Me } from '#shared/sync/me.ts'
import { offeredAccounts } from '../accounts/offered-accounts.ts'
import { loadCollection } from '../storage/collection.ts'
import type { Authentication } from './authentication.ts'
import { forAccounts, signedIn, tooMany } from './documented.ts'
import type { ServiceParts } from './service-parts.ts'

/** Who I am, and whom a demonstration offers to be. */
export function accountRoutes(
  { storage, isDemo }: ServiceParts,
  { requireAccount, accountOf }: Authentication,
): FastifyPluginAsyncZod {
  return async app => {
    app.get(
      '/v1/me',
      {
        onRequest: requireAccount,
        schema: {
          summary: 'The signed-in account, its roles and the policy of the collection',
          tags: ['accounts'],
          security: signedIn,
          response: { 200: Me, ...forAccounts },
        },
      },
      async (request, reply) => {
        const { person, email, actor } = accountOf(request)
        const { name, policy, instance } = await loadCollection(storage.database)
        return reply.send({
          account: { id: person.id, name: person.name, email, organisation: person.organisation },
          membership: actor.membership,
          siteRoles: actor.siteRoles,
          collection: { name, policy },
          service: { instance, name: 'OSOR content service' },
        })
      },
    )
    app.get(
      '/v1/demo-accounts',
      {
        schema: {
          summary: 'Accounts that a demonstration offers; none otherwise',
          tags: ['accounts'],
          response: { 200: DemoAccounts, ...tooMany },
        },
      },
      async (_request, reply) =>
        reply.send({ accounts: isDemo ? await offeredAccounts(storage.database) : [] }),
    )
  }
}
